"""A list out of minutes becomes one text for each opinion, and nothing of it is lost."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frontportal.kit.values.text import nfc
from voters.opinions.field_words import field_by_words
from voters.opinions.pasted import MOST_LETTERS, MOST_OPINIONS, TooLongError, opinions_of, title_of


@pytest.mark.parametrize(
    ("text", "opinions"),
    [
        ("1. Sửa đường\n2. Cấp nước", ["Sửa đường", "Cấp nước"]),
        ("1) Sửa đường\r\n2/ Cấp nước\r3: Rác", ["Sửa đường", "Cấp nước", "Rác"]),
        ("Ý kiến 1: Sửa đường\nÝ kiến thứ 2. Cấp nước", ["Sửa đường", "Cấp nước"]),
        ("1. Sửa đường\nthôn Đa Tiến\n2. Cấp nước", ["Sửa đường thôn Đa Tiến", "Cấp nước"]),
        ("1. Giao thông:\n- Sửa đường A\n- Sửa đường B", ["Giao thông:\n- Sửa đường A\n- Sửa đường B"]),
        ("- Sửa đường\n+ Cấp nước\n• Rác\nở chợ", ["Sửa đường", "Cấp nước", "Rác ở chợ"]),
        ("Sửa đường\n\n  Cấp   nước ", ["Sửa đường", "Cấp nước"]),
        ("Cử tri nêu:\n1. Sửa đường\n2. Cấp nước", ["Cử tri nêu:", "Sửa đường", "Cấp nước"]),
        ("1. Họp ngày\n20.11.2023 chưa trả lời\n2. Rác", ["Họp ngày 20.11.2023 chưa trả lời", "Rác"]),
        ("1. Cần\n50. 000 đồng\n2. Rác", ["Cần 50. 000 đồng", "Rác"]),
        ("7. Sửa đường\n9. Cấp nước\n1. Rác", ["Sửa đường", "Cấp nước", "Rác"]),
        ("1.\n2. Rác", ["Rác"]),
        ("(1) Sửa đường\nthôn 1\n(2). Rác", ["Sửa đường thôn 1", "Rác"]),
        (
            "a) Sửa đường\nthôn 1\nb. Rác\n(c) Cầu\nd) Kênh\nđ) Chợ\ne) Y tế",
            ["Sửa đường thôn 1", "Rác", "Cầu", "Kênh", "Chợ", "Y tế"],
        ),
        ("I. Sửa đường\nthôn 1\nII. Rác\n- ở chợ", ["Sửa đường thôn 1", "Rác\n- ở chợ"]),
        ("I. Giao thông\n1. Đường\n2. Cầu\nII. Y tế\n1. Trạm", ["Giao thông", "Đường", "Cầu", "Y tế", "Trạm"]),
        ("A. Xã\n1. Đường\n2. Cầu\nB. Huyện\n3. Chợ", ["Xã", "Đường", "Cầu", "Huyện", "Chợ"]),
        ("1. Đường:\na) thôn 1\nb) thôn 2\n2. Cầu:\na) treo", ["Đường:\na) thôn 1\nb) thôn 2", "Cầu:\na) treo"]),
        ("1. Đường:\n1.1. thôn 1\n1.2 thôn 2\n2. Cầu", ["Đường:\n1.1. thôn 1\n1.2 thôn 2", "Cầu"]),
        ("1. Ông Nguyễn\nV. Nam hỏi\n2. Học\nC. Mác", ["Ông Nguyễn V. Nam hỏi", "Học C. Mác"]),
        ("Đề nghị xã\nb) trả lời", ["Đề nghị xã", "b) trả lời"]),
        ("", []),
        ("\x00\n\u200b", []),
    ],
)
def test_lists_as_minutes_have_them(text, opinions):
    assert opinions_of(text) == opinions


@settings(max_examples=60)
@given(st.lists(st.text("abcđêớ ,", min_size=1).filter(str.strip), min_size=1, max_size=30), st.sampled_from(".):/"))
def test_a_numbered_list_comes_back_as_it_was(texts, mark):
    pasted = "\n".join(f"{number}{mark} {text}" for number, text in enumerate(texts, 1))
    assert opinions_of(pasted) == [" ".join(text.split()) for text in texts]


@settings(max_examples=150)
@given(st.text(max_size=400))
def test_no_letter_is_lost(text):
    """Whatever is pasted: only marks of a list and blanks go."""
    letters = lambda words: re.sub(r"[\W\d_]", "", words.casefold())  # noqa: E731
    mark = re.compile(
        r"\s*(?:(?:ý kiến|kiến nghị|câu hỏi|câu)\s+(?:thứ\s+|số\s+)?(?=\(?\d)|\(?[IVX]{1,5}|\(?[a-zđA-ZĐ](?=\s*[.)]))",
        re.I,
    )
    lines = [
        (letters(found[0] if (found := mark.match(line)) else ""), letters(line)) for line in nfc(text).splitlines()
    ]
    whole = "".join(f"(?:{first})?{line.removeprefix(first)}" for first, line in lines)
    assert re.fullmatch(whole, letters("".join(opinions_of(text))))


def test_two_hundred_pages_are_told_and_not_cut():
    with pytest.raises(TooLongError, match="mỗi lần dán được nhiều nhất 200.000 chữ"):
        opinions_of("a" * (MOST_LETTERS + 1))
    with pytest.raises(TooLongError, match="Đoạn dán có 201 dòng; mỗi lần ghi được nhiều nhất 200 ý kiến"):
        opinions_of("\n".join(f"Ý {number}" for number in range(MOST_OPINIONS + 1)))
    assert len(opinions_of("\n".join(f"Ý {number}" for number in range(MOST_OPINIONS)))) == MOST_OPINIONS


@settings(max_examples=50)
@given(st.text(max_size=500))
def test_a_title_is_the_words_or_their_beginning(content):
    title = title_of(content)
    words = " ".join(content.split())
    assert len(title) <= 200
    assert title == words or (title.endswith("…") and words.startswith(title[:-1]))


@pytest.mark.parametrize(
    ("folded", "field"),
    [
        ("de nghi sua mat duong lien thon", "roads"),
        ("bai rac gay o nhiem", "environment"),
        ("cong dan", ""),
        ("de nghi quan tam", ""),
    ],
)
def test_words_tell_a_field_or_none(folded, field):
    assert field_by_words(folded) == field
