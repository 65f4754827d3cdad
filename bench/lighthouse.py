"""Lighthouse's marks for pages on a telephone: `python bench/lighthouse.py SITE [RUNS]`.

Lighthouse comes from npm, exactly as `bench/node/package-lock.json` has it, when it is first asked for.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from statistics import median
from typing import Any

from in_browser import serve
from measure import PAGES, table

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
sys.path.insert(0, str(ROOT / "tools"))
INSTALL_FOLDER = ROOT / ".venv" / "lighthouse"
MARKS = ("performance", "accessibility", "best-practices", "seo")
TIMES = ("largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift")
BROWSER = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking")
OPTIONS = (
    *("--quiet", "--output=json", "--no-enable-error-reporting", f"--only-categories={','.join(MARKS)}"),
    *("--skip-audits=robots-txt", f"--chrome-flags={' '.join(BROWSER)}"),
)
TEXT = (
    "Marks from 0 to 100 by Lighthouse {version} as a telephone would have the page (its own setting), "
    "medians of {runs} runs. Aimed at: 99, 100, 100, 100. One of its audits is left out, that of "
    "`robots.txt`: it asks for that file as the page would, the page's own policy (`default-src 'none'`) "
    "forbids that, and the refusal counts as a broken file: 91 for search engines. A site has no such file; "
    "its place is the root of a host.\n"
)
ABSENT = "Not measured: Lighthouse could not be installed or run here.\n"
HEAD = ("page", "performance", "accessibility", "best practices", "search engines", "largest paint, ms",
        "blocked, ms", "moved")  # fmt: skip
PATIENCE = 120
"""Seconds after which one run is given up."""


def lighthouse(site: Path, pages: tuple[str, ...], runs: int) -> str:
    """Return the report's part about these pages of a site; one sentence where Lighthouse cannot be had."""
    from machine import Missing, find_browser
    from npm import NODE, install_locked

    head = "## Lighthouse\n\n"
    try:
        install_locked(HERE / "node", INSTALL_FOLDER)
        browser = find_browser()
        if not browser:
            raise Missing("there is no Chromium")
        with serve(site) as address:
            results = {page: [_run(NODE, browser, address + page) for _ in range(runs)] for page in pages}
    except (Missing, OSError, subprocess.SubprocessError) as reason:
        print(reason, file=sys.stderr)
        return head + ABSENT
    version = results[pages[0]][0]["lighthouseVersion"]
    rows = [(page, *_row(runs_of_page)) for page, runs_of_page in results.items()]
    return f"{head}{TEXT.format(version=version, runs=runs)}\n{table(HEAD, rows)}"


def _run(node: Path, browser: Path, address: str) -> dict[str, Any]:
    """Return what one run tells. Raises subprocess.SubprocessError when it fails or takes too long."""
    script = INSTALL_FOLDER / "node_modules" / "lighthouse" / "cli" / "index.js"
    done = subprocess.run(
        [node, script, address, *OPTIONS],
        env={**os.environ, "CHROME_PATH": str(browser)},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=True,
    )
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def _row(results: list[dict[str, Any]]) -> list[str]:
    """Return the medians of the marks, of two times, and of how much of the screen moved."""
    marks = [100 * median(result["categories"][name]["score"] for result in results) for name in MARKS]
    paint, blocked, moved = (
        median(result["audits"][name]["numericValue"] for result in results) for name in TIMES
    )
    return [*(f"{mark:.0f}" for mark in marks), f"{paint:.0f}", f"{blocked:.0f}", f"{moved:.3f}"]


if __name__ == "__main__":
    print(lighthouse(Path(sys.argv[1]), PAGES, int(sys.argv[2]) if len(sys.argv) > 2 else 5))
