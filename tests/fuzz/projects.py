"""Projects to mutate: small routes, the base with a region, and every kind of file that an author owns."""

import json
import random
import shutil
from pathlib import Path

import yaml

from fuzz.mutations import SVG_MARKS, Data, mutate_data, mutate_text
from routewijzer import yamldoc

ROOT = Path(__file__).resolve().parents[2]
REGIONS = ROOT / "tests" / "regions"
OVERLAY = """format: 1
region: {id: north, edition: North, owner: Office north, version: "2", published: 2026-11-20,
  logo: {file: tag.svg, text: North}}
fill:
  services:
    shelter: {url: "https://example.org/north", hours: Always}
"""
CONTENT = """# A longer text

A [link](#a-longer-text), **bold**, `code` and a footnote[^1].

!!! note "Look"
    Inside.

| a | b |
|---|---|
| 1 | 2 |

- one
    - two

[^1]: The note.
"""

LOOK = "look.md"
TAG = "tag.svg"
SVG = """<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">
<defs><linearGradient id="b"><stop offset="0"/></linearGradient><path id="a" d="M0 0h9"/></defs>
<g style="fill: red"><use xlink:href="#a"/><text fill="url(#b)">A tag</text></g>
</svg>
"""


def seeds() -> dict[str, Path]:
    """Return name → folder of each project that mutation starts from."""
    small = {folder.name: folder for folder in sorted((ROOT / "tests" / "routes" / "ok").iterdir())}
    return {**small, "region": REGIONS, "base": ROOT}


def write_project(seed: str, folder: Path) -> None:
    """Write the project `seed` into `folder`.

    A small route has an element with a longer text and an image; the small region gets an overlay with a
    logo.
    """
    origin = seeds()[seed]
    folder.mkdir(parents=True)
    shutil.copy(origin / "route.yaml", folder)
    for name in ("content", "regions") if seed != "region" else ():
        if (origin / name).is_dir():
            shutil.copytree(origin / name, folder / name)
    for name in ("mkdocs.yml", "picture.lock.json"):
        if (origin / name).is_file():
            shutil.copy(origin / name, folder)
    if not (folder / "mkdocs.yml").exists():
        shutil.copy(ROOT / "mkdocs.yml", folder)
    (folder / "content").mkdir(exist_ok=True)
    if seed == "region":
        (folder / "regions" / "north").mkdir(parents=True)
        (folder / "regions" / "north" / TAG).write_text(SVG, encoding="utf-8")
        (folder / "regions" / "north" / "region.yaml").write_text(OVERLAY, encoding="utf-8")
    if seed != "base":
        _use_content(folder)


def _use_content(folder: Path) -> None:
    """Let the first step show a text with an image."""
    route = folder / "route.yaml"
    data = _read_yaml(route)
    name = next(iter(data["steps"].values())).setdefault("content", LOOK)
    route.write_text(_as_yaml(data), encoding="utf-8")
    text = folder / "content" / name
    words = text.read_text(encoding="utf-8") if text.is_file() else CONTENT
    text.write_text(f"{words}\n![A tag]({TAG})\n", encoding="utf-8")
    (folder / "content" / TAG).write_text(SVG, encoding="utf-8")


def _read_yaml(file: Path) -> Data:
    """Read a file as the program does: `yes` is a text and not true."""
    document, _ = yamldoc.read(file, file.name)
    assert document is not None
    return document.data


def mutate_project(chance: random.Random, folder: Path) -> list[str]:
    """Mutate one to three files of the project in `folder`; return their names."""
    endings = (".yaml", ".yml", ".json", ".md", ".svg")
    files = sorted(path for path in folder.rglob("*") if path.suffix in endings)
    names = []
    for file in {chance.choice(files) for _ in range(chance.choice((1, 1, 1, 2, 3)))}:
        text = file.read_text(encoding="utf-8")
        changed = _mutate_file(chance, file, text)
        file.write_bytes(changed.encode("utf-8", "surrogatepass"))
        names.append(file.relative_to(folder).as_posix())
    if chance.random() < 0.2:
        target = folder / "content" / chance.choice(("look.md", ".#look.md", "x.MD", "a b.md", "con.md"))
        target.write_bytes(mutate_text(chance, CONTENT, chance.randrange(4)).encode("utf-8", "surrogatepass"))
        names.append(target.relative_to(folder).as_posix())
    return sorted(names)


def _mutate_file(chance: random.Random, file: Path, text: str) -> str:
    if file.suffix == ".svg":
        return mutate_text(chance, text, chance.choice((1, 2, 4)), SVG_MARKS)
    if file.suffix == ".md" or chance.random() < 0.25:
        return mutate_text(chance, text, chance.choice((1, 2, 4)))
    count = chance.choice((1, 1, 2, 3, 6))
    if file.suffix == ".json":
        return json.dumps(mutate_data(chance, json.loads(text), count))
    return _as_yaml(mutate_data(chance, _read_yaml(file), count))


def _as_yaml(data: Data) -> str:
    class Dumper(yaml.SafeDumper):
        """Writes every value out where it stands."""

        def ignore_aliases(self, _: Data) -> bool:
            return True

    return yaml.dump(data, Dumper=Dumper, allow_unicode=True, sort_keys=False, width=100)
