"""Text is measured in the font that the site ships, and broken where Dutch allows it."""

from pathlib import Path

import pytest

from font_widths import read_font
from routewijzer.diagram.text.font_metrics import BOLD, REGULAR, UNITS, text_width
from routewijzer.diagram.text.wrap import Hyphens, wrap, wrap_condition

_FONTS = Path(__file__).parents[2] / "theme" / "assets" / "fonts"
_HYPHENS = Hyphens(("Veiligheids|beoordeling", "Jeugd|beschermings|tafel", "Kinder|bescherming"))


@pytest.mark.parametrize("weight", [REGULAR, BOLD])
def test_the_kept_widths_are_those_of_the_font_file(weight: int) -> None:
    font = read_font(_FONTS / f"inter-{weight}.woff2")
    assert set("abcxyzABCXYZ0189 .,:;?!'/-()éëïöüáèàçñ") <= set(font)
    for character, advance in font.items():
        assert text_width(character, UNITS, weight) == pytest.approx(advance, abs=1), character


@pytest.mark.parametrize(
    ("text", "limit", "rows"),
    [
        ("Overdracht na veiligheidsbeoordeling", 130, ("Overdracht na", "veiligheids-", "beoordeling")),
        ("Jeugdbeschermingstafel", 130, ("Jeugd-", "beschermings-", "tafel")),
        ("Raad voor de Kinderbescherming", 130, ("Raad voor", "de Kinder-", "bescherming")),
        ("Melding bij Veilig Thuis?", 130, ("Melding bij", "Veilig Thuis?")),
        ("Jeugd- en Wmo-professionals", 142, ("Jeugd- en Wmo-", "professionals")),
        ("(Veiligheidsbeoordeling)", 130, ("(Veiligheids-", "beoordeling)")),
        ("Zorg\u00adverlener", 80, ("Zorg-", "verlener")),
        ("Zorg\u00adverlener", 300, ("Zorgverlener",)),
        ("", 130, ()),
        ("  \n ", 130, ()),
    ],
)
def test_text_breaks_where_the_author_or_dutch_allows(text: str, limit: float, rows: tuple[str, ...]) -> None:
    assert wrap(text, limit, 17.0, BOLD, _HYPHENS) == rows


@pytest.mark.parametrize("text", ["x" * 200, "Handelingsprotocolbeoordelingscommissie " * 3, "a/b/c/" * 30])
@pytest.mark.parametrize("limit", [40.0, 100.0, 160.0])
def test_no_line_is_wider_than_its_limit(text: str, limit: float) -> None:
    rows = wrap(text, limit, 17.0, BOLD, _HYPHENS)
    assert all(text_width(row, 17.0, BOLD) <= limit for row in rows)
    assert "".join(rows).replace("-", "").replace(" ", "") == text.replace(" ", "")


def test_without_patterns_for_a_language_words_are_cut() -> None:
    rows = wrap("Veiligheidsbeoordelingscommissie", 100.0, 17.0, BOLD, Hyphens(language="xx"))
    assert all(text_width(row, 17.0, BOLD) <= 100.0 for row in rows)


def test_a_condition_is_written_compactly_first() -> None:
    ways = wrap_condition("acuut of structureel onveilig", 16.0, REGULAR, _HYPHENS)
    assert ways[0] == ("acuut of", "structureel onveilig")
    assert ("acuut of structureel onveilig",) in ways
    assert wrap_condition(" ", 16.0, REGULAR, _HYPHENS) == ()
