"""A small site of the shell alone: its pages hold everything that written content can use.

Made without a picture and without MkDocs, so that what goes wrong in the shell shows by itself.
"""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup

from routewijzer import addresses, i18n, model, yamldoc
from routewijzer.content import markdown
from routewijzer.content.links import Targets
from routewijzer.exports import assets, search
from routewijzer.graph import build
from routewijzer.pages import Context, Page, SearchEntry, environment, search_words, shell_view

NEUTRAL = "https://example.org/weather"
"""Where the way out leads."""

ROUTE = f"""
format: 1
route:
  id: lamp
  title: The way of a broken lamp
  name: Lamp desk
  tagline: Lamps and their owners
  edition: North
  language: en
  version: "1.2"
  published: 2026-11-23
  owner: The desk
  summary: What you do with a broken lamp.
  promise: Is your lamp broken?
  source: handbook
  helpline: desk
  start: bring
  exit: {NEUTRAL}
  emergency:
    fire: {{service: brigade, question: Is there a fire?, call: Call 112}}
    advice: {{service: desk, question: Do you want advice?, call: The lamp desk 0800-2000}}
lanes:
  desk: {{title: Desk, summary: Where lamps go., source: handbook}}
sources:
  handbook: {{title: Handbook, date: "2026"}}
services:
  brigade: {{title: Fire brigade, phone: "112", summary: They come., source: handbook}}
  desk: {{title: The desk, phone: 0800-2000, summary: They know., source: handbook}}
search:
  alarms:
    fire: {{words: [on fire], services: [brigade]}}
steps:
  bring: {{title: Bring the lamp, kind: end, lane: desk, summary: Bring it., source: handbook}}
"""

CONTENT = """
A paragraph with **strong** and *stressed* words, `code`, a [link](glossary.html) and a note.[^1]

## A list

- One
- Two
    - Deeper

1. First
2. Second

### A quotation

> Somebody said so.

!!! note "A note"
    With a [link](glossary.html).

!!! warning "A warning"
    Mind the glass.

!!! danger "A danger"
    Mind the current.

??? tip "A tip to unfold"
    Unplug it first.

=== "First tab"
    The text of the first tab.

=== "Second tab"
    The text of the second tab.

Lamp
:   Something that gives light.

| A column | A column with a long heading | Third | Fourth column |
|---|---|---:|---|
| Extraordinarily | five working days | 10 | Handbookofeverything |

```
a block of code with one long line that does not fit on the screen of a telephone and has to go on
```

---

[^1]: The note itself.
"""

PAGES = {
    "index.html": ("home", "Lamp desk", "Where broken lamps go. Within ten weeks you have it back."),
    "route/bring.html": ("home", "Bring the lamp", "Bring your lamp to the desk. It takes 10 weeks."),
    "glossary.html": ("glossary", "Glossary", "Lamp: something that gives light."),
    "links.html": ("links", "Links", "The handbook of lamps."),
    "overview.html": ("", "All pages", ""),
}
"""Path → section, title and the text that the search knows."""


def context(root: Path, text: str = ROUTE) -> Context:
    """Return the context of a route without pictures; AssertionError with the findings when it has errors."""
    document, problems = yamldoc.parse(text, "route.yaml")
    assert document is not None, problems
    route, problems = model.read_route(document)
    assert route is not None, problems
    language, problems = i18n.load(root / "theme" / "words", route.route.language)
    assert language is not None, problems
    return Context(route, build(route), language, addresses.of(language), date(2026, 11, 23))


def page(path: str, section: str = "", title: str = "A page", text: str = "") -> Page:
    """Return a page that is nothing but its place in the site."""
    return Page(
        path,
        "",
        title,
        None,
        section=section,  # type: ignore[arg-type]
        search=SearchEntry(title, (), text) if text else None,
    )


def write_site(root: Path, folder: Path) -> None:
    """Write the site into `folder`."""
    made = context(root)
    jinja = environment(root / "theme" / "templates", made.words)
    skeleton = Environment(loader=FileSystemLoader(root / "theme")).get_template("main.html")
    targets = Targets({"bring": "route/bring.html"}, tuple(PAGES), ())
    text = markdown.render(markdown.parse(CONTENT, "content/lamp.md"), targets, made.words)
    assert not text.findings
    pages = [page(path, *entry) for path, entry in PAGES.items()]
    for each in pages:
        written = markdown.anchor(text.html, partial(addresses.relative, page=each.path), "lamp", each.path)
        content = Markup(f'<div class="wrap"><h1>{each.title}</h1><div class="prose">{written}</div></div>')
        body = jinja.get_template("parts/shell.html").render(
            shell=shell_view(each, made), content=content, icons=()
        )
        back = "../" * each.path.count("/")
        site = {
            "title": each.title,
            "description": "",
            "language": "en",
            "root": back,
            "exit": NEUTRAL,
            "body": body,
            "styles": [f"{back}assets/site.css", f"{back}assets/text.css"],
            "scripts": [f"{back}assets/site.js"],
        }
        target = folder / each.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(skeleton.render(page={"meta": {"site": site}}), "utf-8")
    files = {**assets.bundle(root / "theme" / "assets"), "assets/search-index.js": b""}
    files["assets/search-index.js"] = search.index(pages, made.words, search_words(made)).encode()
    for name, data in files.items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
