"""Reading a route: what the model takes, what it refuses, and the JSON Schema that an editor uses."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from pydantic import BaseModel

from checking import ROUTES, SMALLEST, change, lines_of, route_of
from routewijzer.model import Decision, Route, Step, json_schema, read_route
from routewijzer.yamldoc import Data, Document, KeyPath, read
from sentences import line

EVERY_KEY = ROUTES / "ok" / "every-key" / "route.yaml"
GOOD = sorted((ROUTES / "ok").glob("*/route.yaml"))
SHAPES = ("unknown-key", "missing-key", "bad-type", "bad-value", "bad-id", "bad-url", "bad-day", "bad-file")
WRONG: tuple[Data, ...] = (
    None,
    "",
    "x",
    "Two words",
    "x" * 5000,
    7,
    -1,
    10**14,
    True,
    [],
    [[]],
    {},
    {"x": {}},
)


def document_in(file: Path) -> Document:
    document, findings = read(file, "route.yaml")
    assert document is not None, findings
    return document


def schema_errors(data: Data) -> list[str]:
    validator = Draft202012Validator(json_schema(), format_checker=FormatChecker())
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(data)]


def at(data: Data, path: KeyPath) -> Data:
    for step in path:
        data = data[step]  # type: ignore[index]
    return data


def put(data: Data, path: KeyPath, value: Data) -> None:
    holder: Any = at(data, path[:-1])
    holder[path[-1]] = value


def mutations(document: Document) -> Iterator[tuple[KeyPath, Data]]:
    """Yield the document's data with one value after the other replaced by each wrong one, one at a time."""
    data = json.loads(json.dumps(document.data))
    for path in document.values:
        if path:
            holder, right = at(data, path[:-1]), at(data, path)
            for wrong in WRONG:
                holder[path[-1]] = wrong  # type: ignore[index]
                yield path, data
            holder[path[-1]] = right  # type: ignore[index]


def test_elements_keep_the_order_of_the_file() -> None:
    route = route_of(EVERY_KEY.read_text("utf-8"))
    assert tuple(route.steps) == ("zoeken", "loket", "aangifte", "klaar")
    assert tuple(route.elements)[:2] == ("eigenaar", "zoeken")
    assert tuple(route.pages)[:3] == ("wie", "melden", "daarna")


def test_every_part_knows_its_id_and_an_edge_its_target() -> None:
    step = route_of(EVERY_KEY.read_text("utf-8")).steps["zoeken"]
    assert (step.id, step.facts["loop"].id) == ("zoeken", "loop")
    assert [edge.to for edge in step.next.values()] == ["weggehaald", "klaar", "loket"]


def test_a_text_alone_is_an_answer_and_one_answer_is_a_list() -> None:
    route = route_of(EVERY_KEY.read_text("utf-8"))
    assert route.questions["weggehaald"].answers["nee"].title == "Nee"
    assert route.questions["weggehaald"].unknown == "weet-niet"
    assert route.decisions["weggehaald"].rules["gemeente"].when == {"weggehaald": ("ja",)}


def test_values_stay_what_the_author_wrote() -> None:
    route = route_of(EVERY_KEY.read_text("utf-8"))
    assert route.route.version == "1.10"
    assert route.services["alarmnummer"].phone == "112"
    assert route.sources["fietsgids"].date == "2025-03"
    assert route.route.published == date(2026, 11, 1)


def test_words_that_look_like_something_else_stay_text() -> None:
    for word in ("no", "on", "Yes", "1.10", "012", "0x1F", "1e3", ".nan", "2026-11-23", "12:30"):
        assert route_of(change(("title: Done", f"title: {word}"))).steps["close"].title == word


def test_a_route_is_frozen() -> None:
    route = route_of(SMALLEST)
    with pytest.raises(ValueError, match="frozen"):
        route.route.title = "Other"


def test_a_label_is_the_short_name_or_the_title() -> None:
    route = route_of(EVERY_KEY.read_text("utf-8"))
    assert (route.steps["zoeken"].label, route.steps["klaar"].label) == ("Zoek de fiets", "Klaar")


