"""What day it is, for builds that can be repeated."""

from collections.abc import Mapping
from datetime import UTC, date, datetime

VARIABLE = "SOURCE_DATE_EPOCH"
"""Seconds since 1970 that stand for now (https://reproducible-builds.org/specs/source-date-epoch/)."""


def today(environment: Mapping[str, str]) -> date:
    """The day that `SOURCE_DATE_EPOCH` names, or today. ValueError when it is no whole number."""
    epoch = environment.get(VARIABLE)
    return datetime.fromtimestamp(int(epoch), UTC).date() if epoch else datetime.now(UTC).date()
