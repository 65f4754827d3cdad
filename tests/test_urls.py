"""Addresses that lead out of the site: what a reader sees is where one leads, in the model and in texts."""

from __future__ import annotations

import pytest

from made_pages import load_words
from routewijzer.content.links import Targets
from routewijzer.content.markdown import HtmlText, parse, render
from routewijzer.urls import TEXT, expected_instead
from sentences import line, text

GOOD = (
    "https://veiligthuis.nl",
    "http://intranet/route",
    "https://veiligthuis.nl:8443/advies/?vraag=1&taal=nl#start",
    "https://www.example.org/@redactie/stuk",
    "https://xn--mnchen-3ya.example/",
    "https://münchen.example/straße",
    "https://пример.испытание/",
    "https://192.0.2.10/",
    "https://[2001:db8::1]/",
)
GOOD_IN_TEXTS = (
    "mailto:advies@veiligthuis.nl",
    "mailto:advies@veiligthuis.nl?subject=Vraag%20over%20de%20route",
)
BLANKS = "an address that begins with https:// and has no blanks"
HOST = "an address that names a host, as https://www.example.org/"
MAIL = "one e-mail address, as mailto:name@example.org"
ELSEWHERE = {
    "javascript:alert(1)": BLANKS,
    "www.veiligthuis.nl": BLANKS,
    "https:veiligthuis.nl": BLANKS,
    "https:///veiligthuis.nl": BLANKS,
    "https://veilig thuis.nl": BLANKS,
    "https://veiligthuis.nl/\x00": BLANKS,
    "https://veiligthuis.nl/\u2028x": BLANKS,
    "https://veiligthuis.nl@evil.example/": 'an address without a name and "@" before the host',
    "https://veiligthuis.nl:443@evil.example/": 'an address without a name and "@" before the host',
    "https://@evil.example/": 'an address without a name and "@" before the host',
    "https://evil.example\\@veiligthuis.nl/": "an address without a backslash",
    "https:\\\\evil.example": "an address without a backslash",
    "https://veiligthuis.nl/\u202egpj.exe": "an address without invisible characters",
    "https://veilig\u200bthuis.nl/": "an address without invisible characters",
    "https://veilig\xadthuis.nl/": "an address without invisible characters",
    'https://veiligthuis.nl/"x': 'an address without the sign "',
    "https://veiligthuis.nl/<x": "an address without the sign <",
    # the first letter is Cyrillic, Greek, and the first again as a browser sends it
    "https://аpple.example/": "an address whose host is in one script; this one mixes Cyrillic and Latin",
    "https://οpenbaar.nl/": "an address whose host is in one script; this one mixes Greek and Latin",
    "https://xn--pple-43d.com/": "an address whose host is in one script; this one mixes Cyrillic and Latin",
    # every letter of the first label is Cyrillic
    "https://аррӏе.com/": "an address whose host is in one script; this one mixes Cyrillic and Latin",
    "https://veılıgthuis.nl/": "an address whose host has no letters that look like others",
    "https://ɑdvies.nl/": "an address whose host has no letters that look like others",
    "https://ｖeiligthuis.nl/": "an address whose host is in one script; this one mixes Fullwidth and Latin",
    "https://veiligthuis。nl/": HOST,
    "https://veiligthuis.nl%2eevil.example/": HOST,
    "https://-veiligthuis.nl/": HOST,
    "https://veilig..thuis.nl/": HOST,
    "https://xn--\x7f.nl/": BLANKS,
    "https://xn--99999999999.nl/": HOST,
    "https://veiligthuis.nl:99999999999/": HOST,
    "https://veiligthuis.nl:x/": HOST,
    "https://[::1/": HOST,
    "https://2130706433/": "an address whose host is a name, or four numbers with dots",
    "https://0x7f.1/": "an address whose host is a name, or four numbers with dots",
    "https://1.2.3/": "an address whose host is a name, or four numbers with dots",
}
ELSEWHERE_IN_TEXTS = {
    "ftp://veiligthuis.nl/": BLANKS,
    "mailto:a@b.nl,c@evil.example": MAIL,
    "mailto:a@b.nl?bcc=c@evil.example": MAIL,
    "mailto:a@b.nl?subject=x&bcc=c@evil.example": MAIL,
    "mailto:?to=a@b.nl": MAIL,
    "mailto:a%0A@b.nl": MAIL,
    "mailto:advies@veiligthuıs.nl": "an address whose host has no letters that look like others",
}


DIALS = (
    "tel:*21*0900123456#",
    "tel:%2A%2321%23",
    "tel:＊21＃",
    "tel:0800,,1234",
    "tel:08002000;phone-context=evil.example",
    "tel:112p5",
    "tel:",
)
"""What starts a service, changes a telephone's settings, or dials on after the call is answered."""


@pytest.mark.parametrize("url", GOOD)
def test_an_address_that_leads_where_it_says_may_stand_everywhere(url: str) -> None:
    assert expected_instead(url) is None
    assert f'href="{url.replace("&", "&amp;")}"' in text_with(url).html


@pytest.mark.parametrize("url", GOOD_IN_TEXTS)
def test_a_text_may_name_an_e_mail_address_too(url: str) -> None:
    assert expected_instead(url, TEXT) is None
    assert text(expected_instead(url)) == BLANKS
    assert f'href="{url}"' in text_with(url).html


@pytest.mark.parametrize("url", ELSEWHERE)
def test_an_address_that_leads_elsewhere_than_it_seems_is_refused_in_the_model(url: str) -> None:
    assert text(expected_instead(url)) == ELSEWHERE[url]


@pytest.mark.parametrize("url", [*ELSEWHERE, *ELSEWHERE_IN_TEXTS])
def test_the_same_holds_for_a_longer_text(url: str) -> None:
    assert text(expected_instead(url, TEXT)) == {**ELSEWHERE, **ELSEWHERE_IN_TEXTS}[url]
    found = text_with(url)
    assert "<a" not in found.html
    assert len(found.findings) == 1


@pytest.mark.parametrize("url", DIALS)
def test_a_code_is_no_number_to_dial_anywhere(url: str) -> None:
    assert expected_instead(url) == expected_instead(url, TEXT)
    assert text(expected_instead(url)) == BLANKS
    found = text_with(url)
    assert "<a" not in found.html
    assert [finding.rule for finding in found.findings] == ["content-link"]


@pytest.mark.parametrize(
    "address",
    [
        "https://veiligthuis.nl&#64;evil.example/",
        "https://veiligthuis.nl&#x40;evil.example/",
        "https://veiligthuis.nl&commat;evil.example/",
        "https://evil.example&#92;@veiligthuis.nl/",
        "tel:&#42;21&num;",
        "tel:&ast;21&#35;",
    ],
)
def test_an_address_is_judged_as_the_browser_will_read_it(address: str) -> None:
    found = text_with(address)
    assert "<a" not in found.html
    assert [finding.rule for finding in found.findings] == ["content-link"]


def test_a_refused_address_is_told_with_its_place_and_what_to_write() -> None:
    text = "Lees\n\n[de uitleg](https://veiligthuis.nl@evil.example/)"
    (finding,) = render_link(text).findings
    assert line(finding) == (
        'content/a.md:3:13: a link may not lead to "https://veiligthuis.nl@evil.example/"; '
        'use an address without a name and "@" before the host [content-link]'
    )


def text_with(url: str) -> HtmlText:
    return render_link(f"[a]({url})" if "<" in url else f"[a](<{url}>)")


def render_link(text: str) -> HtmlText:
    return render(parse(text, "content/a.md"), Targets({}, (), ()), load_words("nl"))
