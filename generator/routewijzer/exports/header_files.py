"""The headers of a site as ready files, each in the language of one kind of server.

What each server can and cannot be told stands in docs/beheer.md.
"""

import json
from collections.abc import Callable, Mapping
from xml.sax.saxutils import quoteattr

from routewijzer.addresses import NOT_FOUND
from routewijzer.exports.headers import (
    DRAWING_FOLDERS,
    FRAME_OPTIONS,
    FRESH,
    drawing_policy,
    headers,
    page_policy,
)
from routewijzer.hosting import HEADER_FILES, Hosting

APACHE_SERVER = "apache.conf"
"""For the configuration of an Apache that reads no `.htaccess` (AllowOverride None)."""

_POLICY = "Content-Security-Policy"
_CACHE = "Cache-Control"
_COMPRESSED_TYPES = "text/css text/javascript application/javascript application/json image/svg+xml"
_TYPES = {".svg": "image/svg+xml", ".woff2": "font/woff2"}
"""Endings that older servers do not know; with `nosniff` a browser takes no file of a wrong type."""

Pairs = tuple[tuple[str, str], ...]


def header_files(hosting: Hosting, style: str) -> Mapping[str, str]:
    """Return all files by name. `style` is the inline style of the page for unknown addresses."""
    files = {HEADER_FILES[name]: write(hosting, style) for name, write in _WRITERS.items()}
    return {**files, APACHE_SERVER: _apache_server(hosting, style)}


def site_header_files(hosting: Hosting, style: str) -> Mapping[str, str]:
    """Return the files that the site itself brings to its server: those that `hosting` asks for."""
    return {HEADER_FILES[name]: _WRITERS[name](hosting, style) for name in hosting.headers}


def _all(hosting: Hosting, style: str) -> Pairs:
    return ((_POLICY, page_policy(hosting, style)), *headers(hosting), (_CACHE, FRESH))


def _drawing_folders(hosting: Hosting) -> tuple[str, ...]:
    return tuple(f"{site}{folder}" for site in hosting.sites for folder in DRAWING_FOLDERS)


def _nginx(hosting: Hosting, style: str) -> str:
    """For a `server` block or a `location`.

    A second block with `add_header` would drop all headers of the first, so the policy is a variable; nginx
    sets it again when it shows the page for unknown addresses.
    """
    policy = "$routewijzer_policy"
    sent = ((name, policy if name == _POLICY else value) for name, value in _all(hosting, style))
    page = f"{hosting.root}{NOT_FOUND}"
    return "\n".join(
        (
            f'set {policy} "{page_policy(hosting, style)}";',
            f'if ($uri ~* "\\.svg$") {{ set {policy} "{drawing_policy(hosting)}"; }}',
            *(f'add_header {name} "{value}" always;' for name, value in sent),
            f"error_page 404 {page};",
            f"error_page 403 =404 {page};",
            "charset utf-8;",
            "charset_types text/css text/javascript application/javascript application/json;",
            "gzip on;",
            f"gzip_types {_COMPRESSED_TYPES};",
            "server_tokens off;",
            "",
        )
    )


def _apache(hosting: Hosting, style: str) -> str:
    """Return the file `.htaccess`: directives of the kind FileInfo only.

    Each stands within the module that knows it, so that a server that allows no others answers with the site
    and not with error 500.
    """
    svg = f'    Header always set {_POLICY} "{drawing_policy(hosting)}"'
    return "\n".join(
        (
            "<IfModule mod_headers.c>",
            *_apache_headers(hosting, style),
            '  <FilesMatch "\\.svg$">',
            svg,
            "  </FilesMatch>",
            "</IfModule>",
            *_apache_rest(hosting),
            "",
        )
    )


def _apache_server(hosting: Hosting, style: str) -> str:
    return "\n".join(
        (
            f'<Location "{hosting.root}">',
            "<IfModule mod_headers.c>",
            *_apache_headers(hosting, style),
            "</IfModule>",
            *_apache_rest(hosting),
            "Options -Indexes",
            "</Location>",
            "<IfModule mod_headers.c>",
            f'  <LocationMatch "^{hosting.root.replace(".", chr(92) + ".")}.*\\.svg$">',
            f'    Header always set {_POLICY} "{drawing_policy(hosting)}"',
            "  </LocationMatch>",
            "</IfModule>",
            "",
        )
    )


