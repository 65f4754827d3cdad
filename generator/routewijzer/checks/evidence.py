"""Rules about completeness and trust: what every part must say, and what it rests on."""

from collections.abc import Iterator, Mapping, Sequence

from routewijzer.annotations import Stated
from routewijzer.checks.rule import Problem, Subject
from routewijzer.findings import KeyPath, Severity, phrase
from routewijzer.model import Element


def no_summary(subject: Subject) -> Iterator[Problem]:
    """Require that every element and lane says in a sentence what it is."""
    for path, described in subject.described_parts.items():
        if not described.summary:
            yield Problem(path, phrase("no-summary", kind=_kind(path), key=str(path[-1])))


def no_source(subject: Subject) -> Iterator[Problem]:
    """Require that every element and lane names its source."""
    statements = _statements(subject)
    for path, described in subject.described_parts.items():
        if not described.source and not _half_sourced(statements.get(path, ())):
            yield Problem(path, phrase("no-source", kind=_kind(path), key=str(path[-1])))


def no_lane(subject: Subject) -> Iterator[Problem]:
    """Require that every element stands in a lane, except services that are contact data only."""
    for path, described in subject.described_parts.items():
        if isinstance(described, Element) and not described.lane and described.element_kind != "service":
            yield Problem(path, phrase("no-lane", kind=_kind(path), key=str(path[-1])))


def stated_without_source(subject: Subject) -> Iterator[Problem]:
    """Require that what is `stated` has a source: its own, or the one of its element."""
    for owner, statements in _statements(subject).items():
        if owner in subject.described_parts and not any(source for _, source in statements):
            continue  # `no_source` reports the whole element
        for path, source in statements:
            if not source:
                yield Problem(path, phrase("stated-without-source", key=str(path[-1])))


def silent_open_outcome(subject: Subject) -> Iterator[Problem]:
    """Require that where the source leaves a case open, the outcome says what is open and whom to call."""
    for key, decision in subject.route.decisions.items():
        for name, rule in decision.rules.items():
            outcome = decision.outcomes.get(rule.then)
            if rule.basis != "open" or outcome is None:
                continue
            where: KeyPath = ("decisions", key, "outcomes", rule.then)
            if not outcome.open:
                yield Problem(where, phrase("silent-open-outcome", rule=name))
            if not outcome.call and not outcome.no_call:
                yield Problem(where, phrase("silent-open-outcome.call", rule=name))


def question_without_way_out(subject: Subject) -> Iterator[Problem]:
    """Require that every question has two answers or more, exactly one of them with `unknown: true`."""
    for key, question in subject.route.questions.items():
        count = sum(answer.unknown for answer in question.answers.values())
        if count != 1 or len(question.answers) < 2:
            yield Problem(
                ("questions", key, "answers"),
                phrase("question-without-way-out", question=key, count=count),
            )


def second_column(subject: Subject) -> Iterator[Problem]:
    """Require that at most one lane is the column of stakeholders."""
    columns = [key for key, lane in subject.route.lanes.items() if lane.column]
    for key in columns[1:]:
        first = ("lanes", columns[0], "column")
        yield Problem(("lanes", key, "column"), phrase("second-column", lane=key), other=first)


def review_passed(subject: Subject) -> Iterator[Problem]:
    """Require that the day by which something must be looked at again has not passed."""
    for path, described in subject.described_parts.items():
        if described.review_by and described.review_by < subject.today:
            yield Problem(
                (*path, "review_by"),
                phrase(
                    "review-passed", kind=_kind(path), key=str(path[-1]), day=described.review_by.isoformat()
                ),
                severity=Severity.WARNING,
                value=True,
            )


def future_day(subject: Subject) -> Iterator[Problem]:
    """Require that what has been published or signed off was so before today."""
    head = subject.route.route
    signed = head.sign_off.date if head.sign_off is not None else None
    for path, day in ((("published",), head.published), (("sign_off", "date"), signed)):
        if day is not None and day > subject.today:
            message = phrase("future-day", key=path[-1], day=day.isoformat())
            yield Problem(("route", *path), message, value=True)


def unchecked_link(subject: Subject) -> Iterator[Problem]:
    """Require that somebody has opened every link."""
    for key, link in subject.route.links.items():
        if link.checked is None:
            yield Problem(("links", key), phrase("unchecked-link", link=key), severity=Severity.INFO)


def crowded_facts(subject: Subject) -> Iterator[Problem]:
    """Require that the facts column holds at most four roles and terms of time; each has a label."""
    for path, described in subject.described_parts.items():
        column = {key: fact for key, fact in described.facts.items() if fact.kind in ("role", "time")}
        if len(column) > 4:
            message = phrase("crowded-facts", kind=_kind(path), key=str(path[-1]), count=len(column))
            yield Problem((*path, "facts"), message, severity=Severity.WARNING)
        for key, fact in column.items():
            if not fact.label:
                yield Problem((*path, "facts", key), phrase("crowded-facts.label", kind=fact.kind, key=key))


def _kind(path: KeyPath) -> str:
    """Return what stands at the path of an element or lane: "step"."""
    return str(path[0]).removesuffix("s")


def _half_sourced(statements: Sequence[tuple[KeyPath, str | None]]) -> bool:
    """Whether some of these statements have a source of their own, and some have not."""
    return len({bool(source) for _, source in statements}) > 1


def _statements(subject: Subject) -> Mapping[KeyPath, Sequence[tuple[KeyPath, str | None]]]:
    """Owner without a source → the statements in it that are `stated`, each with its path and own source."""
    statements: dict[KeyPath, list[tuple[KeyPath, str | None]]] = {}
    sources: dict[KeyPath, object] = {}
    for node in subject.nodes:
        sources[node.path] = getattr(node.value, "source", None)
        remark = node.get(Stated)
        owner = node.path[:-2]
        if remark is None or remark.rests_on != "owner" or sources[owner]:
            continue
        if getattr(node.value, "basis", None) == "stated":
            statements.setdefault(owner, []).append((node.path, getattr(node.value, "source", None)))
    return statements
