"""A project on disk: where its files are, and reading them without ever leaving its folder."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from routewijzer.characters import find_invisible, without_separators
from routewijzer.findings import Finding, Place, Severity, phrase, place_at

ROUTE = "route.yaml"
CONTENT = "content"
LOCK = "picture.lock.json"
"""Keeps the places of the boxes, so that a changed word moves nothing."""

REGIONS = "regions"
"""The folder of the regions' folders, each named for its region's id."""

OVERLAY = "region.yaml"
"""What a region says, in its own folder."""

PACKAGES = "packages.lock"
"""The packages that make a site, with their versions and hashes, in a region's own project."""

EDITION = "ROUTEWIJZER_EDITION"
"""The variable of the environment that names a region in `regions/`; empty: as `mkdocs.yml` says."""

MAX_BYTES = 2_000_000
"""Largest file of `content/` that is read, and as much as is read of what the generator keeps."""

_TEXTS = (".md",)
_IMAGES = (".svg", ".png", ".jpg", ".jpeg", ".webp")
_USUAL_SUFFIX = {
    **dict.fromkeys((".markdown", ".mdown", ".mkd", ".mdx"), ".md"),
    **dict.fromkeys((".gif", ".avif", ".bmp", ".tif", ".tiff", ".heic"), ".png"),
    ".svgz": ".svg",
}
"""Endings that somebody may give a text or an image, and the one that is read."""

_OF_EDITORS = (".", "~$", "#")
"""Beginnings of the names of files that an editor keeps for itself: locks, backups, settings."""

_PACKAGE = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class Project:
    """A folder with `mkdocs.yml`.

    `theme` is the folder of templates, words and assets, `base` the one with `route.yaml` and `content/`;
    `region` is the one with `region.yaml`, None for the base route itself.
    """

    root: Path
    theme: Path
    base: Path
    region: Path | None = None

    @property
    def route(self) -> Path:
        """The model of the base."""
        return self.base / ROUTE

    @property
    def content(self) -> Path:
        """The folder of longer texts and images of the base."""
        return self.base / CONTENT

    @property
    def lock(self) -> Path:
        """The kept places of the picture."""
        return (self.region or self.root) / LOCK

    @property
    def own(self) -> tuple[Path, ...]:
        """What an edition is made from beside the base: its overlay, texts and lock; empty for the base."""
        names = (OVERLAY, CONTENT, "region.lock.json")
        return tuple(self.region / name for name in names) if self.region else ()

    @property
    def watched_paths(self) -> tuple[Path, ...]:
        """What a site is made from: where a change asks for a new one."""
        return (self.route, self.content, self.theme, *self.own)

    @property
    def editions(self) -> Mapping[str, "Project"]:
        """The base (under an empty id) and every region that has a folder here, by its id."""
        regions = {key: replace(self, region=self.root / REGIONS / key) for key in self.regions}
        return {"": replace(self, region=None), **regions}

    @property
    def regions(self) -> tuple[str, ...]:
        """The ids of the regions that have a folder here, in order."""
        return tuple(sorted(file.parent.name for file in (self.root / REGIONS).glob(f"*/{OVERLAY}")))


@dataclass(frozen=True, slots=True)
class Content:
    """What stands in `content/`.

    Texts and images by their name there, what findings call each of them ("regions/north/content/look.md"),
    and what could not be read.
    """

    texts: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    images: Mapping[str, bytes] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()


def open_project(root: Path, edition: str = "") -> Project:
    """Return the project in `root`, with the theme that travels with the package (or stands beside it).

    `edition` is the id of a region in `regions/`, empty for the base route. A folder with a region.yaml and
    without a route.yaml is a region's own project: its base route travels with the package too.
    """
    root = root.resolve()
    theme = _PACKAGE / "theme" if (_PACKAGE / "theme").is_dir() else _PACKAGE.parents[1] / "theme"
    if not (root / ROUTE).exists() and (root / OVERLAY).exists():
        return Project(root, theme, base_folder(), root)
    return Project(root, theme, root, root / REGIONS / Path(edition).name if edition else None)


def base_folder() -> Path:
    """Return the folder of the base route that travels with the package (or stands beside it)."""
    inside = _PACKAGE / "base"
    return inside if inside.is_dir() else _PACKAGE.parents[1]


def templates() -> Mapping[str, str]:
    """Return the files of a region's own project, by their path in it, with marks where its name goes.

    The list of packages travels with the package (or stands beside it).
    """
    folder = _PACKAGE / "template"
    files = (file for file in sorted(folder.rglob("*")) if file.is_file())
    texts = {file.relative_to(folder).as_posix(): file.read_text("utf-8") for file in files}
    beside = _PACKAGE.parents[1] / "requirements" / "site.lock"
    return texts if PACKAGES in texts else {**texts, PACKAGES: beside.read_text("utf-8")}


