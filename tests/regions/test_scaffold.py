"""Every mark of a new project: what it is filled with, when it is made and when it is renew."""

from regions.overlays import BASE, TODAY, base, document
from routewijzer.overlay.scaffold import beside_others, renew, scaffold_region

MARKS = "@ID@|@EDITION@|@SITE@|@TITLE@|@DATE@|@VERSION@"
TEMPLATES = {
    "region.yaml": f"{MARKS}\n@FILL@",
    "README.md": MARKS,
    "dot-gitignore": MARKS,
    "mkdocs.yml": MARKS,
    "content/a.md": MARKS,
    "dot-github/workflows/dot-site.yml": MARKS,
    "a-dot-b.txt": "@TITLE@, @TITLE@",
}
FILL = """fill:
  services:
    shelter:
      # When the shelter is open.
      # hours:
      # The site of the shelter.
      # url:
"""


def test_each_mark_of_a_new_project_says_what_it_stands_for() -> None:
    files = scaffold_region('De "Kop"', base(), TEMPLATES, "1.2.3", TODAY)
    said = 'de-kop|"De \\"Kop\\""|"Routewijzer De \\"Kop\\""|De "Kop"|2026-11-23|1.2.3'
    assert files == {
        "region.yaml": f"{said}\n{FILL}",
        "README.md": said,
        ".gitignore": said,
        "mkdocs.yml": said,
        "content/a.md": said,
        ".github/workflows/.site.yml": said,
        "a-dot-b.txt": 'De "Kop", De "Kop"',
    }


def test_a_slot_with_a_value_in_the_base_is_filled_with_it_and_each_part_is_named_once() -> None:
    onto = base(
        ("phone: 555-0100,", 'phone: 555-0100, hours: "Always: é",'),
        (
            "  required:\n",
            "  required:\n    links.map.url: The map.\n    services.vet.url: The site of the vet.\n",
        ),
    )
    assert scaffold_region("Noord", onto, {"a": "@FILL@"}, "1", TODAY)["a"] == (
        "fill:\n  links:\n    map:\n      # The map.\n      # url:\n  services:\n    shelter:\n"
        '      # When the shelter is open.\n      hours: "Always: é"\n      # The site of the shelter.\n'
        "      # url:\n    vet:\n      # The site of the vet.\n      # url:\n"
    )
    free = document(BASE.replace("  required:", "  other:"), "route.yaml")
    assert scaffold_region("Noord", free, {"a": "@FILL@"}, "1", TODAY)["a"] == ""


def test_an_upgrade_fills_the_marks_from_region_yaml_and_leaves_the_regions_own_files() -> None:
    region = document("region: {id: noord, edition: De Kop}\n", "region.yaml")
    assert renew(region, TEMPLATES, "1.2.3") == {
        ".github/workflows/.site.yml": 'noord|@EDITION@|"Routewijzer De Kop"|De Kop|@DATE@|1.2.3',
        "a-dot-b.txt": "De Kop, De Kop",
    }
    marks = {"a": "@ID@|@SITE@|@TITLE@"}
    for text, said in (
        ("region: {id: noord}\n", 'noord|"Routewijzer noord"|noord'),
        ("region: {edition: De Kop}\n", 'de-kop|"Routewijzer De Kop"|De Kop'),
        ("region: Noord\n", '|"Routewijzer "|'),
    ):
        assert renew(document(text, "region.yaml"), marks, "1") == {"a": said}


def test_a_fresh_repository_keeps_its_own_readme_and_what_it_ignores() -> None:
    made = {"README.md": "ours", ".gitignore": "ours", "region.yaml": "ours"}
    theirs = frozenset({"README.md", ".gitignore", "LICENSE"})
    assert beside_others(made, theirs) == {"ROUTEWIJZER.md": "ours", "region.yaml": "ours"}
    assert beside_others(made, frozenset({"region.yaml"})) == made
