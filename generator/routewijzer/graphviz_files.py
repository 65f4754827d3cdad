"""The picture's files, drawn by Graphviz, each only once: what was drawn of a DOT is kept in a cache.

A file is kept under the hash of all that it is made from: the DOT, the resolution, and the engine with its
version. Nothing that the cache cannot do stops a build; what is damaged there is drawn again.
"""

import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import partial
from hashlib import sha256
from pathlib import Path

from routewijzer.atomic import write_atomic
from routewijzer.diagram.dot.engine import (
    EngineError,
    Format,
    engine_version,
    find_engine,
    render,
)
from routewijzer.diagram.dot.statement import POINTS_AN_INCH
from routewijzer.exports.picture_files import PictureFormat, RenderedPicture, RenderPicture
from routewijzer.findings import phrase

CACHE = "ROUTEWIJZER_CACHE"
"""The variable of the environment that names the folder of the cache."""

DPI = 96.0
"""Pixels an inch of the PNG: the base route becomes some 2600 pixels wide, sharp on a printed A3."""

LARGEST = 8000
"""Most pixels of a side of the PNG; a larger picture gets fewer pixels an inch."""

TIME_LIMIT = 30.0
"""Seconds after which one file is given up and the site is built without it."""

MOST_FILES = 200
"""Most files in the cache; the oldest go first."""

_DIGEST = sha256().digest_size


def picture_renderer(environment: Mapping[str, str]) -> RenderPicture:
    """Return what draws the picture's files with the engine and the cache that `environment` names."""
    return partial(_render_all, environment)


def engine_identity(environment: Mapping[str, str]) -> str:
    """Return the engine that draws the files with its version, or why there is none."""
    try:
        return engine_version(find_engine(environment))
    except EngineError as error:
        return str(error)


def _render_all(environment: Mapping[str, str], dot: str, width: float, height: float) -> RenderedPicture:
    try:
        engine = find_engine(environment)
        version = engine_version(engine)
    except EngineError as error:
        return RenderedPicture(problems=(phrase("picture-files", formats=("SVG", "PNG"), reason=str(error)),))
    formats: tuple[Format, ...] = ("svg", "png") if engine.embedded else ("svg", "png", "pdf")
    dpi = min(DPI, POINTS_AN_INCH * LARGEST / max(width, height, 1))
    folder = _cache_folder(environment)
    files: dict[PictureFormat, bytes] = {}
    problems = []
    for form in formats:
        name = sha256(f"{version}\n{form} {dpi:g}\n{dot}".encode()).hexdigest()
        content = _read(folder / name) if folder else b""
        try:
            files[form] = content or render(dot, form, engine, dpi=dpi, limit=TIME_LIMIT)
        except EngineError as error:
            problems.append(phrase("picture-files", formats=(form.upper(),), reason=str(error)))
            continue
        if folder and not content:
            _keep(folder, name, files[form])
    return RenderedPicture(files, tuple(problems))


def _cache_folder(environment: Mapping[str, str]) -> Path | None:
    """Return the folder of the cache (https://specifications.freedesktop.org/basedir), None for none."""
    named = environment.get(CACHE)
    caches, home = environment.get("XDG_CACHE_HOME"), environment.get("HOME")
    folder = named or (caches and f"{caches}/routewijzer") or (home and f"{home}/.cache/routewijzer")
    return Path(folder, "pictures") if folder and Path(folder).is_absolute() else None


def _read(file: Path) -> bytes:
    """Return what is kept in a file behind its hash; empty when there is none or it is not what was kept."""
    with suppress(OSError):
        entry = file.read_bytes()
        if sha256(entry[_DIGEST:]).digest() == entry[:_DIGEST]:
            return entry[_DIGEST:]
    return b""


def _keep(folder: Path, name: str, content: bytes) -> None:
    """Keep a file, and remove the oldest beyond `MOST_FILES`, where that is possible."""
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        write_atomic(folder / name, sha256(content).digest() + content)
        for file in sorted(_files(folder), key=lambda file: file.stat().st_mtime_ns)[:-MOST_FILES]:
            file.unlink(missing_ok=True)


def _files(folder: Path) -> Iterator[Path]:
    return (Path(entry.path) for entry in os.scandir(folder) if entry.is_file(follow_symlinks=False))
