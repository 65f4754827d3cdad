"""The route as a public service in a catalogue: CPSV-AP 3.2 as JSON-LD.

See https://semiceu.github.io/CPSV-AP/releases/3.2.0/. One file an edition. Whether an expert has signed the
content off is its status, since a catalogue copies records: a draft must be known as one there too.
"""

import json
from collections.abc import Iterator
from typing import Any

from routewijzer.i18n import Words
from routewijzer.model import Route, Service

_CONTEXT = {
    "adms": "http://www.w3.org/ns/adms#",
    "cpsv": "http://purl.org/vocab/cpsv#",
    "cv": "http://data.europa.eu/m8g/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_LANGUAGE = "http://publications.europa.eu/resource/authority/language/"
_LANGUAGES = {"nl": f"{_LANGUAGE}NLD", "en": f"{_LANGUAGE}ENG"}


def export_cpsv(route: Route, words: Words, address: str = "", places: tuple[str, ...] = ()) -> str:
    """Return the record of a checked route as JSON-LD.

    `address` is the web address of the site's first page (empty: unknown; the record then has a name of its
    own), `places` are the municipalities that an edition is for.
    """
    head, language = route.route, route.route.language
    own = address or f"urn:routewijzer:{head.id}"

    def in_language(text: str) -> dict[str, str]:
        return {"@value": text, "@language": language}

    record: dict[str, Any] = {
        "@context": _CONTEXT,
        "@id": own,
        "@type": "cpsv:PublicService",
        "dct:identifier": head.id,
        "dct:title": in_language(f"{head.title} ({head.edition})"),
        "dct:description": in_language(head.summary),
        "dct:language": {"@id": _LANGUAGES[language]},
        "dct:modified": {"@value": head.published.isoformat(), "@type": "xsd:date"},
        "dcat:version": head.version,
        "adms:status": {"@type": "skos:Concept", "skos:prefLabel": in_language(_status(route, words))},
        "cv:hasCompetentAuthority": {
            "@id": f"{own}#owner",
            "@type": "cv:PublicOrganisation",
            "dct:identifier": f"{head.id}-owner",
            "skos:prefLabel": in_language(head.owner),
        },
        "cv:hasContactPoint": list(_contacts(route, own)),
    }
    if address:
        record["dcat:landingPage"] = {"@id": address}
    if places:
        record["dct:spatial"] = [
            {"@type": "dct:Location", "skos:prefLabel": in_language(place)} for place in places
        ]
    return json.dumps(record, ensure_ascii=False, indent=1) + "\n"


def _status(route: Route, words: Words) -> str:
    """Return whether an expert has signed off, and who and when."""
    signed = route.route.sign_off
    if signed is None:
        return f"{words.shell.concept}: {words.review.unsigned}"
    return words("review.signed", by=signed.by, role=signed.role, date=signed.date.isoformat())


def _contacts(route: Route, own: str) -> Iterator[dict[str, Any]]:
    """Yield how to reach the services of the emergency bar and the helpline, each once."""
    keys = (*(entry.service for entry in route.route.emergency.values()), route.route.helpline)
    for key in dict.fromkeys(keys):
        if key in route.services:
            yield _contact(route.services[key], own)


def _contact(service: Service, own: str) -> dict[str, Any]:
    fields = {
        "cv:telephone": service.number.uri.removeprefix("tel:") if service.number else None,
        "cv:contactPage": {"@id": service.url} if service.url else None,
        "cv:openingHours": service.hours,
    }
    return {
        "@id": f"{own}#{service.id}",
        "@type": "cv:ContactPoint",
        "skos:prefLabel": service.title,
        **{key: value for key, value in fields.items() if value},
    }
