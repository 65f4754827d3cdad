"""A site on real web servers, nginx and Apache, each with a header file; and on hosts that cannot be had
here, played by a server of Python that does what such a host reads in its file."""

from __future__ import annotations

import http.client
import json
import os
import shutil
import socket
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest

from machine import SERVERS, find_server

Pairs = list[tuple[str, str]]
Rule = Callable[[str], Pairs]
"""The headers of a host's rules for a path."""

_APACHE_MODULES = ("mpm_event", "authz_core", "unixd", "dir", "mime", "alias", "autoindex")
_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
}
PATIENCE = 30
"""Seconds after which a server that does not listen never will."""


@dataclass(frozen=True)
class Answer:
    """What a server answered; a header's name is in lower case, and stands as often as it was sent."""

    status: int
    headers: Pairs
    body: bytes

    def header(self, name: str) -> str | None:
        """The value of a header that was sent at most once."""
        values = [value for key, value in self.headers if key == name.lower()]
        assert len(values) < 2, f"{name} was sent more than once: {values}"
        return values[0] if values else None


@dataclass(frozen=True)
class Server:
    """A server that listens at `address` ("http://127.0.0.1:4321")."""

    address: str

    def ask(self, path: str, **headers: str) -> Answer:
        """Ask for one path, as a browser on the same host does."""
        connection = http.client.HTTPConnection(urlsplit(self.address).netloc, timeout=PATIENCE)
        try:
            connection.request("GET", path, headers=headers)
            answer = connection.getresponse()
            found = [(name.lower(), value) for name, value in answer.getheaders()]
            return Answer(answer.status, found, answer.read())
        finally:
            connection.close()


@contextmanager
def nginx(site: Path, root: str, rules: str) -> Iterator[Server]:
    """nginx with the folder `site` at the path `root`, and `rules` included as an administrator would: in the
    block of the server for a whole host, in the location for a path."""
    with _room() as room:
        (room / "rules.conf").write_text(rules, "utf-8")
        include = f'include "{room}/rules.conf";'
        block = f'root "{site}"; {include}'
        if root != "/":
            block = f'location {root} {{ alias "{site}/"; {include} }}'
        port = _free_port()
        (room / "nginx.conf").write_text(
            "daemon off; master_process off; worker_processes 1; events {}\n"
            f'error_log "{room}/error.log"; pid "{room}/pid";\n'
            "http { types { text/html html; text/css css; application/javascript js; image/svg+xml svg; "
            "font/woff2 woff2; } access_log off;\n"
            + "".join(
                f'{kind}_temp_path "{room}/{kind}"; '
                for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
            )
            + f"\nserver {{ listen 127.0.0.1:{port}; server_name _; {block} }} }}\n",
            "utf-8",
        )
        with _running((_command("nginx"), "-p", room, "-c", room / "nginx.conf"), port, room / "error.log"):
            yield Server(f"http://127.0.0.1:{port}")


@contextmanager
def apache(
    site: Path,
    root: str,
    *,
    allow: str,
    modules: tuple[str, ...] = ("headers", "filter", "deflate"),
    more: str = "",
) -> Iterator[Server]:
    """Apache with the folder `site` at the path `root`. `allow` is what it reads in a `.htaccess`
    (AllowOverride), `modules` are those beside what every Apache has, `more` further configuration."""
    program = _command("apache2")
    with _room() as room:
        port = _free_port()
        (room / "empty").mkdir()
        own = f'DocumentRoot "{site}"' if root == "/" else f'Alias "{root}" "{site}/"'
        user = "User nobody\nGroup nogroup\n" if os.geteuid() == 0 else ""
        (room / "apache.conf").write_text(
            "".join(
                f"<IfModule !{name}_module>\nLoadModule {name}_module {_modules() / f'mod_{name}.so'}\n"
                "</IfModule>\n"
                for name in (*_APACHE_MODULES, *modules)
            )
            + f'ServerRoot "{room}"\nListen 127.0.0.1:{port}\nServerName localhost\n{user}'
            f'PidFile "{room}/pid"\nErrorLog "{room}/error.log"\nTypesConfig /dev/null\n'
            "AddType text/html .html\nAddType text/css .css\nAddType text/javascript .js\n"
            f'DocumentRoot "{room}/empty"\n{own}\nDirectoryIndex index.html\n'
            f'<Directory "{site}">\nOptions Indexes FollowSymLinks\nAllowOverride {allow}\n'
            f"Require all granted\n</Directory>\n{more}\n",
            "utf-8",
        )
        command = (program, "-X", "-f", room / "apache.conf")
        with _running(command, port, room / "error.log"):
            yield Server(f"http://127.0.0.1:{port}")


