"""What search engines and catalogues read: addresses, what is not listed, the record of the service."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from lxml import etree, html

from checking import TODAY
from routewijzer.exports.cpsv import export_cpsv
from routewijzer.hosting import DEFAULT, HiddenPages, Hosting, site_origin, site_root
from routewijzer.pipeline import Built, make
from routewijzer.project import open_project
from site_builders import ROUTE, Builders, project

ADDRESS = "https://www.example.org/care/route/"
HOSTED_SITE = replace(DEFAULT, root=site_root(ADDRESS), origin=site_origin(ADDRESS))


def build(hosting: Hosting) -> Built:
    result = make(open_project(ROUTE), TODAY, hosting=hosting)
    assert isinstance(result, Built)
    return result


def test_every_page_says_its_own_address_and_the_sitemap_lists_it() -> None:
    site = build(HOSTED_SITE).site
    tree: Any = etree.fromstring(site.files["sitemap.xml"])
    listed = [part.text for part in tree.iter("{*}loc")]
    moved = {page.path for page in site.pages if not page.listed}
    assert moved == {"route/watch.html"}
    assert listed == [page.canonical for page in site.pages if page.path not in moved]
    assert {f"{ADDRESS}", f"{ADDRESS}route/look.html"} <= set(listed)


@pytest.mark.parametrize(("hidden", "listed"), [("", True), ("editions", True), ("all", False)])
def test_search_engines_are_asked_not_to_list_what_is_hidden(hidden: HiddenPages, listed: bool) -> None:
    site = build(replace(HOSTED_SITE, hidden=hidden)).site
    assert site.pages[0].listed == listed
    assert ("sitemap.xml" in site.files) == listed


def test_without_an_address_there_is_no_sitemap() -> None:
    site = build(DEFAULT).site
    assert "sitemap.xml" not in site.files
    assert not any(page.canonical for page in site.pages)


def test_the_configuration_says_where_the_site_stands_and_what_is_hidden(
    builders: Builders, tmp_path: Path
) -> None:
    folder = project(tmp_path / "project")
    plugin = "theme: routewijzer\nplugins:\n  - routewijzer:\n      hidden: editions\n"
    (folder / "mkdocs.yml").write_text(f"site_name: x\nsite_url: {ADDRESS}\n{plugin}", "utf-8")
    ended = builders.run("build", cwd=folder)
    assert ended.code == 0, ended.output
    page: Any = html.parse(folder / "site" / "route" / "look.html")
    assert page.xpath("//link[@rel='canonical']/@href") == [f"{ADDRESS}route/look.html"]
    assert page.xpath("//meta[@name='robots']/@content") == []
    moved: Any = html.parse(folder / "site" / "route" / "watch.html")
    assert moved.xpath("//meta[@name='robots']/@content") == ["noindex"]


@pytest.mark.parametrize("address", ["", ADDRESS])
def test_a_catalogue_gets_the_service_with_its_status_and_contacts(address: str) -> None:
    made = build(DEFAULT)
    record = json.loads(export_cpsv(made.subject.route, made.context.words, address, ("Elsewhere",)))
    assert record["@type"] == "cpsv:PublicService"
    assert record["@id"] == (address or "urn:routewijzer:found-pet")
    assert {"dct:identifier", "dct:title", "dct:description", "cv:hasCompetentAuthority"} <= set(record)
    assert "approved" in record["adms:status"]["skos:prefLabel"]["@value"]
    assert [contact["cv:telephone"] for contact in record["cv:hasContactPoint"]] == ["0900144", "0800738"]
    assert record["dct:spatial"][0]["skos:prefLabel"]["@value"] == "Elsewhere"
    assert ("dcat:landingPage" in record) == bool(address)
