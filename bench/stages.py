"""What each stage of the generator takes, in a process of its own: prints seconds of CPU by stage as JSON.

    python bench/stages.py FOLDER [RUNS]

The first run searches the places of the picture where none are kept; the others read the kept ones. Given are
the medians of the others, and the most memory (MB) of all.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any

from measure import TODAY

from routewijzer import assembly, checks, loading, model, pages, pipeline, yamldoc
from routewijzer.exports import assets
from routewijzer.picture.gallery import pictures
from routewijzer.project import open_project

STAGES: tuple[tuple[str, Any, str], ...] = (
    ("read", yamldoc, "read"),
    ("model", model, "read_route"),
    ("check, prove", checks, "check"),
    ("place, route, draw", assembly, "gallery"),
    ("pages", pages, "build"),
    ("render", pipeline, "render_pages"),
    ("styles, scripts", assets, "bundle"),
)
"""Name of the stage, and the function that does it."""


@contextmanager
def time_stages(seconds: dict[str, float]) -> Iterator[None]:
    """Within it, the functions of the stages add their seconds of CPU to `seconds`."""

    def timing(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def run(*arguments: Any, **keywords: Any) -> Any:
            begin = time.process_time()
            done = function(*arguments, **keywords)
            done = list(done) if isinstance(done, Iterator) else done
            seconds[name] += time.process_time() - begin
            return done

        return run

    originals = [(owner, name, getattr(owner, name)) for _, owner, name in STAGES]
    for stage, owner, name in STAGES:
        setattr(owner, name, timing(stage, getattr(owner, name)))
    yield
    for owner, name, function in originals:
        setattr(owner, name, function)


def once(folder: Path) -> dict[str, float]:
    """One run. AssertionError when the route has errors."""
    spent: dict[str, float] = defaultdict(float)
    pictures.cache_clear()  # a build in a fresh process remembers none
    begin = time.process_time()
    with time_stages(spent):
        result = pipeline.make(open_project(folder), TODAY)
    assert isinstance(result, pipeline.Built), result.findings[:5]
    whole = time.process_time() - begin
    pipeline.keep_places(open_project(folder), result)
    return {**spent, "the rest": whole - sum(spent.values()), "all": whole}


def main(folder: Path, runs: int) -> None:
    """Measure and print."""
    loading.load(open_project(folder), TODAY)  # what is loaded and compiled once is not counted
    first = once(folder)
    others = [once(folder) for _ in range(runs)]
    medians = {stage: median(run.get(stage, 0.0) for run in others) for stage in others[0]}
    medians["search of places"] = max(first["place, route, draw"] - medians["place, route, draw"], 0)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({**medians, "memory": memory}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 5)
