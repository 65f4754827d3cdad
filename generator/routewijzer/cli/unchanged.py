"""Which editions need no building: their site stands, and nothing that it was made from has changed."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from functools import lru_cache
from hashlib import sha256
from importlib.metadata import distributions
from pathlib import Path

import routewijzer
from routewijzer.project import Project, kept
from routewijzer.room import write_whole

RECORD = ".built.json"
"""What stands in the folder of all editions, and what it was made from."""

_PACKAGE = Path(routewijzer.__file__).parent


@dataclass(frozen=True, slots=True)
class Built:
    """A site that stands: the fingerprint of what it was made from, and its number of pages."""

    of: str
    pages: int


def fingerprint(project: Project, today: date) -> str:
    """A short name for all that an edition is made from: the project's files, the region's, the theme, this
    program with what it uses, and the day. Equal names, equal sites. Raises OSError."""
    digest = sha256(f"{_program()} {today}".encode())
    folders = (project.content, *((project.region,) if project.region else ()))
    files = [project.route, project.root / "mkdocs.yml", project.lock, *_below(project.theme)]
    for folder in folders:
        files += _below(folder)
    for file in files:
        if file.is_file():
            digest.update(f"\n{file.name} ".encode() + sha256(file.read_bytes()).digest())
    return digest.hexdigest()[:32]


def recorded(out: Path) -> Mapping[str, Built]:
    """What `record` wrote, by edition; nothing when it is anything else."""
    try:
        data = json.loads(kept(out / RECORD))
        return {str(key): Built(str(one["of"]), int(one["pages"])) for key, one in data.items()}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}


def record(out: Path, built: Mapping[str, Built]) -> None:
    """Writes down what stands in `out`. Raises OSError."""
    text = json.dumps({key: asdict(one) for key, one in sorted(built.items())}, indent=1)
    write_whole(out / RECORD, f"{text}\n".encode())


@lru_cache(maxsize=1)
def _program() -> str:
    """This program and every installed package that it could use."""
    digest = sha256()
    for file in _below(_PACKAGE):
        if file.suffix == ".py":
            digest.update(file.read_bytes())
    packages = sorted(f"{one.name} {one.version}" for one in distributions())
    return f"{digest.hexdigest()} {packages}"


def _below(folder: Path) -> Iterator[Path]:
    return (file for file in sorted(folder.rglob("*")) if file.is_file())
