"""The headers that a web server should send with a site, as ready files for three kinds of server."""

from collections.abc import Mapping

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "base-uri 'none'; form-action 'none'"
)
"""The content security policy that every page states in itself, so that it holds from disk too: files of the
site and nothing else; no inline script or style, no other host, no form that sends anything."""

REFERRER = "no-referrer"
"""What another site is told about where a visitor comes from: nothing."""

HEADERS = (
    ("Content-Security-Policy", f"{POLICY}; frame-ancestors 'none'"),
    ("Referrer-Policy", REFERRER),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    (
        "Permissions-Policy",
        "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
    ),
    ("Strict-Transport-Security", "max-age=31536000"),
    ("X-Robots-Tag", "noarchive"),
)
"""Name and value of each header. `frame-ancestors` works only as a header; `noarchive` keeps copies of a page
out of search engines, so that an old version of a route is not read for the new one."""

FRESH = "no-cache"
"""How long a page or file may be kept: as long as one likes, but asked for anew (304) each time, so that
nobody sees an old arrow. File names carry no hash: one build serves the web, an intranet and a stick."""


_SMALLER = "text/css text/javascript application/javascript image/svg+xml"


def header_files() -> Mapping[str, str]:
    """The files by name: `nginx.conf` (to include in a `server` block), `.htaccess` (Apache) and `_headers`
    (Netlify, Cloudflare Pages and others)."""
    return {"nginx.conf": _nginx(), ".htaccess": _apache(), "_headers": _plain()}


def _all() -> tuple[tuple[str, str], ...]:
    return (*HEADERS, ("Cache-Control", FRESH))


def _nginx() -> str:
    lines = (f'add_header {name} "{value}" always;' for name, value in _all())
    more = (
        "error_page 404 /404.html;",
        "charset utf-8;",
        "gzip on;",
        f"gzip_types {_SMALLER};",
        "server_tokens off;",
    )
    return "\n".join((*lines, *more)) + "\n"


def _apache() -> str:
    lines = "\n".join(f'  Header always set {name} "{value}"' for name, value in _all())
    return (
        f"<IfModule mod_headers.c>\n{lines}\n</IfModule>\n"
        "AddDefaultCharset utf-8\n"
        "<IfModule mod_deflate.c>\n"
        f"  AddOutputFilterByType DEFLATE text/html {_SMALLER}\n"
        "</IfModule>\n"
        "ErrorDocument 404 /404.html\n"
        "Options -Indexes\n"
    )


def _plain() -> str:
    return "/*\n" + "\n".join(f"  {name}: {value}" for name, value in _all()) + "\n"
