"""The Jinja environment of the site's own templates: what is text stays text."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from routewijzer.words import Words


def environment(templates: Path, words: Words) -> Environment:
    """Templates from `templates`; every text is escaped, an unknown name is an error, and `words` holds
    the words of the interface."""
    jinja = Environment(
        loader=FileSystemLoader(templates, encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    jinja.globals["words"] = words
    return jinja
