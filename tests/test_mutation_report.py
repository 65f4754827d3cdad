"""The report of `make mutate` counts what was run, and says which mutants no test noticed."""

from __future__ import annotations

from mutation_report import Mutant, report, score

DEAD = tuple(Mutant("overlay", f"overlay.merge.part{number}", "killed", "") for number in range(9))
ALIVE = Mutant("decisions", "decisions.proof.gap", "survived", "- a + b")
UNCALLED_MUTANT = Mutant("decisions", "decisions.ends.of", "no tests", "- c + d")
SAME = {"function": "decisions.proof.gap", "change": "- a + b", "reason": "Both are false there."}


def test_the_score_counts_what_died_and_leaves_out_what_changes_nothing() -> None:
    found = score((*DEAD, ALIVE, UNCALLED_MUTANT), [])
    assert found.row("all") == ("all", "11", "9", "2", "1", "0", "82 %")
    assert not found.good
    found = score((*DEAD, ALIVE, UNCALLED_MUTANT), [SAME])
    assert found.row("all") == ("all", "11", "9", "1", "1", "1", "90 %")
    assert found.good
    assert found.part("decisions").row("decisions") == ("decisions", "2", "0", "1", "1", "1", "0 %")


def test_a_reason_is_for_one_change_of_one_function_and_no_longer_than_it_survives() -> None:
    other = Mutant("decisions", "decisions.proof.gap", "survived", "- a + c")
    assert score([other], [SAME]).survivors == [other]
    killed = Mutant("decisions", "decisions.proof.gap", "killed", "- a + b")
    assert not score([killed], [SAME]).equivalent


def test_nothing_that_was_run_is_no_good_score() -> None:
    assert not score([], []).good


def test_the_report_names_each_mutant_that_no_test_noticed() -> None:
    text = report(score((*DEAD, ALIVE, UNCALLED_MUTANT), [SAME]), ("decisions", "overlay"), "About.")
    assert "| overlay | 9 | 9 | 0 | 0 | 0 | 100 % |" in text
    assert "### Not noticed by any test\n\n- `decisions.ends.of`: `- c + d` (no tests)\n" in text
    assert "### Equivalent\n\n- `decisions.proof.gap`: `- a + b`. Both are false there.\n" in text
