"""A site on real servers with its own header files: whole at every depth and path, and never error 500."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from click.testing import CliRunner

import servers
from header_rules import azure_rules, iis_rules, plain_rules
from routewijzer.cli import main
from routewijzer.hosting import HEADER_FILES
from servers import Answer, Server
from site_builders import project
from site_servers import host

ROOTS = ("/", "/zorg/route/")
UNKNOWN = ("x.html", "route/x.html", "a/b/c.html", "assets/x.svg", "route/../x")
SENT_HEADERS = {
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
    "strict-transport-security": "max-age=31536000",
    "x-robots-tag": "noarchive",
    "cache-control": "no-cache",
    "x-frame-options": "DENY",
}
EVERY = ("headers", "filter", "deflate")
FORMS = ("nginx", "apache", "apache-server", "_headers", "_headers joined", "azure", "iis")


@pytest.fixture(scope="module", params=ROOTS, ids=["a whole host", "a path"])
def served_site(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[ServedSite]:
    """Yield a site that was built for a path, with the header files that `build` and `export` write."""
    folder = project(tmp_path_factory.mktemp("served"))
    configuration = folder / "mkdocs.yml"
    names = ", ".join(HEADER_FILES)
    text = configuration.read_text("utf-8").replace("- routewijzer", f"- routewijzer: {{headers: [{names}]}}")
    configuration.write_text(f"site_url: https://www.example.org{request.param}\n{text}", "utf-8")
    run(folder, "build", "--out", str(folder / "out"))
    run(folder, "export", "headers", str(folder / "headers"))
    with servers.open_copy(folder / "out") as site:
        yield ServedSite(site, folder / "headers", request.param)


class ServedSite:
    """A built site, its exported header files, and the path it is for."""

    def __init__(self, site: Path, headers: Path, root: str) -> None:
        self.site, self.headers, self.root = site, headers, root

    def text(self, name: str) -> str:
        return (self.headers / name).read_text("utf-8")

    def on(self, form: str) -> AbstractContextManager[Server]:
        """Return the site on a server of a kind."""
        if form == "nginx":
            return servers.nginx(self.site, self.root, self.text("nginx.conf"))
        if form == "apache":
            return servers.apache(self.site, self.root, allow="FileInfo")
        if form == "apache-server":
            return servers.apache(self.site, self.root, allow="None", more=self.text("apache.conf"))
        rules = {
            "_headers": lambda: plain_rules(self.text("_headers"), joined=False),
            "_headers joined": lambda: plain_rules(self.text("_headers"), joined=True),
            "azure": lambda: azure_rules(self.text("staticwebapp.config.json")),
            "iis": lambda: iis_rules(self.text("web.config"), self.root),
        }
        return host(self.site, self.root, rules[form]())


def run(folder: Path, *words: str) -> str:
    done = CliRunner().invoke(main, ["--project", str(folder), *words])
    assert done.exit_code == 0, done.output
    return done.output


def test_build_writes_the_header_files_that_export_writes(served_site: ServedSite) -> None:
    for name in HEADER_FILES.values():
        assert (served_site.site / name).read_text("utf-8") == served_site.text(name), name


@pytest.mark.parametrize("form", FORMS)
def test_every_answer_is_whole_at_every_depth(served_site: ServedSite, form: str) -> None:
    page = (served_site.site / "404.html").read_bytes()
    with served_site.on(form) as server:
        for unknown in UNKNOWN:
            answer = server.ask(served_site.root + unknown)
            assert (answer.status, answer.body == page) == (404, True), unknown
            if form not in ("_headers", "_headers joined", "azure", "iis") or "assets" not in unknown:
                check_page(answer, unknown)
        for link in re.findall(r'href="(/[^"]*)"', page.decode()):
            assert server.ask(link).status == 200, link
        for known in ("index.html", "route/look.html", "assets/site.css", "assets/site.js"):
            answer = server.ask(served_site.root + known)
            assert answer.status == 200, known
            if not form.startswith(("_", "azure", "iis")) or "assets" not in known:
                check_page(answer, known)
        check_drawing(server.ask(f"{served_site.root}assets/favicon.svg"))


def check_page(answer: Answer, name: str) -> None:
    """Return the headers of a page: each once.

    Its policy allows the style of the page for unknown addresses.
    """
    assert {key: answer.header(key) for key in SENT_HEADERS} == SENT_HEADERS, name
    policy = answer.header("content-security-policy") or ""
    assert "script-src 'self'; style-src 'self' 'sha256-" in policy, name
    assert policy.endswith("frame-ancestors 'none'")
    assert "sandbox" not in policy, name


def check_drawing(answer: Answer) -> None:
    """Assert that an SVG file that is opened by itself may neither run nor load anything."""
    assert answer.status == 200
    assert answer.header("content-type") == "image/svg+xml"
    assert answer.header("x-content-type-options") == "nosniff"
    policy = answer.header("content-security-policy") or ""
    last = policy.rpartition(", ")[2]
    assert last == "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'"


@pytest.mark.parametrize(
    ("allow", "modules"),
    [
        ("None", EVERY),
        ("FileInfo", EVERY),
        ("FileInfo", ()),
        ("FileInfo", ("headers",)),
        ("FileInfo", ("deflate",)),
        ("FileInfo AuthConfig Limit Indexes", EVERY),
        ("All", EVERY),
    ],
)
def test_apache_never_answers_with_error_500(
    served_site: ServedSite, allow: str, modules: tuple[str, ...]
) -> None:
    with servers.apache(served_site.site, served_site.root, allow=allow, modules=modules) as server:
        assert server.ask(f"{served_site.root}index.html").status == 200
        answer = server.ask(f"{served_site.root}route/x.html")
        assert answer.status == 404
        assert (answer.body == (served_site.site / "404.html").read_bytes()) == (allow != "None")
        assert (answer.header("x-frame-options") == "DENY") == (allow != "None" and "headers" in modules)


def test_apache_sends_each_header_once_whatever_its_own_configuration_sends(served_site: ServedSite) -> None:
    more = 'Header set X-Frame-Options "SAMEORIGIN"\nHeader set Content-Security-Policy "default-src *"'
    with servers.apache(served_site.site, served_site.root, allow="FileInfo", more=more) as server:
        check_page(server.ask(f"{served_site.root}index.html"), "index.html")


@pytest.mark.parametrize("form", ["nginx", "apache-server"])
def test_a_folder_is_no_list_of_files(served_site: ServedSite, form: str) -> None:
    with served_site.on(form) as server:
        answer = server.ask(f"{served_site.root}route/")
        assert answer.status in (403, 404)
        assert answer.body == (served_site.site / "404.html").read_bytes()


def test_texts_are_sent_small_and_in_their_own_letters(served_site: ServedSite) -> None:
    for form in ("nginx", "apache"):
        with served_site.on(form) as server:
            for name in ("index.html", "assets/site.css", "assets/site.js", "assets/search-index.js"):
                answer = server.ask(served_site.root + name, **{"Accept-Encoding": "gzip"})
                assert answer.header("content-encoding") == "gzip", (form, name)
                assert "charset=utf-8" in (answer.header("content-type") or ""), (form, name)


def test_a_named_host_may_show_the_site_in_a_frame_and_nobody_else(
    served_site: ServedSite, tmp_path: Path
) -> None:
    hosts = ("--embed-by", "intranet.utrecht.nl", "--embed-by", "https://*.example.org/")
    run(served_site.headers.parent, "export", "headers", str(tmp_path), *hosts)
    own = 'Header always set X-Frame-Options "DENY"\nHeader set X-Frame-Options "DENY"\n'
    with (
        servers.nginx(
            served_site.site, served_site.root, (tmp_path / "nginx.conf").read_text("utf-8")
        ) as first,
        servers.apache(
            served_site.site,
            served_site.root,
            allow="None",
            more=own + (tmp_path / "apache.conf").read_text("utf-8"),
        ) as second,
    ):
        for server in (first, second):
            for name in ("index.html", "route/x.html", "assets/favicon.svg"):
                answer = server.ask(served_site.root + name)
                assert answer.header("x-frame-options") is None
                policy = answer.header("content-security-policy") or ""
                assert policy.endswith("; frame-ancestors https://intranet.utrecht.nl https://*.example.org")
