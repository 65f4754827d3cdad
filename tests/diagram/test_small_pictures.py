"""A small picture that nobody meant to change keeps each of its lines where it was."""

import pytest

from diagram.small_pictures import PICTURES, as_text, read_pictures


@pytest.mark.parametrize("name", PICTURES)
def test_each_line_leaves_turns_and_ends_where_it_did(name: str) -> None:
    assert as_text(PICTURES[name]()) == read_pictures()[name]


def test_the_file_has_each_picture_and_no_other() -> None:
    assert list(read_pictures()) == list(PICTURES)
