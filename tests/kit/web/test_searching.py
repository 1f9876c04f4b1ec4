"""Marks and excerpts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontportal.kit.web.searching import (
    EXCERPT,
    folded_letter,
    folded_with_positions,
    highlight,
    neighbourhood,
    normalise_query,
)


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Quỹ “Vì người nghèo”", "vi nguoi ngheo", "Quỹ “<mark>Vì người nghèo</mark>”"),
        ("Quỹ “Vì người nghèo”", "quy nguoi", "<mark>Quỹ</mark> “Vì <mark>người</mark> nghèo”"),
        ("Đạ Đờn", "da don", "<mark>Đạ Đờn</mark>"),
        ("Việt Nam", "vi", "Việt Nam"),
        ("Việt Nam", "viet na", "<mark>Việt</mark> Nam"),
        ("a < b & c", "b", "a &lt; <mark>b</mark> &amp; c"),
        ("không có gì", "xyz", "không có gì"),
        ("chữ", "", "chữ"),
        ("Đa\u0323 Đờn", "đạ", "<mark>Đạ</mark> Đờn"),
    ],
)
def test_marks(text, words, expected):
    assert highlight(text, words) == expected


def test_excerpt_stands_around_the_first_match():
    text = "đầu " * 200 + "Đạ Đờn nằm ở giữa " + "cuối " * 200
    piece = neighbourhood(text, "da don")
    assert "Đạ Đờn nằm ở giữa" in piece
    assert (piece[:2], piece[-2:]) == ("… ", " …")
    assert len(piece) <= EXCERPT + 4


@pytest.mark.parametrize(("typed", "words"), [("  Quỹ\n  quà ", "Quỹ quà"), (None, ""), ("…", ""), ("x\0y", "xy")])
def test_what_was_asked(typed, words):
    assert normalise_query(typed) == words


@given(st.text(st.one_of(st.sampled_from("aAđĐếỆ ß\u0301ﬁ²\u200b\n½İ"), st.characters(codec="utf-8"))))
def test_each_folded_letter_knows_where_it_came_from(text):
    folded, positions = folded_with_positions(text)
    walked = [(bare, position) for position, char in enumerate(text) for bare in folded_letter(char)]
    assert list(zip(folded, positions, strict=True)) == walked
