"""Where and by what a site is served: paths and hosts as people write them, and several editions at once."""

from __future__ import annotations

import pytest

from header_rules import azure_rules, plain_rules
from routewijzer.exports.header_files import header_files, site_header_files
from routewijzer.hosting import HEADER_FILES, Hosting, embedder, site_root

ROOTS = {
    "/": "/",
    "": "/",
    "zorg": "/zorg/",
    "zorg/route": "/zorg/route/",
    "/zorg/route/": "/zorg/route/",
    "//zorg//route": "/zorg/route/",
    "https://www.example.org": "/",
    "https://www.example.org/zorg/route": "/zorg/route/",
    "/~zorg/v1.2_b/": "/~zorg/v1.2_b/",
}
HOSTS = {
    "www.example.org": "https://www.example.org",
    "https://www.example.org/": "https://www.example.org",
    "WWW.Example.org:8443": "https://www.example.org:8443",
    "*.example.org": "https://*.example.org",
}


@pytest.mark.parametrize("text", ROOTS)
def test_a_path_is_read_as_people_write_it(text: str) -> None:
    assert site_root(text) == ROOTS[text]


@pytest.mark.parametrize(
    "text",
    ["/a b/", "/a;b", '/a"', "/$x/", "/../x/", "/./", "/é/", "/%41/", "/a\n/", "/a#b"],
)
def test_what_a_server_would_read_as_its_own_is_no_path(text: str) -> None:
    with pytest.raises(ValueError, match="is not a path such as"):
        site_root(text)


@pytest.mark.parametrize("text", HOSTS)
def test_a_host_is_read_as_people_write_it(text: str) -> None:
    assert embedder(text) == HOSTS[text]


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "*",
            "http://a.nl",
            "https://a.nl/x",
            "a.nl;script-src",
            "'self'",
            "a b",
            "a.nl:x",
            "a.nl:99999",
        ),
        *("user@a.nl", "*.*.nl", "аpple.com", "[::1]", "data:"),
    ],
)
def test_what_is_no_host_may_not_frame_a_site(text: str) -> None:
    with pytest.raises(ValueError, match="is not a host such as"):
        embedder(text)


def test_an_edition_among_others_is_served_from_its_folder_with_files_that_a_server_reads_there() -> None:
    whole = Hosting("/zorg/", headers=tuple(HEADER_FILES), many=True)
    north = whole.of_edition("north")
    assert (north.root, set(site_header_files(north, ""))) == ("/zorg/north/", {".htaccess", "web.config"})
    assert "ErrorDocument 404 /zorg/north/404.html" in site_header_files(north, "")[".htaccess"]
    assert Hosting("/zorg/").of_edition("north") == Hosting("/zorg/")


def test_the_drawings_of_every_edition_are_held_where_rules_know_folders_only() -> None:
    files = header_files(Hosting("/zorg/", many=True).of_editions(["north", "south"]), "")
    for rule in (
        plain_rules(files["_headers"], joined=False),
        azure_rules(files["staticwebapp.config.json"]),
    ):
        for path in ("/zorg/north/assets/x.svg", "/zorg/south/content/a/x.svg"):
            assert "sandbox" in dict(rule(path))["Content-Security-Policy"]
        for path in ("/zorg/", "/zorg/north/route/x.html"):
            assert "sandbox" not in dict(rule(path))["Content-Security-Policy"]
    for folder in ("north/assets", "south/content"):
        assert f'<location path="{folder}">' in files["web.config"]
