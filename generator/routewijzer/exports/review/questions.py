"""What an expert is asked: every statement of a route with its id, kind, basis, source, place and day.

A sheet is a lane, the decisions, or what the source leaves open; one that would take longer than `LONGEST`
minutes is cut between its parts.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256

from routewijzer.decisions import in_words
from routewijzer.graph import Graph
from routewijzer.i18n import Words
from routewijzer.model import Decision, Described, Route

LONGEST = 90
"""Minutes that a sheet may take; a longer one is cut."""

MINUTES = {"statement": 0.75, "arrow": 0.5, "rule": 1.5, "outcome": 1.0, "gap": 3.0, "open": 4.0}
"""How long an item takes, by its sort: an estimate, tried by nobody yet."""


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """A statement to judge. `id` is "page.part.key"; `kind` and `basis` are words of the route's language.

    `answers` are the cells of a rule: what it asks of each question of its decision. `sort` is the key of
    `MINUTES`. `print` is a print of the words, so that an answer to other words is noticed.
    """

    id: str
    sort: str
    kind: str
    text: str
    basis: str = ""
    source: str = ""
    day: str = ""
    answers: tuple[str, ...] = ()

    @property
    def print(self) -> str:
        """The first eight hexadecimal digits of the SHA-256 of the words."""
        return sha256("\n".join((self.kind, self.text, *self.answers)).encode()).hexdigest()[:8]


@dataclass(frozen=True, slots=True)
class ReviewPart:
    """What is judged together: an element, or the rules of a decision with its questions in `columns`."""

    title: str
    lead: str
    items: tuple[ReviewItem, ...]
    columns: tuple[str, ...] = ()

    @property
    def minutes(self) -> float:
        """How long judging takes."""
        return sum(MINUTES[item.sort] for item in self.items)


@dataclass(frozen=True, slots=True)
class ReviewSheet:
    """A file for one sitting; `name` is the name of the file without its ending."""

    name: str
    title: str
    parts: tuple[ReviewPart, ...]

    @property
    def minutes(self) -> int:
        """How long judging takes, rounded up to five minutes."""
        return int(-(-sum(part.minutes for part in self.parts) // 5) * 5)


def review_sheets(graph: Graph, words: Words) -> tuple[ReviewSheet, ...]:
    """Return the sheets of a checked route: of its lanes, its decisions, its open points."""
    route = graph.route
    sheets: list[ReviewSheet] = []
    for key, lane in route.lanes.items():
        inside = (route.elements[name] for name in graph.order if route.elements[name].lane == key)
        sheets += _cut_sheets(key, lane.title, (_describe(graph, words, each) for each in (lane, *inside)))
    apart = [route.elements[name] for name in graph.order if route.elements[name].lane not in route.lanes]
    sheets += _cut_sheets(
        words.overview.apart, words.overview.apart, (_describe(graph, words, each) for each in apart)
    )
    tables = (each for each in route.decisions.values() if each.rules)
    parts = (part for each in tables for part in _decision(route, words, each))
    sheets += _cut_sheets(words.expert.decisions, words.expert.decisions, parts)
    opens = (_open(words, each) for each in route.pages.values() if each.open)
    sheets += _cut_sheets(words.expert.open_points, words.expert.open_points, opens)
    return tuple(replace(sheet, name=f"{at:02}-{sheet.name}") for at, sheet in enumerate(sheets, 1))


def _cut_sheets(name: str, title: str, parts: Iterable[ReviewPart]) -> Iterator[ReviewSheet]:
    """Yield the sheets of a theme, none longer than `LONGEST` unless one part alone is."""
    runs: list[list[ReviewPart]] = [[]]
    for part in parts:
        if not part.items:
            continue
        if runs[-1] and sum(each.minutes for each in (*runs[-1], part)) > LONGEST:
            runs.append([])
        runs[-1].append(part)
    stem = "-".join(name.lower().split())
    for number, run in enumerate(runs, 1):
        if run:
            more = len(runs) > 1
            yield ReviewSheet(
                f"{stem}-{number}" if more else stem,
                f"{title} ({number}/{len(runs)})" if more else title,
                tuple(run),
            )


def _describe(graph: Graph, words: Words, described: Described) -> ReviewPart:
    return ReviewPart(described.title, described.summary or "", tuple(_statements(graph, words, described)))


def _statements(graph: Graph, words: Words, described: Described) -> Iterator[ReviewItem]:
    """Yield the summary, the facts and the arrows of a page; those of outcomes stand with the decisions."""
    route, page = graph.route, described.id
    if described.summary:
        source = _source(route, described.source)
        yield ReviewItem(f"{page}.summary", "statement", words.expert.summary, described.summary, "", source)
    for key, fact in described.facts.items():
        kind = words.expert.fact if fact.label is None else fact.label
        source = _source(route, fact.source or described.source, fact.where)
        text = f"{fact.text} {fact.detail}" if fact.detail else fact.text
        day = fact.checked.isoformat() if fact.checked else ""
        basis = words.expert[fact.basis]
        yield ReviewItem(f"{page}.facts.{key}", "statement", kind, text, basis, source, day)
    for edge in graph.outgoing.get(page, ()):
        if edge.outcome is None:
            target = route.pages[edge.target].title
            when = f"{words('when.clause', clause=edge.when)} " if edge.when else ""
            source = _source(route, edge.reference)
            kind, basis = words.expert.arrow, words.expert[edge.basis]
            yield ReviewItem(
                f"{page}.next.{edge.origin[3]}", "arrow", kind, f"{when}→ {target}", basis, source
            )


def _decision(route: Route, words: Words, decision: Decision) -> Iterator[ReviewPart]:
    """Yield a decision as a matrix, its outcomes, and what its source leaves open, with an example."""
    columns = tuple(route.questions[key].text for key in decision.questions)
    rules, gaps = [], []
    for key, rule in decision.rules.items():
        answers_by_question = {
            question: _titles(route, question, rule.when) for question in decision.questions
        }
        outcome = decision.outcomes[rule.then]
        text = f"→ {outcome.title}. {rule.because}"
        source = _source(route, rule.source or decision.source)
        item = ReviewItem(
            f"{decision.id}.rules.{key}",
            "rule",
            words.expert.rule,
            text,
            words.expert[rule.basis],
            source,
            answers=tuple(answers_by_question.values()),
        )
        rules.append(item)
        if rule.basis == "open":
            case = in_words(route, ((question, answers[0]) for question, answers in rule.when.items()))
            gap = f"{outcome.open or outcome.title} {words.expert.example} {case}"
            gaps.append(ReviewItem(f"{decision.id}.gaps.{key}", "gap", words.expert.gap, gap))
    yield ReviewPart(decision.title, decision.summary or "", tuple(rules), columns)
    outcomes = [
        ReviewItem(
            f"{decision.id}.outcomes.{key}",
            "outcome",
            words.expert.outcome,
            " ".join((f"{outcome.title}.", outcome.advice, *outcome.actions)),
            words.expert[outcome.basis],
            _source(route, outcome.source or decision.source),
        )
        for key, outcome in decision.outcomes.items()
    ]
    yield ReviewPart(f"{decision.title}: {words.expert.outcomes}", "", tuple(outcomes))
    yield ReviewPart(f"{decision.title}: {words.expert.gaps}", words.expert.gaps_lead, tuple(gaps))


def _titles(route: Route, question: str, when: Mapping[str, tuple[str, ...]]) -> str:
    answers = route.questions[question].answers
    return " / ".join(answers[key].title for key in when.get(question, ())) or "–"


def _open(words: Words, described: Described) -> ReviewPart:
    """Return the open points of a page, each with the readings that contradict each other."""
    items = [
        ReviewItem(
            f"{described.id}.open.{key}",
            "open",
            words.expert.open_point,
            " ".join((point.text, *(f"({number}) {each}" for number, each in enumerate(point.readings, 1)))),
        )
        for key, point in described.open.items()
    ]
    return ReviewPart(described.title, described.summary or "", tuple(items))


def _source(route: Route, key: str | None, where: str | None = None) -> str:
    title = route.sources[key].title if key and key in route.sources else ""
    return ", ".join(part for part in (title, where) if part)
