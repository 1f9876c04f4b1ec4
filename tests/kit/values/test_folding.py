"""Folding letter by letter gives what its definition gives: composed and decomposed text, marks in any order."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from frontportal.kit.values.text import fold
from welfare.bankterms.text import words

MARKS = st.characters(min_codepoint=0x300, max_codepoint=0x36F)
LETTERS = st.one_of(
    st.characters(exclude_categories=["Cs", "Cf"], exclude_characters="Ðð"),
    MARKS,
    st.sampled_from("đĐưƠẬỹ\u1100\u1161\u11a8 \t"),
)


def by_definition(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return " ".join(unicodedata.normalize("NFC", bare).split())


@given(st.text(LETTERS))
def test_letter_by_letter(text):
    assert fold(text) == words.fold(text) == by_definition(text)


@given(st.text(st.characters(max_codepoint=127)))
def test_plain_letters(text):
    assert fold(text) == words.fold(text) == by_definition(text)
