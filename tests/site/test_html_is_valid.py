"""Every page of a site is valid HTML by the rules of html-validate (see `html-validate.mjs`)."""

from __future__ import annotations

from pathlib import Path

import pytest

from validity import faults


def test_every_page_of_the_base_route_of_a_region_and_of_the_start_is_valid(
    node: str, built_site: Path, all_sites: Path
) -> None:
    sites = [sorted(site.rglob("*.html")) for site in (built_site, all_sites / "voorbeeld-strafrecht")]
    assert all(len(pages) > 50 for pages in sites)
    assert faults(node, *sites[0], *sites[1], all_sites / "index.html") == []


@pytest.mark.parametrize(
    ("sound", "broken", "rule"),
    [
        ("</main>", "</section></main>", "close-order"),
        ("<main", "<p><span><h2>text</h2></span></p><main", "element-permitted-content"),
        ("</h1>", '</h1><h4 id="deep">text</h4>', "heading-level"),
        ("<main", '<p aria-describedby="nowhere">text</p><main', "no-missing-references"),
        ("<main", '<p id="one">text</p><p id="one">text</p><main', "no-dup-id"),
        ("<main", '<button type="button"><a href="#x">text</a></button><main', "element-permitted-content"),
        ("<main", '<a href="index.html"></a><main', "wcag/h30"),
        ("<main", '<img src="assets/favicon.svg"><main', "wcag/h37"),
    ],
)
def test_a_page_that_is_broken_is_told(
    node: str, built_site: Path, tmp_path: Path, sound: str, broken: str, rule: str
) -> None:
    page = (built_site / "over.html").read_text(encoding="utf-8")
    assert sound in page
    spoilt = tmp_path / "over.html"
    spoilt.write_text(page.replace(sound, broken, 1), encoding="utf-8")
    assert any(f"[{rule}]" in fault for fault in faults(node, spoilt))
