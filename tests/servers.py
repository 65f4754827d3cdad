"""A site on real web servers, nginx and Apache, each with a header file. Those of Python: `site_servers`."""

from __future__ import annotations

import http.client
import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from header_rules import Pairs
from machine import SERVERS, find_server

_APACHE_MODULES = ("mpm_event", "authz_core", "unixd", "dir", "mime", "alias", "autoindex")
PATIENCE = 30
"""Seconds after which a server that does not listen never will."""


@dataclass(frozen=True)
class Answer:
    """What a server answered; a header's name is in lower case, and stands as often as it was sent."""

    status: int
    headers: Pairs
    body: bytes

    def header(self, name: str) -> str | None:
        """Return the value of a header that was sent at most once."""
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
    """Provide nginx with the folder `site` at the path `root`, and `rules` as an administrator adds them.

    That is in the block of the server for a whole host, in the location for a path.
    """
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
    """Apache with the folder `site` at the path `root`.

    `allow` is what it reads in a `.htaccess` (AllowOverride), `modules` are those beside what every Apache
    has, `more` further configuration.
    """
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


def _command(name: str) -> Path:
    found = find_server(name)
    if found is None:
        pytest.fail(
            f"no {name}: run `python3 tools/install.py test`, or: apt-get install {SERVERS[name]}",
            pytrace=False,
        )
    return found


def _modules() -> Path:
    """Return the folder of Apache's modules, which Debian puts beside the program."""
    found = next(_command("apache2").parents[1].glob("lib*/apache2/modules"), None)
    if found is None:
        pytest.fail("no modules of Apache beside apache2: apt-get install apache2-bin", pytrace=False)
    return found


@contextmanager
def _room() -> Iterator[Path]:
    """Provide a folder for a server that may give up root's rights: everybody can enter it."""
    with tempfile.TemporaryDirectory(prefix="routewijzer-server-") as name:
        Path(name).chmod(0o755)
        yield Path(name)


@contextmanager
def open_copy(site: Path) -> Iterator[Path]:
    """Provide a copy of a site that everybody may read."""
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
    """Provide a server, from when it listens until the block ends."""
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
