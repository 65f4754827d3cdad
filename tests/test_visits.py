"""The watch itself is watched: a browser test that cannot fail would be worth nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from contrast import ONLY_COLOURS, TextKinds, axe_faults
from looks import faults_on_screens
from visits import Visit, visiting

CSP = "<meta http-equiv='Content-Security-Policy' content=\"default-src 'self'; img-src *\">"


def page_with(folder: Path, body: str, head: str = "") -> Path:
    file = folder / "page.html"
    file.write_text(f"<!doctype html><html lang=en><title>t</title>{head}{body}</html>", encoding="utf-8")
    return file


def test_a_page_from_disk_with_its_own_script_is_clean(visit: Visit, tmp_path: Path) -> None:
    (tmp_path / "own.js").write_text("document.title = 'run';")
    page = visit.open(page_with(tmp_path, "<script src=own.js></script>"))
    assert page.title() == "run"
    visit.assert_clean()


def test_a_fragment_is_opened(visit: Visit, tmp_path: Path) -> None:
    page = visit.open(page_with(tmp_path, "<h1 id=here>Here</h1>"), "here")
    assert page.evaluate("location.hash") == "#here"


@pytest.mark.parametrize(
    ("body", "head", "message"),
    [
        ("<script>throw new Error('broken')</script>", "", "broken"),
        ("<script>console.error('complaint')</script>", "", "complaint"),
        ("<script>document.title = 'run'</script>", CSP, "CSP: script-src"),
        ("<p style='color: red'>red</p>", CSP, "CSP: style-src"),
        ("<script src=missing.js></script>", "", "missing.js"),
        ("<script>setTimeout(() => Promise.reject(new Error('late')))</script>", "", "late"),
    ],
)
def test_what_goes_wrong_on_a_page_is_a_fault(
    visit: Visit, tmp_path: Path, body: str, head: str, message: str
) -> None:
    page = visit.open(page_with(tmp_path, body, head))
    for _ in range(40):  # what a page says comes by itself, and of one fault more than one thing
        page.wait_for_timeout(50)
        if any(message in fault for fault in visit.faults):
            break
    page.wait_for_timeout(50)
    assert any(message in fault for fault in visit.faults), visit.faults
    with pytest.raises(AssertionError, match="faults in the browser"):
        visit.assert_clean()
    visit.faults.clear()


@pytest.mark.parametrize(
    "body",
    [
        "<img src='https://example.org/pixel.png' alt=''>",
        "<link rel=stylesheet href='http://example.org/style.css'>",
        "<script>fetch('https://example.org/data').catch(() => 0)</script>",
        "<script>navigator.sendBeacon('https://example.org/beacon', 'x')</script>",
        "<iframe src='https://example.org/'></iframe>",
        "<script>open('https://example.org/window')</script>",
    ],
)
def test_what_leaves_the_machine_is_stopped_and_told(visit: Visit, tmp_path: Path, body: str) -> None:
    page = visit.open(page_with(tmp_path, body))
    page.wait_for_timeout(100)
    assert any("//example.org/" in request for request in visit.foreign), (visit.foreign, visit.faults)
    with pytest.raises(AssertionError, match="requests to other hosts"):
        visit.assert_clean()
    visit.foreign.clear()
    visit.faults.clear()


def test_a_second_window_is_watched_too(visit: Visit, tmp_path: Path) -> None:
    (tmp_path / "second.html").write_text("<!doctype html><script>console.error('from the second')</script>")
    page = visit.open(page_with(tmp_path, "<script>onclick = () => open('second.html')</script>"))
    with visit.context.expect_page() as opened:
        page.mouse.click(5, 5)
    opened.value.wait_for_load_state()
    opened.value.wait_for_timeout(50)
    assert any("from the second" in fault for fault in visit.faults)
    visit.faults.clear()


STATE = """async () => [history.length, window.name, localStorage.length, sessionStorage.length,
  (await indexedDB.databases()).length, innerWidth, innerHeight, document.querySelectorAll(":hover").length,
  ...["print", "(prefers-color-scheme: dark)", "(forced-colors: active)", "(prefers-reduced-motion: reduce)",
    "(prefers-contrast: more)"].map(media => matchMedia(media).matches)]"""
"""What a page can find of what was before it."""


def test_a_visit_finds_nothing_of_the_one_before_in_its_window(browser: Browser, tmp_path: Path) -> None:
    file = page_with(tmp_path, "<p style='height: 100vh'>Some words.</p>")
    fresh = Visit(browser.new_context())
    clean = fresh.open(file).evaluate(STATE)
    fresh.context.close()
    with visiting(browser, 390, 300, "reduce") as visit:
        page = visit.open(file, "one")
        visit.open(file, "two")
        page.evaluate("""window.name = localStorage.one = sessionStorage.one = "one=1";
            new Promise(done => indexedDB.open("one").onsuccess = done)""")
        page.emulate_media(media="print", color_scheme="dark", forced_colors="active", contrast="more")
        page.mouse.move(50, 50)
        page.evaluate("void open(location)")
        left = page.evaluate(STATE)
        assert not [part for part, other in zip(clean, left, strict=True) if part == other], left
    with visiting(browser) as later:
        assert later.page == page
        assert later.open(file).evaluate(STATE) == clean
        assert len(later.context.pages) == 1


def test_a_window_that_was_changed_for_good_is_not_used_again(browser: Browser, tmp_path: Path) -> None:
    with visiting(browser) as visit:
        visit.context.add_init_script("document.title = 'changed'")
    with visiting(browser) as later:
        assert later.page != visit.page
        assert later.open(page_with(tmp_path, "")).title() == "t"


SOUND = """<style>body {{ background: Canvas; color: CanvasText }} {rules}</style>
<main><h1>Sound</h1><p class=here>Some words.</p>{more}</main>"""


FAULTS = [
    ("", "", ""),
    ("", "<img src=data:image/gif;base64,R0lGODlhAQABAAAAACw=>", "image-alt"),
    ("@media (prefers-color-scheme: light) { .here { color: #999 } }", "", "light: color-contrast"),
    ("@media (prefers-color-scheme: dark) { .here { color: #444; background: #000 } }", "", "dark: color-"),
    ("@media (forced-colors: active) { .here { forced-color-adjust: none; color: #999 } }", "", "active: fa"),
    (".here { font-size: 5px }", "<a href=#>a</a><br><a href=#>b</a>", "too small"),
    (".here { font-size: 5px }", "<a href=#>a</a><br><a href=#>b</a>", "target-size"),
    (".here { width: 900px }", "", "320 pixels: 9"),
]
"""Rules and elements more than on the sound page, and how the fault of them is called."""


def test_a_fault_of_any_kind_is_found_on_a_page(visit: Visit, tmp_path: Path) -> None:
    for rules, more, message in FAULTS:
        page = visit.open(page_with(tmp_path, SOUND.format(rules=rules, more=more)))
        faults = faults_on_screens(page, TextKinds())
        assert bool(faults) == bool(message), (message, faults)
        assert any(message in fault for fault in faults) or not message, faults
        assert bool(faults_on_screens(page, TextKinds(), every_rule=False)) == bool(message), message
    visit.faults.clear()


ALIKE = """<style>body { background: #fff; color: #000 } .here { position: relative }
.over { position: absolute; inset: 0; background: linear-gradient(#0000, #0001) }</style>
<main><h1>Sound</h1><div class=on><p class=here>First%s</p><p class=here>Second</p></div></main>
<style>%s</style>"""
"""Two texts of one kind."""


def test_a_text_is_judged_by_axe_unless_one_that_looks_the_same_was(visit: Visit, tmp_path: Path) -> None:
    kinds = TextKinds()
    for rules, more, faulty in (
        ("", "", 0),
        (".here { color: #999 }", "", 1),
        (".here { color: #999 }", "", 0),  # now known
        (".on { background: #555 }", "", 1),
        (".on { opacity: .3 }", "", 1),
        (".here + .here { color: #aaa }", "", 1),
        (".here { color: #9a9a9a }", "<i class=over>\xa0</i>", 1),  # axe leaves open what lies below a shade
        (".here { color: #9a9a9a }", "", 2),
    ):
        page = visit.open(page_with(tmp_path, ALIKE % (more, rules)))
        faults = axe_faults(page, ONLY_COLOURS, kinds)
        assert len(faults) == faulty, (rules, faults)
        assert all(fault.startswith("color-contrast: ") for fault in faults), faults
