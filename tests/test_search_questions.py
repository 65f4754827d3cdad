"""The search answers what people type: laymen and professionals, in dialect and with typing errors."""

from __future__ import annotations

import json
from pathlib import Path

from search_questions import ask, report

ENOUGH = 0.95


def test_the_right_page_comes_first_and_no_alarm_is_missed(built_site: Path, node: str) -> None:
    answers = ask(built_site, node)
    assert len({answer.query for answer in answers}) >= 120
    assert [str(answer) for answer in answers if answer.alarm and not answer.right] == []
    assert sum(answer.right for answer in answers) >= ENOUGH * len(answers), report(answers)


def test_a_call_says_its_number_once(built_site: Path) -> None:
    script = (built_site / "assets" / "search-index.js").read_text("utf-8")
    told = [call["title"] for call in json.loads(script[script.index("{") : script.rindex("}") + 1])["calls"]]
    assert told[:3] == ["Bel Alarmnummer 112", "Bel Veilig Thuis: 0800-2000", "Bel 113 Zelfmoordpreventie"]