def test_the_shape_of_a_step_says_whether_the_route_stops() -> None:
    assert Step(title="Stop", kind="end").shape == "end"
    assert Step(title="Go").shape == "step"
    assert Decision(title="Which?").shape == "decision"


def test_all_mistakes_of_a_file_are_told_at_once() -> None:
    text = change(
        ("language: en", "language: fr"), ("title: Done", "titel: Done"), ("start: look", "start: A")
    )
    assert lines_of(text) == (
        'route.yaml:7:13: "language" is "fr", expected "nl" or "en" [bad-value]',
        'route.yaml:15:10: "A" is not a valid id; '
        "use a-z, 0-9 and hyphens, begin with a letter, at most 60 [bad-id]",
        'route.yaml:33:11: unknown key "titel" in "close"; did you mean "title"? [unknown-key]',
    )


def test_a_language_is_one_that_browsers_know() -> None:
    text = change(("lanes:\n", "foreign_words:\n  Engels: [safety]\nlanes:\n"))
    (line,) = lines_of(text)
    assert line.endswith('"Engels" is "Engels", expected a language, as en, fr or pt-BR [bad-value]')


@pytest.mark.parametrize("step", [9, pytest.param(1, marks=pytest.mark.proof)])
def test_a_wrong_value_anywhere_is_a_finding_at_its_place_and_never_an_error(step: int) -> None:
    """Every ninth of them; of each value one or more of the wrong ones, and all in `make proof`."""
    document = document_in(EVERY_KEY)
    seen = 0
    for path, data in islice(mutations(document), 0, None, step):
        route, findings = read_route(Document(data, document.keys, document.values, document.file))
        assert (route is None) == bool(findings), path
        seen += 1
        for finding in findings:
            assert "\n" not in line(finding)
            assert finding.place.line > 0
    assert seen > 4000 // step


BLANKS = {
    "spaces": "   ",
    "a no-break space": "\xa0",
    "zero width": "\u200b\u200d",
    "a tab and an em space": "\t \u2003",
    "an ideographic space": "\u3000",
    "letters that show as a blank": "\u3164\u2800\uffa0",
    "a soft hyphen and a mark of direction": "\xad\u200e",
}


@pytest.mark.parametrize("blank", BLANKS.values(), ids=BLANKS)
def test_a_text_that_shows_nothing_is_refused_wherever_it_stands(blank: str) -> None:
    """Twenty places at a time: each of them is told, and nothing else."""
    document = document_in(EVERY_KEY)
    data = json.loads(json.dumps(document.data))
    paths = [path for path in document.values if path and isinstance(at(data, path), str)]
    assert len(paths) > 200
    for some in (paths[number : number + 20] for number in range(0, len(paths), 20)):
        for path in some:
            put(data, path, blank)
        route, findings = read_route(Document(data, document.keys, document.values, document.file))
        assert route is None, some
        assert {finding.place for finding in findings} == set(map(document.value_place, some))
        for path in some:
            put(data, path, at(document.data, path))
    route, findings = read_route(document)
    assert route is not None, findings


def test_a_blank_title_is_told_as_such() -> None:
    (line,) = lines_of(change(("title: Done", 'title: " \xa0"')))
    assert line == 'route.yaml:33:18: "title" holds only blanks; write it or delete it [bad-value]'


@pytest.mark.parametrize("code", ["2028", "2029", "0085"])
def test_a_line_separator_written_as_an_escape_is_refused(code: str) -> None:
    (told,) = lines_of(change(("title: Done", f'title: "a\\u{code}b"')))
    assert told.startswith(f'route.yaml:33:18: "title" holds a character U+{code} that cannot be shown; ')


IMPOSSIBLE = ("2021-13", "2021-00", "2021-02-30", "0000", "2023-02-29")


@pytest.mark.parametrize("date_text", IMPOSSIBLE)
def test_a_year_month_or_day_that_does_not_exist_is_refused(date_text: str) -> None:
    assert lines_of(change(("date: 2024", f'date: "{date_text}"'))) == (
        f'route.yaml:22:45: "date" is "{date_text}", expected a year, month or day that exists, '
        "as 2021, 2021-01 or 2021-01-25 [bad-day]",
    )


