"""Somebody else's page that shows the site in a frame, under strict rules of its own, as the docs say."""

from __future__ import annotations

import re
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner

from conftest import ROOT
from header_rules import headers_for_pages
from routewijzer.cli import main
from site_servers import Quiet, serving, serving_site

_DOCS = (ROOT / "docs" / "beheer.md").read_text("utf-8")
[HTML_EXAMPLE] = re.findall(r"^```html\n(.*?)^```", _DOCS, re.MULTILINE | re.DOTALL)
[RULES] = re.findall(r"`(frame-src https://route[^`]*)`", _DOCS)
THEIRS = "https://route.voorbeeld.nl/"


@dataclass
class Intranet:
    """Its address; `of` is that of the site in the frame."""

    address: str = ""
    of: str = ""


@contextmanager
def embedding(site: Path, headers: Path, tls: ssl.SSLContext) -> Iterator[Intranet]:
    """Serve a site with the headers that let it be embedded, exported to the folder `headers`, and the page.

    The page stands on `localhost`, which is another site than that of the frame.
    """
    found = Intranet()

    class Pages(Quiet):
        def do_GET(self) -> None:  # noqa: N802 - the name that http.server asks for
            if self.path == "/embed.js":
                script = (site / "assets" / "embed.js").read_bytes()
                return self.answer(200, "text/javascript", script, [])
            shown = HTML_EXAMPLE.replace(THEIRS, found.of) if self.path == "/" else "sunny"
            rules = RULES.replace(THEIRS.rstrip("/"), found.of.rstrip("/"))
            body = f"<!doctype html><title>Intranet</title><main>{shown}</main>".encode()
            policy = f"default-src 'none'; base-uri 'none'; {rules}"
            return self.answer(200, "text/html; charset=utf-8", body, [("Content-Security-Policy", policy)])

    with serving(Pages, tls) as port:
        found.address = f"https://localhost:{port}/"
        words = ("--project", str(ROOT), "export", "headers", str(headers), "--embed-by", f"localhost:{port}")
        made = CliRunner().invoke(main, words)
        assert made.exit_code == 0, made.output
        with serving_site(site, headers_for_pages(headers / "nginx.conf"), tls) as address:
            found.of = address
            yield found
