"""What was typed, as a question to the index."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontportal.record_search.questions import question
from frontportal.record_search.spelling import is_near


@pytest.mark.parametrize(
    ("typed", "terms"),
    [
        ("Cầu Tràn", ("cau", "tran:*")),
        ("an", ("an",)),
        ("ông An 88,9 triệu", ("ong", "an", "(88&9&trieu|_c889|_a88900000)")),
        ("KN-2023-012", ("(kn&2023&012|_ckn2023012:*)",)),
    ],
)
def test_terms(typed, terms):
    assert question(typed).terms == terms


@given(st.text(max_size=300))
def test_a_question_is_made_of_letters_digits_and_marks_only(typed):
    asked = question(typed)
    if asked is not None:
        for text in (asked.tsquery, asked.codes, asked.with_one_typo({})):
            assert re.fullmatch(r"[a-z0-9_&|():*]*", text) is not None
            assert text.count("(") == text.count(")")


@pytest.mark.parametrize(
    ("one", "two"), [("ket", "kett"), ("doan", "dan"), ("doan", "daon"), ("nuoc", "nuot"), ("a", "ab")]
)
def test_one_typing_error_apart(one, two):
    assert (is_near(one, two), is_near(two, one)) == (True, True)


@pytest.mark.parametrize(
    ("one", "two"), [("ket", "ket"), ("doan", "dna"), ("nuoc", "nha"), ("", "ab"), ("abcd", "badc")]
)
def test_none_or_more_errors_apart(one, two):
    assert (is_near(one, two), is_near(two, one)) == (False, False)