@pytest.mark.parametrize("date_text", ["2024", "2021-12", "2024-02-29", "1999-01-01"])
def test_a_year_month_or_day_that_exists_is_accepted(date_text: str) -> None:
    assert route_of(change(("date: 2024", f"date: {date_text}"))).sources["handbook"].date == date_text


def test_a_dash_as_an_answer_is_told_how_to_say_that_any_answer_counts() -> None:
    text = EVERY_KEY.read_text("utf-8")
    rule = re.search(r"when: \{weggehaald: (\w+)\}", text)
    assert rule is not None
    for dash in ("-", '"-"', "[-]"):
        (line,) = lines_of(text.replace(rule[0], f"when: {{weggehaald: {dash}}}", 1))
        assert line.endswith('"-" is not an answer; leave the question out, then any answer counts [bad-id]')


@pytest.mark.parametrize("step", [37, pytest.param(7, marks=pytest.mark.proof)])
def test_the_editor_accepts_what_the_reader_accepts(step: int) -> None:
    document = document_in(EVERY_KEY)
    validator = Draft202012Validator(json_schema())
    for path, data in islice(mutations(document), 0, None, step):
        route, _ = read_route(Document(data, document.keys, document.values, document.file))
        if route is not None:
            assert validator.is_valid(data), (path, schema_errors(data))


@pytest.mark.parametrize("file", GOOD, ids=lambda one: one.parent.name)
def test_a_good_route_has_no_schema_errors(file: Path) -> None:
    assert schema_errors(document_in(file).data) == []


def test_the_real_route_has_no_schema_errors(root: Path) -> None:
    assert schema_errors(document_in(root / "route.yaml").data) == []


@pytest.mark.parametrize("rule", SHAPES)
def test_the_editor_shows_the_common_mistakes_too(rule: str) -> None:
    data = document_in(ROUTES / "bad" / rule / "route.yaml").data
    lines = (ROUTES / "bad" / rule / "expected.txt").read_text("utf-8").splitlines()
    assert 0 < len(schema_errors(data)) <= len(lines)


def test_the_committed_schema_is_the_models(root: Path) -> None:
    """Mend with: routewijzer schema > route.schema.json"""
    committed = (root / "route.schema.json").read_text("utf-8")
    assert committed == json.dumps(json_schema(), ensure_ascii=False, indent=1) + "\n"


def test_the_route_names_its_schema_in_the_first_line(root: Path) -> None:
    first = (root / "route.yaml").read_text("utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=route.schema.json"


def test_every_key_of_the_schema_says_what_it_means() -> None:
    schema = json_schema()
    silent = [
        f"{name}.{key}"
        for name, part in (("route", schema), *schema["$defs"].items())
        for key, value in part.get("properties", {}).items()
        if not value.get("description")
    ]
    assert silent == []


def test_the_example_of_every_key_uses_every_key() -> None:
    """Of the keys that all elements share it is enough that one element uses them."""
    found = list(parts(route_of(EVERY_KEY.read_text("utf-8"))))
    used = {(kind, key) for part in found for kind in type(part).__mro__ for key in part.model_fields_set}
    known = {(kind, key) for part in found for kind in type(part).__mro__ for key in own_keys(kind)}
    assert sorted(f"{kind.__name__}.{key}" for kind, key in known - used) == []


def own_keys(kind: type) -> Iterable[str]:
    """Return the keys that this class itself adds to the model."""
    return [key for key in vars(kind).get("__annotations__", {}) if key in getattr(kind, "model_fields", ())]


def parts(route: Route) -> Iterator[BaseModel]:
    """Yield the route and all its parts."""
    todo: list[object] = [route]
    while todo:
        part = todo.pop()
        if isinstance(part, BaseModel):
            yield part
            todo.extend(getattr(part, key) for key in type(part).model_fields)
        elif isinstance(part, Mapping):
            todo.extend(part.values())
        elif isinstance(part, tuple):
            todo.extend(part)