def _apache_headers(hosting: Hosting, style: str) -> list[str]:
    """Return the lines that set each header once.

    What the rest of the configuration sets for successful answers stands in a table of its own
    (https://httpd.apache.org/docs/2.4/mod/mod_headers.html#header).
    """
    lines = []
    for name, value in _all(hosting, style):
        lines += [f"  Header unset {name}", f'  Header always set {name} "{value}"']
    if hosting.embedders:
        lines += [f"  Header unset {FRAME_OPTIONS}", f"  Header always unset {FRAME_OPTIONS}"]
    return lines


def _apache_rest(hosting: Hosting) -> tuple[str, ...]:
    page = f"{hosting.root}{NOT_FOUND}"
    return (
        "AddDefaultCharset utf-8",
        "<IfModule mod_mime.c>",
        "  AddCharset utf-8 .css .js .json",
        *(f"  AddType {kind} {ending}" for ending, kind in _TYPES.items()),
        "</IfModule>",
        "<IfModule mod_deflate.c>",
        "  <IfModule mod_filter.c>",
        f"    AddOutputFilterByType DEFLATE text/html {_COMPRESSED_TYPES}",
        "  </IfModule>",
        "</IfModule>",
        f"ErrorDocument 404 {page}",
        f"ErrorDocument 403 {page}",
    )


def _plain(hosting: Hosting, style: str) -> str:
    """For Netlify, Cloudflare Pages and others.

    A star stands at the end only: some hosts ignore what follows it. Where two rules match, some hosts send
    the later value, others both: either way a drawing is held.
    """
    lines = [f"{hosting.root}*", *(f"  {name}: {value}" for name, value in _all(hosting, style))]
    for folder in _drawing_folders(hosting):
        lines += [f"{hosting.root}{folder}/*", f"  {_POLICY}: {drawing_policy(hosting)}"]
    return "\n".join((*lines, ""))


def _azure(hosting: Hosting, style: str) -> str:
    """For Azure Static Web Apps; the file stands in the root of the app."""
    drawing = {_POLICY: drawing_policy(hosting)}
    data = {
        "globalHeaders": dict(_all(hosting, style)),
        "routes": [
            {"route": f"{hosting.root}{folder}/*", "headers": drawing} for folder in _drawing_folders(hosting)
        ],
        "responseOverrides": {"404": {"rewrite": f"{hosting.root}{NOT_FOUND}"}},
        "mimeTypes": _TYPES,
    }
    return json.dumps(data, indent=2) + "\n"


def _iis(hosting: Hosting, style: str) -> str:
    """For IIS 8 and newer, without the module URL Rewrite.

    A header or ending that the server has already may not be added again (error 500.19), so each is removed
    first.
    """
    sent = ((name, value) for name, value in _all(hosting, style) if name != _CACHE)
    types = (
        f"      <remove fileExtension={quoteattr(ending)} />\n"
        f"      <mimeMap fileExtension={quoteattr(ending)} mimeType={quoteattr(kind)} />"
        for ending, kind in _TYPES.items()
    )
    folders = (
        f"  <location path={quoteattr(folder)}>\n    <system.webServer>\n"
        f"{_iis_headers(((_POLICY, drawing_policy(hosting)),))}\n"
        "    </system.webServer>\n  </location>"
        for folder in _drawing_folders(hosting)
    )
    return "\n".join(
        (
            '<?xml version="1.0" encoding="utf-8"?>',
            "<configuration>",
            "  <system.webServer>",
            _iis_headers((*sent,), (FRAME_OPTIONS,) if hosting.embedders else ()),
            "    <staticContent>",
            '      <clientCache cacheControlMode="DisableCache" />',
            *types,
            "    </staticContent>",
            '    <httpErrors errorMode="Custom">',
            '      <remove statusCode="404" subStatusCode="-1" />',
            f'      <error statusCode="404" path={quoteattr(NOT_FOUND)} responseMode="File" />',
            "    </httpErrors>",
            "  </system.webServer>",
            *folders,
            "</configuration>",
            "",
        )
    )


def _iis_headers(pairs: Pairs, removals: tuple[str, ...] = ()) -> str:
    """Lines of `customHeaders`, each header once, and none that is unwanted."""
    lines = ["    <httpProtocol>", "      <customHeaders>"]
    lines += [f"        <remove name={quoteattr(name)} />" for name in removals]
    for name, value in pairs:
        lines += [
            f"        <remove name={quoteattr(name)} />",
            f"        <add name={quoteattr(name)} value={quoteattr(value)} />",
        ]
    return "\n".join((*lines, "      </customHeaders>", "    </httpProtocol>"))


_WRITERS: Mapping[str, Callable[[Hosting, str], str]] = {
    "nginx": _nginx,
    "apache": _apache,
    "_headers": _plain,
    "iis": _iis,
    "azure": _azure,
}
