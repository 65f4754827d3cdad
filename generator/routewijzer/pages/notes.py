"""The notes at the foot of a page: what stands behind its statements, in words, in the order of the page."""

from collections.abc import Iterable, Iterator

from routewijzer.pages.basis import BasisMarkView, NoteView
from routewijzer.pages.edges import EdgeGroupView
from routewijzer.pages.frame import FrameView
from routewijzer.pages.statements import StatementGroupView
from routewijzer.pages.tables import TableView


def notes(
    frame: FrameView, first: BasisMarkView | None, ways: tuple[EdgeGroupView, ...], table: TableView | None
) -> tuple[NoteView, ...]:
    """Return the notes of a page that was made without any, one for each different text.

    `first` is the mark above the page's own parts. A mark that says `open` explains itself.
    """
    texts: dict[str, str | None] = {}
    for mark in (first, *_marks(frame, ways, table)):
        if isinstance(mark, str):
            texts.setdefault(mark, None)
        elif mark and mark.kind != "open":
            texts.setdefault(mark.title, mark.href)
    return tuple(NoteView(number, text, href) for number, (text, href) in enumerate(texts.items(), 1))


def _marks(
    frame: FrameView, ways: tuple[EdgeGroupView, ...], table: TableView | None
) -> Iterator[BasisMarkView | str | None]:
    """Yield the marks and remarks of a page in the order in which its template prints them."""
    yield from _facts((frame.actions,) if frame.actions else ())
    yield from _facts(frame.duties)
    yield from _turns(way for way in ways if not way.aside)
    if table:
        for outcome in table.outcomes:
            yield outcome.mark
            yield from (rule.mark for rule in table.rules_of(outcome.id))
    yield from _turns(way for way in ways if way.aside)
    yield from (fact.mark for fact in frame.column)
    if table:
        yield from (question.mark for question in table.questions)
    yield from _facts((*frame.others, *frame.help))
    if frame.open:
        yield from (point.mark for point in frame.open.points)


def _facts(groups: Iterable[StatementGroupView]) -> Iterator[BasisMarkView | None]:
    for group in groups:
        yield from (fact.mark for fact in group.statements)


def _turns(ways: Iterable[EdgeGroupView]) -> Iterator[BasisMarkView | str | None]:
    for way in ways:
        for edges in way.destinations:
            for edge in edges:
                yield edge.mark
                yield edge.note
