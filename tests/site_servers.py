"""Servers on this machine, as a region's host would be: https with an exported header file, or plain http.

`127.0.0.1` is the site and `localhost` another site: to a browser these are as foreign as two domains, so a
`Cross-Origin-Opener-Policy` really cuts the ties.
"""

from __future__ import annotations

import re
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import parse_qs, urlsplit

import trustme

Headers = tuple[tuple[str, str], ...]

PATTERNS = {
    "nginx.conf": re.compile(r'^add_header (\S+) "(.*)" always;$', re.MULTILINE),
    ".htaccess": re.compile(r'^\s*Header always set (\S+) "(.*)"$', re.MULTILINE),
    "_headers": re.compile(r"^\s+([\w-]+): (.*)$", re.MULTILINE),
}
"""Name of an exported file → what one header in it looks like."""

PLACES = (*PATTERNS, "http", "disk")
"""Where a site stands: on https with an exported header file, on http without any header, on a stick."""


def headers_for_pages(file: Path) -> Headers:
    """The headers that a host with this exported file sends along with every page."""
    text = file.read_text("utf-8")
    if file.name == "_headers":  # the first block is that of all addresses
        text = re.split(r"\n(?=\S)", text.partition("/*\n")[2])[0]
    if file.name == "nginx.conf":
        text = re.sub(r"^if .*$", "", text, flags=re.MULTILINE)
        for name, value in re.findall(r'^set (\$\w+) "(.*)";$', text, re.MULTILINE):
            text = text.replace(f'"{name}"', f'"{value}"')
    if file.name == ".htaccess":
        text = re.sub(r"<Files.*?</Files\w*>", "", text, flags=re.DOTALL)
    return tuple(PATTERNS[file.name].findall(text))


def certificate() -> ssl.SSLContext:
    """What a server needs for https under both names; made now, so nothing trusts it."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trustme.CA().issue_cert("127.0.0.1", "localhost").configure_cert(context)
    return context


class SiteHandler(SimpleHTTPRequestHandler):
    """A folder with headers."""

    protocol_version = "HTTP/1.1"  # one handshake for many files

    def __init__(self, *request: object, headers: Headers, folder: Path) -> None:
        self.extra = headers
        super().__init__(*request, directory=str(folder))  # type: ignore[arg-type]

    def end_headers(self) -> None:
        for name, value in self.extra:
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class NeutralHandler(BaseHTTPRequestHandler):
    """Pages of somebody else: `/frame?of=ADDRESS` shows an address in a frame, every other says "sunny"."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        address = urlsplit(self.path)
        shown = "sunny"
        if address.path == "/frame":
            shown = f'<iframe width="1000" height="600" src="{parse_qs(address.query)["of"][0]}"></iframe>'
        body = f"<!doctype html><title>Weather</title><main>{shown}</main>".encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class Server(ThreadingHTTPServer):
    """A server to which it is no fault that a browser hangs up."""

    def handle_error(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def _serving(handler: type | partial[SiteHandler], tls: ssl.SSLContext | None) -> Iterator[int]:
    server = Server(("127.0.0.1", 0), handler)
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
def serving_site(folder: Path, headers: Headers = (), tls: ssl.SSLContext | None = None) -> Iterator[str]:
    """Serve `folder` with `headers`; gives the address of its root, which ends in a slash."""
    with _serving(partial(SiteHandler, headers=headers, folder=folder), tls) as port:
        yield f"{'https' if tls else 'http'}://127.0.0.1:{port}/"


@contextmanager
def serving_neutral(tls: ssl.SSLContext) -> Iterator[str]:
    """Serve the pages of somebody else; gives the address of their root, which ends in a slash."""
    with _serving(NeutralHandler, tls) as port:
        yield f"https://localhost:{port}/"
