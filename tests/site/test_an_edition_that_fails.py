"""An edition that fails as nobody foresaw is told, and does not keep the others from being built."""

from __future__ import annotations

from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool

import pytest

from routewijzer.batch.build_all import BuildOutcome, outcome_of


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (KeyError("stap-9"), "KeyError: 'stap-9'"),
        (RecursionError("too deep\n\x1b[31m"), "RecursionError: too deep"),
        (BrokenProcessPool("gone"), "its process ended"),
    ],
)
def test_a_process_that_fails_is_an_edition_that_is_not_built(error: Exception, message: str) -> None:
    future: Future[BuildOutcome] = Future()
    future.set_exception(error)
    outcome = outcome_of(future, "ergens")
    assert (outcome.edition, outcome.choice, outcome.pages) == ("ergens", None, 0)
    assert message in outcome.trouble
    assert "\x1b" not in outcome.trouble
