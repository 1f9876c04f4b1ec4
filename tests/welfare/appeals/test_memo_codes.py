"""A memo's code: tolerant of how banks write, never of doubt."""

import csv
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.welfare.statements.makers import SAMPLES
from welfare.appeals.memo_codes import codes_in

KNOWN = ("DADON", "DINHVAN", "LIENHA", "BAOLU23", "TET2023")


@pytest.mark.parametrize(
    "memo, code",
    [
        ("DADON", "DADON"),
        ("ung ho dadon", "DADON"),
        ("Ủng hộ Đạ Đờn", "DADON"),
        ("UNG HO DA DON", "DADON"),
        ("CT DEN:123456 UNG HO D A D O N quy", "DADON"),
        ("MBVCB.123.DADON.CT tu 0123", "DADON"),
        ("DAD\nON ung ho", "DADON"),
        ("da-don", "DADON"),
        ("xa Da Don gui", "DADON"),
        ("thi tran Dinh Van ung ho", "DINHVAN"),
        ("NGUYEN VAN A BAO LU 23", "BAOLU23"),
        ("nguyen van a dinhvan", "DINHVAN"),
        ("DADON dadon", "DADON"),
    ],
)
def test_found(memo, code):
    assert codes_in(memo, KNOWN) == {code}


@pytest.mark.parametrize(
    "memo",
    [
        "",
        "ung ho nguoi ngheo",
        "DADONG ung ho",
        "XDADON",
        "DADON1",
        "DADON2023",
        "BAOLU",
        "BAOLU234",
        "DA DONG",
        "DINH VAN TUAN UNG HO",
        "NGUYEN THI LIEN HA UNG HO",
        "TRAN DINH VAN ung ho",
        "HO DINH VAN ung ho",
    ],
)
def test_not_found(memo):
    assert codes_in(memo, KNOWN) == set()


def test_of_two_codes_both_are_named():
    assert codes_in("DADON DINHVAN", KNOWN) == {"DADON", "DINHVAN"}
    assert codes_in("ung ho dadon hay tet2023", KNOWN) == {"DADON", "TET2023"}
    assert codes_in("ung ho tet 2023", ("TET", "TET2023")) == {"TET", "TET2023"}


def test_nothing_known_nothing_found():
    assert codes_in("DADON", ()) == set()


codes = st.from_regex(r"[A-Z][A-Z0-9]{3,11}", fullmatch=True)
others = st.lists(st.sampled_from(["quy", "chuyen", "12", "0905", "2023", "gui"]), max_size=4)


@st.composite
def cut(draw, code: str) -> str:
    """The code as a bank may write it: any case, blanks anywhere."""
    said = "".join(
        draw(st.sampled_from((char, char.lower()))) + draw(st.sampled_from(("", " ", "  "))) for char in code
    )
    return said.strip()


@given(st.data(), codes, others, others)
def test_a_code_is_found_however_it_is_cut(data, code, before, after):
    memo = " ".join([*before, data.draw(cut(code)), *after])
    assert code in codes_in(memo, {code})


@given(codes, st.sampled_from("abcxyz0189"), st.booleans(), others)
def test_a_code_within_a_longer_word_is_not_found(code, more, in_front, after):
    word = more + code if in_front else code + more
    memo = " ".join(["ung", word, *(each for each in after if each.isalpha())])
    assert codes_in(memo, {code}) == set()


@given(st.data(), codes, codes)
def test_two_codes_are_two(data, one, two):
    memo = f"{data.draw(cut(one))} quy {data.draw(cut(two))}"
    assert codes_in(memo, {one, two}) == {one, two}


@given(st.text(max_size=80), st.sets(codes, max_size=5))
def test_any_text_is_borne_and_only_known_codes_come_back(memo, known):
    assert codes_in(memo, known) <= known


COMMUNES = [
    "DADON",
    "DANPHUONG",
    "DINHVAN",
    "DONGTHANH",
    "GIALAM",
    "HOAIDUC",
    "LIENHA",
    "MELINH",
    "NAMBAN",
    "NAMHA",
    "PHITO",
    "PHUCTHO",
    "PHUSON",
    "TANHA",
    "TANTHANH",
    "TANVAN",
]


def test_a_year_of_memos_as_banks_write_them():
    """Every memo in which a giver wrote a code is found; of the others only those that name the commune as such."""
    path = SAMPLES / "expected" / "fund-2023.xlsx.csv"
    memos = [row["memo"] for row in csv.DictReader(path.open(encoding="utf-8")) if row["credit"]]
    coded = {memo: found[1].upper() for memo in memos if (found := re.search(r"(?i)vnn ?2023 ([a-z]+)\b", memo))}
    assert {memo: codes_in(memo, COMMUNES) for memo in coded} == {memo: {code} for memo, code in coded.items()}
    assert len(coded) > 30
    others = {memo for memo in memos if memo not in coded and len(codes_in(memo, COMMUNES)) == 1}
    assert [memo for memo in others if not re.search(r"(?i)\b(xa|thi tran|tt)\b", memo)] == []
