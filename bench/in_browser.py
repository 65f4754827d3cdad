"""What a page costs whoever opens it: bytes, requests, scripts, elements, time to the largest paint."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median
from threading import Thread

from lxml import html
from playwright.sync_api import Browser

SLOW = {"offline": False, "latency": 150, "downloadThroughput": 204_800, "uploadThroughput": 93_750}
"""A slow telephone: 1.6 Mbit/s, 150 ms (Lighthouse's mobile), and a processor four times as slow."""

PAINTS = """window.paint = 0; window.blocked = 0;
new PerformanceObserver(list => { for (const each of list.getEntries()) window.paint = each.startTime })
  .observe({type: "largest-contentful-paint", buffered: true});
new PerformanceObserver(list => {
  list.getEntries().forEach(each => { window.blocked += each.duration - 50 }) })
  .observe({type: "longtask", buffered: true});"""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a page costs a visitor.

    kB over the wire on a first visit, requests, kB of scripts and styles (all gzip), elements, and
    milliseconds to the largest paint and of blocked time on a slow telephone.
    """

    cold: float
    requests: int
    scripts: float
    styles: float
    elements: int
    paint: float
    blocking: float


class Packing(SimpleHTTPRequestHandler):
    """Serves a folder, texts packed."""

    def do_GET(self) -> None:
        """Answer with a file, packed where that helps."""
        file = Path(self.translate_path(self.path))
        file = file / "index.html" if file.is_dir() else file
        if not file.is_file():
            self.send_error(404)
            return
        body = file.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(file)))
        if file.suffix not in (".woff2", ".png"):
            body = gzip.compress(body, 9, mtime=0)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def serve(folder: Path) -> Iterator[str]:
    """Provide the address of a folder on this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Packing, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def cost(browser: Browser, folder: Path, page: str, runs: int) -> Cost:
    """Return the cost of one page of a site in `folder`."""
    with serve(folder) as address:
        visits = [_visit(browser, address + page, folder) for _ in range(runs)]
    last = visits[-1]
    paint, blocked = median(visit.paint for visit in visits), median(visit.blocking for visit in visits)
    return Cost(last.cold, last.requests, last.scripts, last.styles, last.elements, paint, blocked)


def _visit(browser: Browser, address: str, folder: Path) -> Cost:
    context = browser.new_context(viewport={"width": 412, "height": 823}, device_scale_factor=1.75)
    requests: list[tuple[str, str]] = []
    context.on("request", lambda one: requests.append((one.resource_type, one.url)))
    context.add_init_script(PAINTS)
    page = context.new_page()
    tools = context.new_cdp_session(page)
    tools.send("Network.enable")
    tools.send("Network.emulateNetworkConditions", SLOW)
    tools.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    page.goto(address, wait_until="load")
    page.wait_for_timeout(300)
    paint, blocked, elements = page.evaluate("[paint, blocked, document.querySelectorAll('*').length]")
    context.close()
    sizes = [(kind, packed_size(folder / url.partition("//")[2].partition("/")[2])) for kind, url in requests]
    of = {kind: sum(size for one, size in sizes if one == kind) / 1000 for kind in ("script", "stylesheet")}
    whole = sum(size for _, size in sizes) / 1000
    return Cost(whole, len(requests), of["script"], of["stylesheet"], elements, paint, blocked)


def packed_size(file: Path) -> int:
    """Bytes of a file over the wire."""
    file = file / "index.html" if file.is_dir() else file
    body = file.read_bytes() if file.is_file() else b""
    return len(body) if file.suffix in (".woff2", ".png") else len(gzip.compress(body, 9, mtime=0))


def by_hand(site: Path, folder: Path) -> Path:
    """Return what one would write by hand: the content of our pages, twenty words of style, no script."""
    style = "body{max-width:70rem;margin:auto;font:1rem/1.5 sans-serif}svg{width:100%;height:auto}"
    for name in ("index.html", "route/stap-2.html", "keuzehulp.html"):
        tree = html.document_fromstring((site / name).read_bytes().decode("utf-8"))
        content = html.tostring(tree.find(".//main"), encoding="unicode")
        title = tree.findtext(".//title")
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(
            f'<!doctype html><html lang="nl"><meta charset="utf-8"><meta name="viewport" '
            f'content="width=device-width"><title>{title}</title><style>{style}</style>{content}</html>',
            "utf-8",
        )
    return folder
