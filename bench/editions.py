"""How long it takes to build every edition: `python bench/editions.py [NUMBER]`, 342 for all municipalities.

Each generated region fills its slots, changes a text, adds a fact with its own source and chooses a colour.
The sites are written to a temporary folder; one line of figures is printed at the end.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path

from builds import base_project

ROOT = Path(__file__).resolve().parent.parent
NUMBER = 342
REGION = """format: 1
region:
  id: gemeente-{number}
  edition: Gemeente {number}
  owner: Gemeente {number}
  version: "1.0"
  published: 2026-11-23
  places: [Plaats {number}]
  colours:
    link: {{light: "#{light:06x}", dark: "#a9cdf7"}}
fill:
  services:
    veilig-thuis: {{url: "https://example.org/{number}", chat: Niet in gemeente {number}.}}
    lokaal-team: {{title: Wijkteam {number}}}
change:
  services:
    lokaal-team:
      summary: In gemeente {number} neemt het wijkteam de vervolgstappen over.
add:
  sources:
    eigen: {{title: Afspraken van gemeente {number}, date_note: Verzonnen., checked: 2026-11-23}}
  services:
    lokaal-team:
      facts:
        eigen: {{text: Dit geldt in gemeente {number}., kind: info, basis: stated, source: eigen}}
"""


def main(number: int) -> None:
    """Generate, builds, measures."""
    sys.path.insert(0, str(ROOT / "generator"))
    from routewijzer.batch.build_all import build_all
    from routewijzer.cli.console import build_day
    from routewijzer.project import open_project

    with tempfile.TemporaryDirectory() as room:
        project, out = base_project(Path(room, "project"), ROOT), Path(room, "out")
        for one in range(1, number + 1):
            folder = project / "regions" / f"gemeente-{one}"
            folder.mkdir(parents=True)
            text = REGION.format(number=one, light=0x10103F + one % 64)
            (folder / "region.yaml").write_text(text, encoding="utf-8")
        start = time.perf_counter()
        outcomes = build_all(open_project(project), out, build_day()).outcomes
        built = time.perf_counter() - start
        pages = sum(one.pages for one in outcomes)
        whole = sum(file.stat().st_size for file in out.rglob("*") if file.is_file())
        good = sum(one.choice is not None for one in outcomes)
    print(
        f"{good} of {len(outcomes)} editions, {pages:,} pages in {built:.0f} s "
        f"({built / len(outcomes):.2f} s an edition, {os.cpu_count()} processors); "
        f"{whole / 1e6:.0f} MB on disk"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else NUMBER)
