"""The date of a build, for builds that can be repeated."""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime

VARIABLE = "SOURCE_DATE_EPOCH"
"""Seconds since 1970 that stand for now (https://reproducible-builds.org/specs/source-date-epoch/)."""


def today(environment: Mapping[str, str]) -> date:
    """Return the date that `SOURCE_DATE_EPOCH` names, or today's (UTC) when it is not set.

    Raises ValueError, in words, when it is set and names none, as its specification asks: an empty one too,
    or a build that was meant to be repeatable would silently not be.
    """
    epoch = environment.get(VARIABLE)
    if epoch is None:
        return datetime.now(UTC).date()
    try:
        if not re.fullmatch(r"-?[0-9]+", epoch):
            raise ValueError
        return datetime.fromtimestamp(int(epoch), UTC).date()
    except (ValueError, OverflowError, OSError) as error:
        what = "is empty" if not epoch else "names no day"
        raise ValueError(
            f"{VARIABLE} {what}: expected whole seconds since 1970, as 1795392000; "
            f"give it a number, or take it away with: unset {VARIABLE}"
        ) from error
