"""The server of an editor, asked over the network as a browser does."""

from __future__ import annotations

import errno
import re
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from click.testing import CliRunner

from conftest import BIN
from host_site import DEFAULT, PLUGIN, ROUTE_FOLDER, configure, write_project
from routewijzer.cli import main
from site_builders import Builders, change, environment, project

ADDRESS = re.compile(r"serving (http://\S+/)", re.IGNORECASE)


def server_place(address: str) -> tuple[str, int]:
    """Return the host and the port of an address."""
    parts = urlsplit(address)
    return parts.hostname or "", parts.port or 80


@dataclass
class Server:
    """A server that runs: its project, where it is, and the file with what it said."""

    process: subprocess.Popen[bytes]
    folder: Path
    log: Path
    address: str = ""

    @property
    def output(self) -> str:
        """What it printed until now."""
        return self.log.read_text("utf-8")

    def get(self, path: str = "", host: str | None = None) -> tuple[int, str]:
        """Status and text of a page; `host` is the header of that name, by default the right one."""
        request = urllib.request.Request(self.address + path, headers={"Host": host} if host else {})
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()

    def listens(self) -> bool:
        """Whether somebody takes a connection; the address is said a moment before."""
        host, port = server_place(self.address)
        with socket.socket() as asking:
            return asking.connect_ex((host, port)) == 0

    def until(self, condition: Callable[[], bool], what: str) -> None:
        """Wait until something is so; a minute is a hang."""
        end = time.monotonic() + 60
        while not condition():
            if self.process.poll() is not None or time.monotonic() > end:
                pytest.fail(f"{what}: {self.output}")
            time.sleep(0.05)


def start(folder: Path, builders: Builders, *words: str) -> Server:
    """Start a server; what it keeps for a while goes where only servers do, compiled templates too."""
    log, temporary = folder.parent / "log.txt", temporary_of(builders)
    temporary.mkdir(exist_ok=True)
    variables = {**environment(builders.copy), "TMPDIR": str(temporary)}
    with log.open("wb") as file:
        process = subprocess.Popen(words, cwd=folder, env=variables, stdout=file, stderr=file)
    return Server(process, folder, log)


def temporary_of(builders: Builders) -> Path:
    return builders.logs / "temporary"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, builders: Builders) -> Iterator[Server]:
    """Yield `routewijzer serve` at a port that is free, which leaves nothing behind when it ends.

    One for all tests: only the first changes its project, and the others ask what holds of any site.
    """
    with serving(tmp_path_factory.mktemp("server"), builders) as server:
        yield server
    assert list(temporary_of(builders).glob("routewijzer-*/")) == []


@contextmanager
def serving(around: Path, builders: Builders) -> Iterator[Server]:
    folder = project(around / "project")
    server = start(folder, builders, str(BIN / "routewijzer"), "serve", "--address", "127.0.0.1:0")
    try:
        server.until(lambda: bool(ADDRESS.search(server.output)), "no address")
        server.address = ADDRESS.findall(server.output)[0]
        server.until(server.listens, "nobody answers")
        yield server
    finally:
        server.process.terminate()
        server.process.wait(30)


FOREIGN = (
    "evil.example",
    "evil.example:8000",
    "192.0.2.1",
    "127.0.0.1.evil.example",
    "localhost@evil.example",
)


@pytest.mark.slow
def test_the_server_says_where_it_is_rebuilds_tells_its_findings_and_recovers(server: Server) -> None:
    built = re.compile(r"^\d\d:\d\d:\d\d built in \d+\.\d s: (.*)$", re.MULTILINE)
    assert built.findall(server.output) == ["0 errors, 0 warnings, 0 info"]
    assert "Found pet guide" in server.get()[1]
    time.sleep(0.5)  # files are watched by the second
    change(server.folder, ("Found pet guide", "Lost pet guide"))
    server.until(lambda: "Lost pet guide" in server.get()[1], "a changed route")
    (server.folder / "content" / "about.md").write_text("A changed page.", "utf-8")
    server.until(lambda: "A changed page." in server.get("about.html")[1], "a changed text")
    change(server.folder, ("to: shelter-desk", "to: shelter-dest"))
    server.until(lambda: "shelter-dest" in server.get()[1], "an error")
    assert "did you mean" in server.get()[1]
    assert re.search(r"^route\.yaml:\d+:\d+: .*shelter-dest.*did you mean", server.output, re.MULTILINE)
    assert built.findall(server.output)[-1] == "1 error, 0 warnings, 0 info"
    good = (server.folder / "mkdocs.yml").read_text("utf-8")
    change(server.folder, ("to: shelter-dest", "to: shelter-desk"))
    server.until(lambda: "Lost pet guide" in server.get()[1], "the error mended")
    (server.folder / "mkdocs.yml").write_text("INHERIT: mkdocs.yml\n", "utf-8")
    server.until(
        lambda: "not built, what is shown stays: mkdocs.yml:1:1: INHERIT" in server.output, "INHERIT"
    )
    assert "Lost pet guide" in server.get()[1]
    (server.folder / "mkdocs.yml").write_text(good, "utf-8")
    server.until(lambda: server.output.rstrip().endswith("0 info"), "mkdocs.yml mended")
    assert "Traceback" not in server.output


