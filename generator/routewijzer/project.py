"""A project on disk: where its files are, and reading them without ever leaving its folder."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from routewijzer.findings import Finding, Place

ROUTE = "route.yaml"
CONTENT = "content"
LOCK = "picture.lock.json"
"""Keeps the places of the boxes, so that a changed word moves nothing."""

MAX_BYTES = 2_000_000
"""Largest file of `content/` that is read."""

_TEXTS = (".md",)
_IMAGES = (".svg", ".png", ".jpg", ".jpeg", ".webp")
_PACKAGE = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class Project:
    """A folder with `route.yaml` and `content/`. `theme` is the folder of templates, words and assets."""

    root: Path
    theme: Path

    @property
    def route(self) -> Path:
        """The model."""
        return self.root / ROUTE

    @property
    def content(self) -> Path:
        """The folder of longer texts and images."""
        return self.root / CONTENT

    @property
    def lock(self) -> Path:
        """The kept places of the picture."""
        return self.root / LOCK


@dataclass(frozen=True, slots=True)
class Content:
    """What stands in `content/`: texts and images by their name there, and what could not be read."""

    texts: Mapping[str, str] = field(default_factory=dict)
    images: Mapping[str, bytes] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()


def open_project(root: Path) -> Project:
    """The project in `root`, with the theme that travels with the package (or stands beside it)."""
    inside = _PACKAGE / "theme"
    return Project(root.resolve(), inside if inside.is_dir() else _PACKAGE.parents[1] / "theme")


def read_content(project: Project) -> Content:
    """All texts and images of `content/`. A file that leads outside the project, is too large or is not
    UTF-8 is a finding; other files are left alone."""
    texts: dict[str, str] = {}
    images: dict[str, bytes] = {}
    found: list[Finding] = []
    for file in _files(project.content):
        name = file.relative_to(project.content).as_posix()
        place = Place(f"{CONTENT}/{name}")
        if not file.resolve().is_relative_to(project.root):
            found.append(Finding("outside", place, "this file leads outside the project", "copy it here"))
            continue
        try:
            if file.stat().st_size > MAX_BYTES:
                found.append(
                    Finding("too-large", place, f"file is larger than {MAX_BYTES:,} bytes", "make it smaller")
                )
                continue
            raw = file.read_bytes()
            if file.suffix in _TEXTS:
                texts[name] = raw.decode("utf-8-sig")
            else:
                images[name] = raw
        except OSError as error:
            found.append(Finding("no-file", place, f"cannot be read: {error.strerror}"))
        except UnicodeDecodeError:
            found.append(
                Finding("encoding", place, "not UTF-8 text", "save the file as UTF-8 in your editor")
            )
    return Content(texts, images, tuple(found))


def _files(folder: Path) -> Iterator[Path]:
    if folder.is_dir():
        for file in sorted(folder.rglob("*")):
            if file.suffix in (*_TEXTS, *_IMAGES) and (file.is_file() or file.is_symlink()):
                yield file
