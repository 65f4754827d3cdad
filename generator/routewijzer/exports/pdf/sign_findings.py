"""Signs of a route that no PDF can hold, each told where the model says it."""

from collections.abc import Iterable, Iterator, Mapping

from routewijzer.checks import Subject
from routewijzer.exports.pdf.plain_text import readable
from routewijzer.findings import Finding, at_most, phrase
from routewijzer.yamldoc import KeyPath

RULE = "pdf-sign"


def sign_findings(subject: Subject, prose: Mapping[str, str], missing: Iterable[str]) -> tuple[Finding, ...]:
    """Return an error for each text of the model that holds one of the signs `missing`.

    `prose` are the longer texts by the name of their file; what stands there is told where the model names
    the file. A sign that is found nowhere is of the interface's own words: it is told at the route's name.
    """
    signs = dict.fromkeys(missing)
    findings = tuple(at_most(_findings(subject, prose, signs))) if signs else ()
    if signs and not findings:
        return (_finding(subject, ("route",), "".join(signs)),)
    return findings


def _findings(subject: Subject, prose: Mapping[str, str], signs: Mapping[str, None]) -> Iterator[Finding]:
    for node in subject.nodes:
        if isinstance(node.value, str):
            text = prose.get(node.value, "") if node.path[-1] == "content" else node.value
            if signs_held := [sign for sign in dict.fromkeys(readable(text)) if sign in signs]:
                yield _finding(subject, node.path, " ".join(signs_held))


def _finding(subject: Subject, path: KeyPath, signs: str) -> Finding:
    return Finding(
        RULE, subject.document.value_place(path), phrase("pdf-sign", signs=signs), subjects=(path,)
    )