def test_the_server_refuses_the_name_of_another_site(server: Server) -> None:
    port = server.address.rstrip("/").rpartition(":")[2]
    for host in (None, f"localhost:{port}", "localhost", f"[::1]:{port}"):
        assert server.get(host=host)[0] == 200, host
    for path in ("", "index.html", "assets/site.css", "livereload/1/1", "nothing.html"):
        for host in FOREIGN:
            status, text = server.get(path, host)
            assert (status, "pet" in text) == (403, False), host
    with socket.create_connection(("127.0.0.1", int(port))) as connection:
        connection.sendall(b"GET / HTTP/1.0\r\n\r\n")
        assert b" 403 " in connection.recv(100)
    assert server.get("nothing.html")[0] == 404


def test_a_port_that_is_taken_is_told_in_one_sentence(server: Server) -> None:
    place = server.address.removeprefix("http://").rstrip("/")
    done = subprocess.run(
        [BIN / "routewijzer", "serve", "--address", place],
        cwd=server.folder, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    port = int(place.rpartition(":")[2])
    told = f"cannot listen on {place}: something listens there already; stop it, or choose another port: "
    following = port + 1 if port < 65535 else 8001
    assert done.stderr == f"routewijzer: {told}--address 127.0.0.1:{following}\n"
    assert (done.returncode, done.stdout) == (1, "")


@pytest.mark.parametrize(
    ("address", "code", "message"),
    [
        ("192.0.2.1:8000", 1, "cannot listen on 192.0.2.1:8000: this machine has no such address; choose"),
        ("nobody.invalid:8000", 1, "cannot listen on nobody.invalid:8000: "),
        ("127.0.0.1:99999", 2, '"127.0.0.1:99999" is not HOST:PORT with a port up to 65535; try'),
        ("127.0.0.1:-1", 2, "is not HOST:PORT"),
        ("127.0.0.1:", 2, "is not HOST:PORT"),
        ("8000", 2, "is not HOST:PORT"),
        (":8000", 2, "is not HOST:PORT"),
        ("::1:8000", 2, "is not HOST:PORT"),
        ("127.0.0.1:²", 2, "is not HOST:PORT"),
    ],
)
def test_an_impossible_address_is_told(
    builders: Builders, tmp_path: Path, address: str, code: int, message: str
) -> None:
    ended = builders.run("serve", "--address", address, cwd=project(tmp_path / "project"))
    assert (ended.code, message in ended.output) == (code, True), ended.output
    assert "Traceback" not in ended.output


def test_a_port_for_administrators_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(socket.socket, "bind", refuse)
    words = ["--project", str(project(tmp_path / "project")), "serve", "--address", "127.0.0.1:80"]
    done = CliRunner().invoke(main, words)
    told = "only an administrator may listen there; choose a port above 1023: --address 127.0.0.1:8001"
    assert (done.exit_code, done.output) == (1, f"routewijzer: cannot listen on 127.0.0.1:80: {told}\n")


@contextmanager
def mkdocs_serving(folder: Path, builders: Builders) -> Iterator[Server]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = start(folder, builders, str(BIN / "mkdocs"), "serve", "--dev-addr", f"127.0.0.1:{port}")
    try:
        server.until(lambda: "Serving on" in server.output, "no address")
        server.address = f"http://127.0.0.1:{port}/"
        yield server
    finally:
        server.process.terminate()
        server.process.wait(30)


@pytest.mark.proof
def test_mkdocs_serve_refuses_the_name_of_another_site_too(tmp_path: Path, builders: Builders) -> None:
    with mkdocs_serving(project(tmp_path / "project"), builders) as server:
        assert server.get()[0] == 200
        assert server.get(host="evil.example")[0] == 403


def test_a_change_of_the_route_shows_inside_a_site_of_somebody_else(
    tmp_path: Path, builders: Builders
) -> None:
    folder = tmp_path / "host"
    write_project(folder)
    configure(folder, DEFAULT, f"{PLUGIN}      exports: [zip]\n")  # which is not for who is editing
    page = f"all/{ROUTE_FOLDER}/index.html"
    with mkdocs_serving(folder, builders) as server:
        assert "Fiets kwijt" in server.get(page)[1]
        assert server.get(host="evil.example")[0] == 403
        time.sleep(0.5)  # files are watched by the second
        change(tmp_path / "route", ("Fiets kwijt", "Fiets terug"))
        server.until(lambda: "Fiets terug" in server.get(page)[1], "a changed route")
        assert "Our own first page." in server.get("all/index.html")[1]
        assert server.get(f"all/{ROUTE_FOLDER}/downloads.html")[1].count(".zip") == 0
