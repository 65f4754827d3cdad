"""What pages are made from: a checked route, its pictures, its longer texts, what is an edition's own."""

from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType

from markupsafe import Markup

from routewijzer import addresses
from routewijzer.checks import Subject
from routewijzer.diagram.svg.elements import NAMESPACE
from routewijzer.diagram.svg.legend_picture import LegendItem
from routewijzer.editions import Report, edition_status, report
from routewijzer.exports.carried_files import CarriedFile
from routewijzer.exports.picture_files import PictureFile
from routewijzer.i18n import Words
from routewijzer.loading import Loaded, differences
from routewijzer.model import ROUTE_KEYS, Route
from routewijzer.overlay_checks.part_paths import paths_by_unit
from routewijzer.pages import Context, LegendEntryView, PartPictureView, Pictures, SmallPictureView
from routewijzer.picture import Gallery

NO_FILES: Mapping[str, tuple[PictureFile, ...]] = MappingProxyType({})


def build_context(
    loaded: Loaded,
    subject: Subject,
    pictures: Gallery,
    texts: Mapping[str, Markup],
    words: Words,
    today: date,
    files: Mapping[str, tuple[PictureFile, ...]] = NO_FILES,
    forms: tuple[CarriedFile, ...] = (),
    *,
    beside: bool = False,
    shows_paths: bool = False,
) -> Context:
    """Build the context of a site's pages.

    `subject` is the checked route of `loaded`, `texts` the safe HTML of its
    longer texts by file, `today` the day of the build, `files` the pictures as files (of the route under "",
    of a part under its id), `forms` the forms of the site that stand beside its pages, `beside` whether the
    site of the base stands beside it; `shows_paths` asks for the paths of its texts, for editors.
    """
    route, edition = subject.route, loaded.edition
    base = loaded.base.route if loaded.base else None
    document, merged = (loaded.base or subject).document, edition.merged if edition else None
    return Context(
        route,
        subject.graph,
        words,
        addresses.of(words),
        today,
        _pictures(route, pictures, files),
        texts,
        helper=route.entrance is not None or any(decision.rules for decision in route.decisions.values()),
        training=any(not case.draft for case in route.cases.values()),
        report=_report(loaded, subject, words),
        regional=edition.merged.regional if edition else {},
        logo=next(((address, edition.logo_text) for address in edition.logo), None) if edition else None,
        forms=forms,
        lapsed_sign_off=loaded.lapsed_sign_off,
        status=edition_status(subject, edition, loaded.base),
        base_root=f"../{base.route.id}/" if base and beside else "",
        base_pages=frozenset(map(addresses.element, base.pages)) if base else frozenset(),
        paths=paths_by_unit(document, merged, ROUTE_KEYS) if shows_paths else {},
        guide=edition.guide if edition else (),
    )


def _pictures(route: Route, pictures: Gallery, files: Mapping[str, tuple[PictureFile, ...]]) -> Pictures:
    """Return the finished pictures."""
    return Pictures(
        _inline(pictures.wide),
        _inline(pictures.stacked),
        {
            key: SmallPictureView(_inline(small.svg), small.height, small.neighbours)
            for key, small in pictures.mini.items()
        },
        tuple(_legend(route, pictures.legend)),
        pictures.drawing.legend_at is None,
        files.get("", ()),
        tuple(
            PartPictureView(
                part.id,
                part.title,
                part.own,
                part.above,
                _inline(part.wide),
                _inline(part.stacked),
                tuple(_legend(route, part.legend)),
                part.drawing.legend_at is None,
                files.get(part.id, ()),
            )
            for part in pictures.parts
        ),
    )


def _inline(svg: str) -> Markup:
    """Return a picture for inside a page, where `svg` needs no namespace. The diagram escapes texts."""
    return Markup(svg.replace(f' xmlns="{NAMESPACE}"', "", 1))


def _legend(route: Route, items: tuple[LegendItem, ...]) -> Iterator[LegendEntryView]:
    for item in items:
        entry = route.legend.get(item.kind)
        yield LegendEntryView(item.kind, item.label, _inline(item.sign), entry.text if entry else None)


def _report(loaded: Loaded, subject: Subject, words: Words) -> Report | None:
    """Return what an edition says differently from its base, in words; None for the base itself."""
    changes = differences(loaded)
    if not changes or loaded.base is None or loaded.edition is None:
        return None
    return report(changes, loaded.base.route, subject.route, words, loaded.edition.held_operations)
