"""The files that pages need: styles and scripts put together and made small, fonts and icons as they are.

What the theme's folder `assets` holds becomes the site's folder of the same name: `styles/` and `scripts/` by
the two tables of this module, everything else as it is.
"""

import re
from base64 import b64encode
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

import rcssmin
import rjsmin

REGIONAL = "regional"
"""The part of the style sheet `site` for what a region changed."""

STYLES: Mapping[str, tuple[str, ...]] = {
    "site": (
        *("tokens", "base", "emergency", "header", "search", "footer"),
        *("layout", "actions", "statements", "content", "folds", "narrow", "forced-and-paper"),
        *("home", "route-list", "route-list-key", "element", "element-narrow", "decision", REGIONAL),
        "element-paper",
        *("picture", "picture-modes"),
    ),
    "editions": ("editions",),
    "editor": ("editor",),
    "helper": ("helper", "helper-entrance", "helper-advice", "helper-modes", "tables"),
    "lookup": ("lookup",),
    "notice": ("notice",),
    "print": ("print",),
    "part": ("part",),
    "role": ("role",),
    "search": ("search-hits",),
    "text": ("prose",),
    "training": ("training", "presenter", "presenter-keys", "presenter-modes"),
}
"""Style sheet of the site → its parts in `styles/`, in the order of the cascade. Every page has `site`."""

SCRIPTS: Mapping[str, tuple[str, ...]] = {
    "site": ("namespace", "exit", "scheme", "menu", "folds", "find"),
    "editions": ("fold", "editions"),
    "editor": ("editor",),
    "embed": ("embed",),
    "frame": ("frame",),
    "helper": ("helper-walk", "text-marks", "helper-parts", "helper-advice", "helper-screens", "helper"),
    "picture": ("picture-zoom", "picture"),
    "presenter": (
        *("qr", "training-walk", "training-picture", "notes"),
        *("presenter-keys", "presenter-cards", "presenter"),
    ),
    "search": ("fold", "text-marks", "search-words", "search-readings", "search", "search-panel"),
}
"""Script of the site → its parts in `scripts/`, in the order in which they run. Every page has `site`."""

FOLDER = "assets"
ICON = f"{FOLDER}/favicon.svg"
_KINDS = {
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".webp": "image/webp",
    ".gif": "image/gif",
}
"""The media type of each kind of file that can stand in a document."""

_LOADED_FONT = re.compile(r"@font-face\s*\{[^}]*url\([^}]*\}")
"""A font of a style sheet that is a file."""

_PICTURE = ("picture", "picture-modes")
_CHANGES = ("tokens", "base", REGIONAL, "content", "picture", "picture-modes", "changes")
_NOT_FOUND = ("not-found",)
_ONE_FILE = (
    *(part for part in STYLES["site"] if part not in ("route-list", "element-paper")),
    *("prose", "notice", "lookup", "part", "helper", "helper-entrance", "helper-advice", "helper-modes"),
    *("search-hits", "one-file"),
)
_COPIED_SUFFIXES = (".woff2", ".svg", ".png", ".js", ".txt")


def bundle(assets: Path, style: str = "", without: tuple[str, ...] = ()) -> Mapping[str, bytes]:
    """Return the files of the theme's `assets` folder as they are published, by address from the site's root.

    `style` are an edition's own rules, after all others; `without` are the styles, parts of them and scripts
    that no page of this site uses.
    """
    files = dict(_copied_files(assets))
    for name, parts in STYLES.items():
        if name in without:
            continue
        own = (style,) if name == "site" else ()
        used = tuple(part for part in parts if part not in without)
        files[f"{FOLDER}/{name}.css"] = _css("\n".join((*_styles(assets, used), *own)))
    for name, parts in SCRIPTS.items():
        if name in without:
            continue
        texts = (_text(assets / "scripts" / f"{part}.js") for part in parts)
        files[f"{FOLDER}/{name}.js"] = _js(";\n".join(texts))
    return files


def picture_style(assets: Path) -> str:
    """Return what a picture needs that stands alone: its colours and shapes, without the fonts."""
    return _alone(assets, _PICTURE)


def not_found_style(assets: Path) -> str:
    """Return what the page for unknown addresses carries in itself.

    It is the same for every edition, so that one header file serves them all.
    """
    return _alone(assets, _NOT_FOUND)


def changes_style(assets: Path) -> str:
    """Return the style of the document that tells what changed, with the site's letters in it.

    The boxes of its picture are as wide as their text is in these.
    """
    style = "\n".join(_styles(assets, _CHANGES))
    for font in sorted((assets / "fonts").glob("*.woff2")):
        data = f"data:font/woff2;base64,{b64encode(font.read_bytes()).decode()}"
        style = style.replace(f"url(fonts/{font.name})", f"url({data})")
    return _css(style).decode()


def one_file_assets(assets: Path, files: Mapping[str, bytes]) -> tuple[str, str, str]:
    """Return the style of the document that is all pages in one, and its scripts: of the head and of the end.

    `files` are those of the site. The letters are those of the device, made as wide as the site's own
    (`tokens.css`): the site's would be 20 kB.
    """
    style = _css(_LOADED_FONT.sub("", "\n".join(_styles(assets, _ONE_FILE)))).decode()
    last = _js(_text(assets / "scripts" / "one-file.js")).decode()
    return style, files[f"{FOLDER}/site.js"].decode(), last


def can_stand_in_page(name: str) -> bool:
    """Return whether a file of the site is an image, which a document may hold."""
    return PurePosixPath(name).suffix in _KINDS


def data_address(name: str, content: bytes) -> str:
    """Return a file as an address that holds it (RFC 2397); its kind follows from its name."""
    return f"data:{_KINDS[PurePosixPath(name).suffix]};base64,{b64encode(content).decode()}"


def _copied_files(assets: Path) -> Iterator[tuple[str, bytes]]:
    """Yield what is published as it is: address, bytes."""
    for file in sorted(assets.rglob("*")):
        where = file.relative_to(assets)
        if file.suffix in _COPIED_SUFFIXES and where.parts[0] not in ("styles", "scripts"):
            yield f"{FOLDER}/{where.as_posix()}", file.read_bytes()


def _alone(assets: Path, parts: tuple[str, ...]) -> str:
    """Return style sheets with the tokens that they rest on, and nothing that is loaded."""
    tokens, *own = _styles(assets, ("tokens", *parts))
    return _css(re.sub(r"@font-face\s*\{[^}]*\}", "", tokens) + "".join(own)).decode()


def _styles(assets: Path, parts: tuple[str, ...]) -> list[str]:
    return [_text(assets / "styles" / f"{part}.css") for part in parts]


def _text(file: Path) -> str:
    return file.read_text("utf-8")


def _css(text: str) -> bytes:
    return str(rcssmin.cssmin(text)).encode()


def _js(text: str) -> bytes:
    return str(rjsmin.jsmin(text)).encode()
