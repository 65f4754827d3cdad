"""What day it is, for builds that can be repeated."""

from collections.abc import Mapping
from datetime import UTC, date, datetime

VARIABLE = "SOURCE_DATE_EPOCH"
"""Seconds since 1970 that stand for now (https://reproducible-builds.org/specs/source-date-epoch/)."""


def today(environment: Mapping[str, str]) -> date:
    """The day that `SOURCE_DATE_EPOCH` names, or today. ValueError, in words, when it names none."""
    epoch = environment.get(VARIABLE)
    if not epoch:
        return datetime.now(UTC).date()
    try:
        return datetime.fromtimestamp(int(epoch), UTC).date()
    except (ValueError, OverflowError, OSError) as error:
        raise ValueError(f"{VARIABLE} names no day: expected whole seconds since 1970") from error
