"""Projects to mutate: small routes, the base with a region, and every kind of file that an author owns."""

import json
import random
import shutil
from pathlib import Path

import yaml

from fuzz.mutations import Data, mutate_data, mutate_text

ROOT = Path(__file__).resolve().parents[2]
REGIONS = ROOT / "tests" / "regions"
OVERLAY = """format: 1
region: {id: north, edition: North, owner: Office north, version: "2", published: 2026-11-20}
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


def seeds() -> dict[str, Path]:
    """Return name → folder of each project that mutation starts from."""
    small = {folder.name: folder for folder in sorted((ROOT / "tests" / "routes" / "ok").iterdir())}
    return {**small, "region": REGIONS, "base": ROOT}


def write_project(seed: str, folder: Path) -> None:
    """Write the project `seed` unchanged into `folder`; the small region gets an overlay."""
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
        (folder / "regions" / "north" / "region.yaml").write_text(OVERLAY, encoding="utf-8")


def mutate_project(chance: random.Random, folder: Path) -> list[str]:
    """Mutate one to three files of the project in `folder`; return their names."""
    files = sorted(path for path in folder.rglob("*") if path.suffix in (".yaml", ".yml", ".json", ".md"))
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
    if file.suffix == ".md" or chance.random() < 0.25:
        return mutate_text(chance, text, chance.choice((1, 2, 4)))
    count = chance.choice((1, 1, 2, 3, 6))
    if file.suffix == ".json":
        return json.dumps(mutate_data(chance, json.loads(text), count))
    return _as_yaml(mutate_data(chance, yaml.load(text, yaml.CSafeLoader), count))


def _as_yaml(data: Data) -> str:
    class Dumper(yaml.SafeDumper):
        """Writes every value out where it stands."""

        def ignore_aliases(self, _: Data) -> bool:
            return True

    return yaml.dump(data, Dumper=Dumper, allow_unicode=True, sort_keys=False, width=100)
