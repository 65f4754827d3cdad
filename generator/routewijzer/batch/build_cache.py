"""Which editions need no building: their site stands, and nothing that it was made from has changed."""

import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from functools import lru_cache
from hashlib import sha256
from importlib.metadata import distributions
from pathlib import Path

import routewijzer
from routewijzer.graphviz_files import engine_identity
from routewijzer.hosting import DEFAULT, Hosting
from routewijzer.project import Project, read_kept
from routewijzer.site_folder import read_made

RECORD = ".built.json"
"""What stands in the folder of all editions, and what it was made from."""

_PACKAGE = Path(routewijzer.__file__).parent


@dataclass(frozen=True, slots=True)
class BuildRecord:
    """A site that stands: the fingerprint of what it was made from, and its number of pages."""

    of: str
    pages: int


def fingerprint(project: Project, today: date, hosting: Hosting = DEFAULT) -> str:
    """Return a short name for all that an edition is made from. Raises OSError.

    That is the project's files, the region's, the theme, this program with what it uses, the day, and how the
    site is served; without the kept places, which a build itself may change. Equal names and places, equal
    sites.
    """
    digest = sha256(f"{_program()} {engine_identity(os.environ)} {today} {hosting}".encode())
    folders = (project.content, *((project.region,) if project.region else ()))
    files = [project.route, project.root / "mkdocs.yml", *_below(project.theme)]
    for folder in folders:
        files += _below(folder)
    for file in files:
        if file.is_file() and file != project.lock:
            digest.update(f"\n{file.name} ".encode() + sha256(file.read_bytes()).digest())
    return digest.hexdigest()[:32]


def with_places(sources: str, places: str) -> str:
    """Return the fingerprint `sources` together with the text of the kept places."""
    return sha256(f"{sources} {places}".encode()).hexdigest()[:32]


def current_fingerprint(project: Project, today: date, hosting: Hosting = DEFAULT) -> str:
    """Return the fingerprint of an edition as its files are now. Raises OSError."""
    return with_places(fingerprint(project, today, hosting), read_kept(project.lock))


def read_record(out: Path) -> Mapping[str, BuildRecord]:
    """Return what was recorded, by edition; nothing when it is anything else. Raises OSError."""
    try:
        data = json.loads(read_made(out, RECORD))
        return {str(key): BuildRecord(str(entry["of"]), int(entry["pages"])) for key, entry in data.items()}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}


def record_text(records: Mapping[str, BuildRecord]) -> bytes:
    """Return the content of the record."""
    text = json.dumps({key: asdict(record) for key, record in sorted(records.items())}, indent=1)
    return f"{text}\n".encode()


@lru_cache(maxsize=1)
def _program() -> str:
    """Return what names this program and every installed package that it could use."""
    digest = sha256()
    for file in _below(_PACKAGE):
        if file.suffix == ".py":
            digest.update(file.read_bytes())
    packages = sorted(f"{package.name} {package.version}" for package in distributions())
    return f"{digest.hexdigest()} {packages}"


def _below(folder: Path) -> Iterator[Path]:
    return (file for file in sorted(folder.rglob("*")) if file.is_file())
