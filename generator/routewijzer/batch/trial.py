"""Which regions a base breaks: their own projects tried over a base that is not released yet."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal

from routewijzer.findings import Finding, Phrase, errors, phrase
from routewijzer.loading import Loaded, load_folders
from routewijzer.overlay.drift import Drift
from routewijzer.project import OVERLAY, Project

TrialState = Literal["fine", "decides", "breaks"]
"""Nothing to do; somebody of the region must look at what changed; there is no edition over this base."""


@dataclass(frozen=True, slots=True)
class RegionTrial:
    """One region over a base: the name of its folder, the errors, and the drift that needs a decision."""

    name: str
    errors: tuple[Finding, ...]
    decisions: tuple[Drift, ...]

    @property
    def state(self) -> TrialState:
        """How the region fares."""
        return "breaks" if self.errors else "decides" if self.decisions else "fine"

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What somebody of the region must mend or decide."""
        return (*self.errors, *(drift.finding() for drift in self.decisions))


def region_folders(places: Iterable[Path]) -> tuple[Path, ...]:
    """Return the folders with a region.yaml: these places themselves, and those directly inside them."""
    folders = (
        folder
        for place in places
        for folder in (place, *sorted(inside for inside in place.glob("*") if inside.is_dir()))
        if (folder / OVERLAY).is_file()
    )
    return tuple(dict.fromkeys(folders))


def try_regions(project: Project, folders: Iterable[Path], today: date) -> Iterator[RegionTrial]:
    """Yield how each region's own project would be over the base of `project`, in the order of `folders`."""
    for name, loaded in load_folders(project, folders, today):
        yield _trial(name, loaded)


def as_json(trials: Iterable[RegionTrial]) -> list[dict[str, Any]]:
    """Return the results as plain data, for tools."""
    return [
        {
            "region": trial.name,
            "state": trial.state,
            "errors": len(trial.errors),
            "decisions": [drift.as_json() for drift in trial.decisions],
        }
        for trial in trials
    ]


def trial_told(trial: RegionTrial) -> Phrase:
    """Return the sentence about a region."""
    match trial.state:
        case "fine":
            return phrase("trial.fine", region=trial.name)
        case "decides":
            return phrase("trial.decides", region=trial.name, count=len(trial.decisions))
        case _:
            return phrase("trial.breaks", region=trial.name, errors=len(trial.errors))


def _trial(name: str, loaded: Loaded) -> RegionTrial:
    own = loaded.edition
    drifts = tuple(drift for drift in own.drifts if drift.needs_decision) if own is not None else ()
    return RegionTrial(name, tuple(errors(loaded.findings)), drifts)
