"""A document that is mailed carries the rules that can hold in it, and no others."""

from __future__ import annotations

import pytest

from routewijzer.exports.used_styles import used_styles, vocabulary

MARKUP = '<main id=main class="page now"><p>gone <a href="#x" class=term>x</a></p></main>'
SCRIPTS = """make("ul", "points"); root.dataset.colorScheme = "dark"; part.classList.add("is-open");
data.gone.forEach(part => { part.hidden = true })"""


@pytest.mark.parametrize(
    ("style", "rest"),
    [
        (".page{a:b}.gone{a:b}", ".page{a:b}"),
        (".page,.gone,p.term{a:b}", ".page,p.term{a:b}"),
        ("#main .gone{a:b}#other{a:b}#main{a:b}", "#main{a:b}"),
        ("table{a:b}ul.points>a{a:b}body,html{a:b}", "ul.points>a{a:b}body,html{a:b}"),
        ("*,::before{a:b}:root{--c:d}", "*,::before{a:b}:root{--c:d}"),
        (':root[data-color-scheme="dark"]{a:b}[data-none]{a:b}', ':root[data-color-scheme="dark"]{a:b}'),
        (".is-open [hidden]{a:b}", ".is-open [hidden]{a:b}"),
        (".page:not(.gone){a:b}:is(.gone,.page) p{a:b}", ".page:not(.gone){a:b}:is(.gone,.page) p{a:b}"),
        (":where(.gone,p[hidden])>a{a:b}", ":where(.gone,p[hidden])>a{a:b}"),
        ("@media print{.gone{a:b}}@media screen{.gone{a:b}.page{a:b}}", "@media screen{.page{a:b}}"),
        ("@supports selector(:has(a)){.page{a:b}}", "@supports selector(:has(a)){.page{a:b}}"),
        ("@font-face{font-family:x}@page{margin:0}", "@font-face{font-family:x}@page{margin:0}"),
        ('a::after{content:"}.gone{"}.gone{a:b}', 'a::after{content:"}.gone{"}'),
    ],
)
def test_a_rule_stays_where_one_of_its_selectors_can_hold(style: str, rest: str) -> None:
    assert used_styles(style, vocabulary(MARKUP, SCRIPTS)) == rest
