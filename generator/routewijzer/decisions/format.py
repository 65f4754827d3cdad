"""Answers in words."""

from collections.abc import Iterable

from routewijzer.model import Route


def in_words(route: Route, answers: Iterable[tuple[str, str]]) -> str:
    """Question and answer pairs as people read them: `"Is it hurt?" No, "Has it a tag?" Yes`.

    KeyError for ids that the route does not know.
    """
    pairs = ((route.questions[key], answer) for key, answer in answers)
    return ", ".join(f'"{question.text}" {question.answers[answer].title}' for question, answer in pairs)
