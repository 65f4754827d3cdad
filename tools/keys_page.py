"""Write `docs/keys.md`: every key of the model, with what it is and what it names."""

from pathlib import Path

from routewijzer.model import key_table

PAGE = Path(__file__).parents[1] / "docs" / "keys.md"
INTRO = """# Every key

Made from the model by `tools/keys_page.py`; change the docstring or the annotation of the field, never this
page. `*` stands for an id. The last column says what an id in the field names, or that statements with a
basis and a source stand there. How to use the keys, with examples: [redacteur.md](redacteur.md).

"""


def page() -> str:
    """Return the text of the page."""
    return INTRO + key_table()


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
