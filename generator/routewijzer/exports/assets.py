"""The files that pages need: styles and scripts put together and made small, fonts and icons as they are."""

import re
from collections.abc import Mapping
from pathlib import Path

import rcssmin
import rjsmin

STYLES = ("tokens", "shell", "components", "content", "media", "pages", "picture")
"""The style sheets of every page, together `site.css`, in the order of the cascade."""

SCRIPTS = ("exit", "scheme", "menu", "find")
"""The scripts of every page, in this order."""

FOLDER = "assets"
ICON = f"{FOLDER}/favicon.svg"
INLINE = "not-found"
"""The style sheet that stands in its page (see `not_found_style`) and is no file of the site."""

_COPIED = (".woff2", ".svg", ".png", ".js", ".txt")


def bundle(assets: Path, style: str = "") -> Mapping[str, bytes]:
    """Return the files of the theme's `assets` folder as they are published, by address from the site's root.

    `style` are an edition's own rules, after all others.
    """
    files: dict[str, bytes] = {}
    for file in sorted(assets.rglob("*")):
        name = file.relative_to(assets).as_posix()
        if file.suffix == ".css" and file.stem not in (*STYLES, INLINE):
            files[f"{FOLDER}/{name}"] = _css(_text(file))
        elif file.suffix == ".js" and file.parent == assets:
            if file.stem not in SCRIPTS:
                files[f"{FOLDER}/{name}"] = _js(_text(file))
        elif file.suffix in _COPIED:
            files[f"{FOLDER}/{name}"] = file.read_bytes()
    styles = (_text(assets / f"{name}.css") for name in STYLES)
    files[f"{FOLDER}/site.css"] = _css("\n".join((*styles, style)))
    files[f"{FOLDER}/site.js"] = _js(";\n".join(_text(assets / f"{name}.js") for name in SCRIPTS))
    return files


def picture_style(assets: Path) -> str:
    """Return what a picture needs that stands alone: its colours and shapes, without the fonts."""
    return _alone(assets, "picture")


def not_found_style(assets: Path) -> str:
    """Return what the page for unknown addresses carries in itself.

    The same for every edition, so that one header file serves them all.
    """
    return _alone(assets, INLINE)


def _alone(assets: Path, name: str) -> str:
    """Return a style sheet with the tokens that it rests on, and nothing that is loaded."""
    tokens = re.sub(r"@font-face\s*\{[^}]*\}", "", _text(assets / "tokens.css"))
    return _css(tokens + _text(assets / f"{name}.css")).decode()


def _text(file: Path) -> str:
    return file.read_text("utf-8") if file.is_file() else ""


def _css(text: str) -> bytes:
    return str(rcssmin.cssmin(text)).encode()


def _js(text: str) -> bytes:
    return str(rjsmin.jsmin(text)).encode()
