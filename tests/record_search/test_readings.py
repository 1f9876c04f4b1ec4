"""What may have been meant by words that nothing has: pure, without an index."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontportal.record_search.questions import question, whole_marks
from frontportal.record_search.readings import as_keys_mean, partings, readings
from frontportal.record_search.spelling import Near


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("nguwoif ngheof", "nguoi ngheo"),
        ("ddaij ddoanf keets", "dai doan ket"),
        ("tieesp xusc cuwr tri", "tiep xuc cu tri"),
        ("quyx vif nguowif", "quy vi nguoi"),
        ("truwongf", "truong"),
        ("tw", "tu"),
        ("d9oa2n ke61t", "doan ket"),
        ("xuaan sangs", "xuan sang"),
        ("ho ngheo", ""),
        ("Hộ nghèo", ""),
        ("kn-2023-012", ""),
        ("pt12", ""),
        ("", ""),
    ],
)
def test_keys_of_telex_and_vni(typed, meant):
    assert as_keys_mean(typed) == meant


def test_words_run_together():
    known = {"dai", "doan", "ket", "da", "id", "quy", "vi", "nguoi", "ngheo", "ng"}
    assert partings("daidoanket", known) == [("dai", "doan", "ket")]
    assert partings("quyvinguoingheo", known) == [("quy", "vi", "nguoi", "ngheo")]
    assert partings("dai", known) == []
    assert partings("daix", known) == []
    assert len(partings("aa" * 10, {"aa"})) == 0  # ten parts are too many
    assert all("".join(parts) == "aaaaaaaa" for parts in partings("aaaaaaaa", {"aa", "aaa", "aaaa"}))


def test_what_is_known_stays_as_long_as_another_word_explains_it():
    near = Near({"dinh": ["minh"], "vam": ["van"]}, {"dinh"})
    found = list(readings(question("dinh vam"), near))
    assert [each.tsquery for each in found[0]] == ["(dinh)&(van)"]
    assert [each.tsquery for each in found[1]] == ["(minh)&(van)"]


def test_of_known_words_one_at_a_time():
    near = Near({"nguoi": ["nguon"], "hao": ["hoa"]}, {"nguoi", "hao"})
    (both,) = readings(question("nguoi hao"), near)
    assert [each.tsquery for each in both] == ["(nguon)&(hao)", "(nguoi)&(hoa)"]


@given(st.text(max_size=60))
def test_a_reading_is_made_of_letters_digits_and_marks_only(typed):
    asked = question(typed)
    if asked is None:
        return
    near = Near({word: ["abc"] for word in asked.misspelt}, set())
    for likely in readings(asked, near):
        for each in likely:
            assert re.fullmatch(r"[a-z0-9_&|():*]*", each.tsquery)


@pytest.mark.parametrize("typed", ["kn 2025 9", "KN-2025-9", "kn 2025-09"])
def test_a_code_without_its_noughts(typed):
    assert "_ckn2025009" in whole_marks(typed.lower())