def logos(folder: Path) -> Mapping[str, bytes]:
    """Return the images that may be a region's logo: SVG and PNG in its folder, no links out of it."""
    files = (file for file in _files(folder) if file.suffix in (".svg", ".png") and file.parent == folder)
    inside = (file for file in files if _real(file).is_relative_to(folder.resolve()))
    return {
        file.name: file.read_bytes() for file in inside if file.is_file() and file.stat().st_size <= MAX_BYTES
    }


def read_content(project: Project, folder: Path | None = None) -> Content:
    """All texts and images of `content/`, of the base or of another `folder`.

    A file that leads outside that folder, is too large or is not UTF-8 is a finding, and so is one whose
    ending is nearly that of a text or an image. What an editor keeps for itself (`.#look.md`, `~$look.md`)
    and other files are left alone.
    """
    owner = folder or project.base
    inside = owner.relative_to(project.root) if owner.is_relative_to(project.root) else Path()
    texts: dict[str, str] = {}
    names: dict[str, str] = {}
    images: dict[str, bytes] = {}
    findings: list[Finding] = []
    for file in _files(owner / CONTENT):
        name = file.relative_to(owner / CONTENT).as_posix()
        place = Place((inside / CONTENT / name).as_posix())
        if file.is_symlink() and file.is_dir():
            findings.append(Finding("outside", place, phrase("outside.folder")))
            continue
        if file.suffix not in (*_TEXTS, *_IMAGES):
            findings.extend(_unread(file, place))
            continue
        if not _real(file).is_relative_to(owner.resolve()):
            findings.append(Finding("outside", place, phrase("outside")))
            continue
        try:
            if file.stat().st_size > MAX_BYTES:
                findings.append(Finding("too-large", place, phrase("too-large.file", most=MAX_BYTES)))
                continue
            raw, names[name] = file.read_bytes(), place.file
            if file.suffix in _TEXTS:
                texts[name] = without_separators(raw.decode("utf-8-sig"))
                findings.extend(_unprintable(place.file, texts[name]))
            else:
                images[name] = raw
        except OSError as error:
            message = phrase("no-file.unreadable", name=place.file, reason=error.strerror or "")
            findings.append(Finding("no-file", place, message))
        except UnicodeDecodeError:
            findings.append(Finding("encoding", place, phrase("encoding")))
    return Content(texts, names, images, tuple(findings))


def read_kept(file: Path) -> str:
    """Return the text of a JSON file that the generator itself keeps, empty when there is none.

    Of one that is too large only the beginning, which then is no JSON. Raises OSError.
    """
    if not file.is_file():
        return ""
    with file.open("rb") as opened:
        return opened.read(MAX_BYTES).decode("utf-8", "replace")


def kept_places(project: Project) -> str:
    """Return the kept places of the picture; an edition without its own begins with those of the base."""
    files = (project.lock, project.base / LOCK)
    return next((read_kept(file) for file in files if file.is_file()), "")


def _unprintable(name: str, text: str) -> Iterator[Finding]:
    """Yield the first character of a text that cannot be shown, and the first that cannot be seen."""
    if bad := re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", text):
        message = phrase("bad-character", code=f"{ord(bad[0]):04X}")
        yield Finding("bad-character", place_at(name, text, bad.start()), message)
    if (at := find_invisible(text)) is not None:
        message = phrase("invisible-character", code=f"{ord(text[at]):04X}")
        yield Finding("invisible-character", place_at(name, text, at), message)


def _real(file: Path) -> Path:
    """Where a file really is; the root of the disk, which is outside every project, for links in a circle."""
    try:
        return file.resolve()
    except (OSError, RuntimeError):
        return Path(file.anchor)


def _unread(file: Path, place: Place) -> Iterator[Finding]:
    """Yield a warning for a file that looks like a text or an image and has another ending."""
    ending = file.suffix.lower()
    read = ending if ending in (*_TEXTS, *_IMAGES) else _USUAL_SUFFIX.get(ending)
    if read:
        message = phrase("content-file", ending=file.suffix, name=file.with_suffix(read).name)
        yield Finding("content-file", place, message, severity=Severity.WARNING)


def _files(folder: Path) -> Iterator[Path]:
    """Yield the files below a folder, links included, without those that an editor keeps for itself."""
    if folder.is_dir():
        for file in sorted(folder.rglob("*")):
            own = any(part.startswith(_OF_EDITORS) for part in file.relative_to(folder).parts)
            if not own and (file.is_file() or file.is_symlink()):
                yield file
