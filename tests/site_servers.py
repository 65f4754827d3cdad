"""Servers of Python on this machine, as a region's host would be.

https with an exported header file, plain http, or a host that cannot be had here and reads its rules in its
own file.

`127.0.0.1` is the site and `localhost` another site: to a browser these are as foreign as two domains, so a
`Cross-Origin-Opener-Policy` really cuts the ties.
"""

from __future__ import annotations

import ssl
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import parse_qs, urlsplit

import trustme

from header_rules import PATTERNS, Pairs, Rule
from servers import Server

_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
}

PLACES = (*PATTERNS, "http", "disk")
"""Where a site stands: on https with an exported header file, on http without any header, on a stick."""


def certificate() -> ssl.SSLContext:
    """Return what a server needs for https under both names; made now, so nothing trusts it."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trustme.CA().issue_cert("127.0.0.1", "localhost").configure_cert(context)
    return context


class Quiet(BaseHTTPRequestHandler):
    """A handler that tells nobody what was asked."""

    protocol_version = "HTTP/1.1"  # one handshake for many files

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def answer(self, status: int, kind: str, body: bytes, headers: Pairs) -> None:
        """Send a whole answer."""
        self.send_response(status)
        for name, value in (("Content-Type", kind), ("Content-Length", str(len(body))), *headers):
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)


class SiteHandler(Quiet, SimpleHTTPRequestHandler):
    """A folder with headers."""

    def __init__(self, *request: object, headers: Pairs, folder: Path) -> None:
        self.extra = headers
        super().__init__(*request, directory=str(folder))  # type: ignore[arg-type]

    def end_headers(self) -> None:
        for name, value in self.extra:
            self.send_header(name, value)
        super().end_headers()


class NeutralHandler(Quiet):
    """Pages of somebody else: `/frame?of=ADDRESS` shows an address in a frame, every other says "sunny"."""

    def do_GET(self) -> None:
        address = urlsplit(self.path)
        shown = "sunny"
        if address.path == "/frame":
            shown = f'<iframe width="1000" height="600" src="{parse_qs(address.query)["of"][0]}"></iframe>'
        body = f"<!doctype html><title>Weather</title><main>{shown}</main>".encode()
        self.answer(200, _TYPES[".html"], body, [])


class Patient(ThreadingHTTPServer):
    """A server to which it is no fault that a browser hangs up."""

    def handle_error(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def serving(handler: type | partial[SiteHandler], tls: ssl.SSLContext | None = None) -> Iterator[int]:
    """Serve with a handler on a port of its own; gives the port."""
    server = Patient(("127.0.0.1", 0), handler)
    if tls:
        server.socket = tls.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@contextmanager
def serving_site(
    folder: Path, headers: Sequence[tuple[str, str]] = (), tls: ssl.SSLContext | None = None
) -> Iterator[str]:
    """Serve `folder` with `headers`; gives the address of its root, which ends in a slash."""
    with serving(partial(SiteHandler, headers=list(headers), folder=folder), tls) as port:
        yield f"{'https' if tls else 'http'}://127.0.0.1:{port}/"


@contextmanager
def serving_neutral(tls: ssl.SSLContext) -> Iterator[str]:
    """Serve the pages of somebody else; gives the address of their root, which ends in a slash."""
    with serving(NeutralHandler, tls) as port:
        yield f"https://localhost:{port}/"


@contextmanager
def host(site: Path, root: str, rule: Rule) -> Iterator[Server]:
    """Provide a host that shows the files of `site` at `root`, with the headers of `rule`.

    It shows its page for unknown addresses at every depth.
    """

    class Handler(Quiet):
        def do_GET(self) -> None:
            path = self.path.partition("?")[0]
            file = site / path.removeprefix(root) if path.startswith(root) else site / "none"
            found = file.is_file()
            body = file.read_bytes() if found else (site / "404.html").read_bytes()
            kind = _TYPES[file.suffix if found else ".html"]
            self.answer(200 if found else 404, kind, body, rule(path))

    with serving(Handler) as port:
        yield Server(f"http://127.0.0.1:{port}")
