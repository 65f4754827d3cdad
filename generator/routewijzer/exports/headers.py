"""The headers that a web server should send with a site: for its pages, and for its drawings."""

from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256

from routewijzer.addresses import DOWNLOADS
from routewijzer.hosting import Hosting

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "base-uri 'none'; form-action 'none'"
)
"""The content security policy that every page states in itself, so that it holds from disk too: files of the
site and nothing else; no inline script or style, no other host, no form that sends anything."""

REFERRER = "no-referrer"
"""What another site is told about where a visitor comes from: nothing."""

HEADERS = (
    ("Referrer-Policy", REFERRER),
    ("X-Content-Type-Options", "nosniff"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    (
        "Permissions-Policy",
        "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
    ),
    ("Strict-Transport-Security", "max-age=31536000"),
    ("X-Robots-Tag", "noarchive"),
)
"""Name and value of each header that holds for every file of every site. `noarchive` keeps copies of a page
out of search engines, so that an old version of a route is not read for the new one."""

FRAME_OPTIONS = "X-Frame-Options"
"""For browsers that do not know `frame-ancestors`; it can forbid all frames or those of other sites, and name
no host."""

FRESH = "no-cache"
"""How long a page or file may be kept: as long as one likes, but asked for anew (304) each time, so that
nobody sees an old arrow. File names carry no hash: one build serves the web, an intranet and a stick."""

DRAWING_FOLDERS = ("assets", "content", DOWNLOADS)
"""The folders of a site with all its SVG files, and no page: for hosts whose rules know folders only."""

SVG_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
"""The policy of an SVG file that somebody opens by itself: it may have colours of its own, and neither runs,
loads nor belongs to the site (https://www.w3.org/TR/CSP3/#directive-sandbox)."""


def inline_source(text: str) -> str:
    """Return what a policy calls one inline style or script: its hash (https://www.w3.org/TR/CSP3/#grammardef-hash-source)."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def not_found_policy(style: str) -> str:
    """Return the policy that the page for unknown addresses states in itself.

    Its own style, the images of the site, and no script at all.
    """
    return (
        f"default-src 'none'; style-src {inline_source(style)}; img-src 'self'; "
        "base-uri 'none'; form-action 'none'"
    )


def embedded_policy(style: str) -> str:
    """Return the policy of a document with its own style, letters that stand in it, and nothing else."""
    return (
        f"default-src 'none'; style-src {inline_source(style)}; font-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def one_file_policy(style: str, scripts: Iterable[str]) -> str:
    """Return the policy that the document states in itself that is all pages in one.

    Its own style and scripts, the images that stand in it, and nothing that is loaded.
    """
    return (
        f"default-src 'none'; script-src {' '.join(map(inline_source, scripts))}; "
        f"style-src {inline_source(style)}; img-src data:; base-uri 'none'; form-action 'none'"
    )


def page_policy(hosting: Hosting, style: str) -> str:
    """Return the policy that a server sends with every page.

    That of the pages, which holds for the page for unknown addresses too (`style` is its inline style), and
    who may frame it, which only a header can say.
    """
    allowed = POLICY.replace("style-src 'self'", f"style-src 'self' {inline_source(style)}")
    return f"{allowed}; {_framing(hosting)}"


def drawing_policy(hosting: Hosting) -> str:
    """Return the policy that a server sends with SVG files."""
    return f"{SVG_POLICY}; {_framing(hosting)}"


def headers(hosting: Hosting) -> tuple[tuple[str, str], ...]:
    """Return name and value of each header but the policy and `Cache-Control`.

    A page that somebody may frame has no X-Frame-Options: that header cannot name a host.
    """
    return HEADERS if hosting.embedders else (*HEADERS, (FRAME_OPTIONS, "DENY"))


def _framing(hosting: Hosting) -> str:
    ancestors = " ".join(hosting.embedders) or "'none'"
    return f"frame-ancestors {ancestors}"
