"""Letters that look alike and characters that nobody sees: the same word however it was typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontportal.kit.values.text import fold, nfc, slug, sort_key

UNSEEN = "\u00ad\u200b\u200c\u200e\u200f\u202a\u202e\u2060\u2066\ufeff"


@pytest.mark.parametrize("read", [nfc, fold, slug, sort_key])
@given(places=st.lists(st.tuples(st.integers(1, 7), st.sampled_from(UNSEEN)), max_size=4))
def test_characters_without_width_change_nothing(read, places):
    word = "Đạ Đờn 1"
    typed = word
    for place, char in places:
        typed = typed[:place] + char + typed[place:]
    assert read(typed) == read(word)


@pytest.mark.parametrize("read", [nfc, fold, slug, sort_key])
def test_eth_is_the_letter_it_looks_like(read):
    assert read("Ðinh Văn Ðạ, ðường") == read("Đinh Văn Đạ, đường")


def test_joined_pictures_stay_joined():
    assert nfc("👨\u200d👩") == "👨\u200d👩"