@contextmanager
def host(site: Path, root: str, rule: Rule) -> Iterator[Server]:
    """A host that shows the files of `site` at `root`, its page for unknown addresses at every depth, and the
    headers of `rule`."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = self.path.partition("?")[0]
            file = site / path.removeprefix(root) if path.startswith(root) else site / "none"
            found = file.is_file()
            body = file.read_bytes() if found else (site / "404.html").read_bytes()
            self.send_response(200 if found else 404)
            self.send_header("Content-Type", _TYPES[file.suffix if found else ".html"])
            self.send_header("Content-Length", str(len(body)))
            for name, value in rule(path):
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *words: Any) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        try:
            yield Server(f"http://127.0.0.1:{server.server_port}")
        finally:
            server.shutdown()
            thread.join()


def plain_rules(text: str, *, joined: bool) -> Rule:
    """What a host reads in `_headers`: of two rules for one path it sends the later value of a header, or
    both (`joined`). A star matches to the end of the path, and what follows it counts for nothing."""
    rules: dict[str, Pairs] = {}
    for line in text.splitlines():
        if line.startswith("/"):
            rules[line.partition("*")[0]] = current = []
        else:
            name, _, value = line.strip().partition(": ")
            current.append((name, value))

    def rule(path: str) -> Pairs:
        found: dict[str, str] = {}
        for prefix, pairs in rules.items():
            for name, value in pairs if path.startswith(prefix) else ():
                found[name] = f"{found[name]}, {value}" if joined and name in found else value
        return list(found.items())

    return rule


def azure_rules(text: str) -> Rule:
    """What Azure Static Web Apps reads in its file: the headers of the first route that matches stand before
    those for all files."""
    data = json.loads(text)
    assert data["responseOverrides"]["404"]["rewrite"].endswith("/404.html")

    def rule(path: str) -> Pairs:
        matching = (one for one in data["routes"] if path.startswith(one["route"].removesuffix("*")))
        return list({**data["globalHeaders"], **next(matching, {"headers": {}})["headers"]}.items())

    return rule


def iis_rules(text: str, root: str) -> Rule:
    """What IIS reads in `web.config`. Raises AssertionError where it would answer with error 500.19: for an
    entry that is there already."""
    tree = ElementTree.fromstring(text)
    inherited = {"X-Powered-By": "ASP.NET", "Content-Security-Policy": "default-src *"}

    def collected(parent: ElementTree.Element, before: dict[str, str]) -> dict[str, str]:
        found = dict(before)
        for entry in parent.iterfind("system.webServer/httpProtocol/customHeaders/*"):
            if entry.tag == "remove":
                found.pop(entry.attrib["name"], None)
            else:
                assert entry.attrib["name"] not in found, entry.attrib
                found[entry.attrib["name"]] = entry.attrib["value"]
        return found

    whole = collected(tree, inherited)
    cache = tree.find("system.webServer/staticContent/clientCache")
    assert cache is not None
    if cache.attrib["cacheControlMode"] == "DisableCache":
        whole["Cache-Control"] = "no-cache"
    error = tree.find("system.webServer/httpErrors/error")
    assert error is not None
    assert error.attrib == {"statusCode": "404", "path": "404.html", "responseMode": "File"}
    folders = {one.attrib["path"]: collected(one, whole) for one in tree.iterfind("location")}

    def rule(path: str) -> Pairs:
        inside = path.removeprefix(root)
        return list(next((folders[one] for one in folders if inside.startswith(f"{one}/")), whole).items())

    return rule


def _command(name: str) -> Path:
    found = find_server(name)
    if found is None:
        pytest.fail(
            f"no {name}: run `python3 tools/install.py test`, or: apt-get install {SERVERS[name]}",
            pytrace=False,
        )
    return found


def _modules() -> Path:
    """The folder of Apache's modules, which Debian puts beside the program."""
    found = next(_command("apache2").parents[1].glob("lib*/apache2/modules"), None)
    if found is None:
        pytest.fail("no modules of Apache beside apache2: apt-get install apache2-bin", pytrace=False)
    return found


@contextmanager
def _room() -> Iterator[Path]:
    """A folder for a server that may give up root's rights: everybody can enter it."""
    with tempfile.TemporaryDirectory(prefix="routewijzer-server-") as name:
        Path(name).chmod(0o755)
        yield Path(name)


@contextmanager
def open_copy(site: Path) -> Iterator[Path]:
    """A copy of a site that everybody may read."""
    with _room() as room:
        shutil.copytree(site, room / "site")
        for one in (room / "site", *(room / "site").rglob("*")):
            one.chmod(0o755 if one.is_dir() else 0o644)
        yield room / "site"


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@contextmanager
def _running(command: Sequence[str | Path], port: int, log: Path) -> Iterator[None]:
    """A server, from when it listens until the block ends."""
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    try:
        deadline = time.monotonic() + PATIENCE
        while process.poll() is None and time.monotonic() < deadline:
            with suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
                break
            time.sleep(0.02)
        else:
            process.kill()
            said = process.communicate()[0] + (log.read_text("utf-8") if log.exists() else "")
            raise AssertionError(f"{' '.join(map(str, command))} does not serve:\n{said}")
        yield
    finally:
        process.terminate()
        process.wait(PATIENCE)
        if process.stdout:
            process.stdout.close()
