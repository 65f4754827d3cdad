"""A table that was changed as DMN comes back as a change of route.yaml: of those lines alone, and checked."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from checking import findings_of, route_of
from routewijzer.exports.dmn import export_dmn
from routewijzer.findings import Severity
from routewijzer.imports import changed_text, read_table
from routewijzer.yamldoc import parse
from sentences import ENGLISH
from site_builders import ROUTE, Builders, project

TEXT = (
    (ROUTE / "route.yaml")
    .read_text("utf-8")
    .replace("    rules:\n      hurt:", "    rules:\n      # a vet comes first\n      hurt:", 1)
)
KEY = "choose"


def export_tables(*changes: tuple[str, str]) -> bytes:
    """Return the tables of the route, changed as a modeller would."""
    text = export_dmn(route_of(TEXT)).decode()
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text.encode()


def read_back(content: bytes) -> tuple[str | None, list[str]]:
    """Return the text of the route afterwards, or None with what is wrong."""
    route = route_of(TEXT)
    table, findings = read_table(content, "t.dmn", route, route.decisions[KEY])
    if table is None:
        return None, [ENGLISH.line(finding) for finding in findings]
    document, _ = parse(TEXT, "route.yaml")
    assert document is not None
    text, findings = changed_text(TEXT, document, KEY, table)
    return text, [ENGLISH.line(finding) for finding in findings]


def description_of(rule: str) -> str:
    """Return what a modeller shows of the reason of a rule."""
    return f'<rule id="rule_choose_{rule}">\n    <description>'


def errors_in(text: str) -> set[str]:
    """Return the rules of the errors of a route, without its longer texts."""
    found = {finding.rule for finding in findings_of(text) if finding.severity is Severity.ERROR}
    return found - {"missing-content"}


def changed_lines(text: str) -> list[str]:
    before = TEXT.splitlines()
    return [line.strip() for line in text.splitlines() if line not in before]


def test_what_was_not_changed_changes_nothing() -> None:
    assert read_back(export_tables()) == (TEXT, [])


def test_a_changed_cell_outcome_and_reason_change_the_lines_of_their_rules_alone() -> None:
    text, problems = read_back(
        export_tables(
            (
                '<inputEntry id="cell_choose_doubt_tag">\n     <text>-<',
                '<inputEntry id="cell_choose_doubt_tag">\n     <text>"no", "unknown"<',
            ),
            (
                f"{description_of('hurt')}A hurt pet needs a vet first.",
                f'{description_of("hurt")}A vet: first "of" all.',
            ),
        )
    )
    assert problems == []
    assert text is not None
    assert changed_lines(text) == [
        "hurt: {when: {hurt: yes}, then: ambulance, "
        'because: "A vet: first \\"of\\" all.", basis: stated, source: vet-letter}',
        "doubt: {when: {hurt: unknown, tag: [no, unknown]}, then: ask, "
        'because: "The guide does not say what to do in doubt.", basis: open}',
    ]
    assert "# a vet comes first" in text
    assert errors_in(text) == {"table-gap"}  # nobody decides any more on doubt with a tag


def test_a_new_rule_comes_last_and_a_rule_that_is_gone_goes_with_its_line() -> None:
    content = export_tables()
    (row,) = re.findall(rb' *<rule id="rule_choose_bare">.*?</rule>\n', content, re.DOTALL)
    copies = [
        row.replace(b'"no","unknown"', answer).replace(b"_bare", name)
        for answer, name in ((b'"no"', b"_1"), (b'"unknown"', b"_2"))
    ]
    text, problems = read_back(content.replace(row, b"".join(copies)))
    assert problems == []
    assert text is not None
    assert [line.partition(":")[0] for line in changed_lines(text)] == ["rule-1", "rule-2"]
    assert "      bare:" not in text
    assert errors_in(text) == set()
    rules = route_of(text).decisions[KEY].rules
    assert list(rules) == ["hurt", "tagged", "doubt", "rule-1", "rule-2"]
    assert rules["rule-2"].basis == "inferred"


REFUSALS = {
    "another order of rules": (('hitPolicy="ANY"', 'hitPolicy="FIRST"'), "hit policy"),
    "an expression": (
        (
            '<text>"no","unknown"</text>\n    </inputEntry>\n    <outputEntry',
            '<text>not("yes")</text>\n    </inputEntry>\n    <outputEntry',
        ),
        'not("yes")',
    ),
    "an answer that is none": (
        (
            '<inputEntry id="cell_choose_hurt_hurt">\n     <text>"yes"',
            '<inputEntry id="cell_choose_hurt_hurt">\n     <text>"yess"',
        ),
        'has no answer "yess"',
    ),
    "an outcome that is none": (
        (
            '<outputEntry id="then_choose_hurt">\n     <text>"ambulance"',
            '<outputEntry id="then_choose_hurt">\n     <text>"vet"',
        ),
        '"vet" is not in this decision',
    ),
    "a question that is none": (("<text>tag</text>", "<text>colour</text>"), '"colour" is not a question'),
    "another name of a question": (
        ('label="Is the pet badly hurt?"', 'label="Is it hurt?"'),
        "not read back",
    ),
    "a rule that always holds": (
        (
            '<inputEntry id="cell_choose_doubt_hurt">\n     <text>"unknown"',
            '<inputEntry id="cell_choose_doubt_hurt">\n     <text>-',
        ),
        "always holds",
    ),
    "another version of DMN": (("DMN/20191111/MODEL/", "DMN/20230324/MODEL/"), "DMN 1.3"),
    "an entity": (
        ("<definitions", '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><definitions'),
        "DMN 1.3",
    ),
    "half a file": (("</definitions>", ""), "not XML"),
}


@pytest.mark.parametrize("name", REFUSALS)
def test_what_is_no_valid_table_or_would_be_lost_is_refused_at_its_line(name: str) -> None:
    change, told = REFUSALS[name]
    text, problems = read_back(export_tables(change))
    assert text is None
    assert any(told in line for line in problems), problems
    assert all(re.match(r"t\.dmn:\d+(:\d+)?: .*\[dmn\]$", line) for line in problems)


def test_a_table_with_a_gap_is_not_written(builders: Builders, tmp_path: Path) -> None:
    folder = project(tmp_path / "project")
    before = (folder / "route.yaml").read_text("utf-8")
    gap = export_tables(
        (
            '<inputEntry id="cell_choose_doubt_tag">\n     <text>-<',
            '<inputEntry id="cell_choose_doubt_tag">\n     <text>"no"<',
        )
    )
    (folder / "gap.dmn").write_bytes(gap)
    ended = builders.run("import", "dmn", "gap.dmn", KEY, "--write", cwd=folder)
    assert ended.code == 1
    assert "so nothing was changed" in ended.output
    assert (folder / "route.yaml").read_text("utf-8") == before
    (folder / "good.dmn").write_bytes(
        export_tables((f"{description_of('hurt')}A hurt", f"{description_of('hurt')}Any hurt"))
    )
    ended = builders.run("import", "dmn", "good.dmn", KEY, "--write", cwd=folder)
    assert ended.code == 0, ended.output
    assert "+      hurt:" in ended.output
    assert "Any hurt pet" in (folder / "route.yaml").read_text("utf-8")


def test_a_rule_of_a_modeller_without_annotations_says_its_basis_before_the_reason() -> None:
    row = re.search(rb' *<rule id="rule_choose_bare">.*?</rule>\n', export_tables(), re.DOTALL)
    assert row
    bare = re.sub(rb" *<annotationEntry>.*?</annotationEntry>\n", b"", row[0], flags=re.DOTALL)
    bare = bare.replace(b"_bare", b"_new")
    assert "the basis" in "".join(read_back(export_tables().replace(row[0], bare))[1])
    text, problems = read_back(
        export_tables().replace(row[0], bare.replace(b"<description>", b"<description>[inferred] "))
    )
    assert problems == []
    assert text is not None
    rule = route_of(text).decisions[KEY].rules["rule-1"]
    assert (rule.basis, rule.because) == ("inferred", "Only the shelter can find out whose it is.")
