"""The first question of the helper in a region: its words may be local, where it leads stays as it is."""

import pytest

from regions.test_locked_meaning import make_edition, sentences_about

AT = "entrance: {answers: "


@pytest.mark.parametrize(
    ("body", "lock"),
    [
        (f"remove: {{{AT}{{gevaar: weg}}}}}}", "Bij direct gevaar bel je overal 112"),
        (f"change: {{{AT}{{gevaar: {{danger: false}}}}}}}}", "Bij direct gevaar bel je overal 112"),
        (f"add: {{{AT}{{gevaar: {{ways: {{stap-1: Lees eerst verder}}}}}}}}}}", "Bij direct gevaar bel je"),
        (f"add: {{{AT}{{zorgen-weg: {{ways: {{stap-1: Begin opnieuw}}}}}}}}}}", "sluit niemand af"),
        (f"change: {{{AT}{{twijfel: {{call: lokaal-team}}}}}}}}", "Wie twijfelt, belt overal"),
        (
            f"remove: {{{AT}{{niet-veilig: {{ask: {{answers: {{professional: weg}}}}}}}}}}}}",
            "Wie aan onveiligheid denkt",
        ),
    ],
)
def test_a_region_cannot_send_somebody_elsewhere(body: str, lock: str) -> None:
    assert lock in sentences_about(body)


OWN_WORDS = {
    "change: {entrance: {question: Waar kunnen we mee helpen?}}": "entrance.question",
    f"change: {{{AT}{{stap: {{title: Ik weet waar ik ben}}}}}}}}": "entrance.answers.stap.title",
    f"add: {{{AT}{{eigen-gezin: {{ways: {{lokaal-team: Of het buurtteam}}}}}}}}}}": (
        "entrance.answers.eigen-gezin.ways.lokaal-team"
    ),
    f"add: {{{AT}{{chat: {{title: Ik wil chatten, call: veilig-thuis}}}}}}}}": "entrance.answers.chat",
}
"""What a region may say when it is approved, and the path of it."""

TOGETHER = f"""change: {{entrance: {{question: Waar kunnen we mee helpen?,
  answers: {{stap: {{title: Ik weet waar ik ben}}}}}}}}
add: {{{AT}{{eigen-gezin: {{ways: {{lokaal-team: Of het buurtteam}}}},
  chat: {{title: Ik wil chatten, call: veilig-thuis}}}}}}}}
"""


@pytest.mark.parametrize(
    ("body", "paths"),
    [
        pytest.param(TOGETHER, set(OWN_WORDS.values()), id="together"),
        *(pytest.param(body, {path}, marks=pytest.mark.proof, id=path) for body, path in OWN_WORDS.items()),
    ],
)
def test_what_a_region_says_in_its_own_words_waits_for_an_approval(body: str, paths: set[str]) -> None:
    merged, held, _ = make_edition(body)
    assert merged is not None
    assert {one.operation.name for one in held} == paths
    said = sentences_about(body).splitlines()
    assert sum("[overlay-approval]" in line for line in said) == len(paths)
    assert not any("[overlay-locked]" in line for line in said)


def test_what_a_changed_question_means_is_told_about_a_person() -> None:
    said = sentences_about("change: {entrance: {question: Waar kunnen we mee helpen?}}")
    assert 'wie de vraag "Wat is er aan de hand?" krijgt' in said
