"""The list of banks: a number each, names that follow each other without gap, and old names that are found."""

from datetime import date, timedelta

import pytest

from welfare.bankfiles.layouts import LAYOUTS
from welfare.banks.registry import BIN_OF, BY_SLUG, choices_on, labels_on, short_name
from welfare.banks.table import BANKS

TODAY = date(2026, 11, 28)
CHANGED = date(2025, 6, 1)


def test_every_bank_has_a_number_of_its_own():
    assert len(BANKS) == 58
    assert len({bank.slug for bank in BANKS}) == len({bank.bin for bank in BANKS}) == len(BANKS)
    assert [bank.slug for bank in BANKS if not (bank.bin.isdecimal() and len(bank.bin) == 6)] == []


@pytest.mark.parametrize("bank", BY_SLUG.values(), ids=lambda bank: bank.slug)
def test_names_follow_each_other_without_gap_or_overlap(bank):
    assert bank.names[0].since is None and bank.names[-1].until is None
    assert [name.until for name in bank.names[:-1]] == [name.since for name in bank.names[1:]]
    days = [name.since for name in bank.names[1:]]
    assert days == sorted(set(days))


@pytest.mark.parametrize(
    ("slug", "bin", "before", "after"),
    [
        ("mbv", "970414", "OceanBank", "MBV"),
        ("vikki", "970406", "DongA Bank", "Vikki Bank"),
        ("lpbank", "970449", "LienVietPostBank", "LPBank"),
        ("pgbank", "970430", "PGBank", "PGBank"),
    ],
)
def test_number_stays_when_the_name_changes(slug, bin, before, after):
    assert BIN_OF[slug] == bin
    assert short_name(slug, CHANGED - timedelta(days=1)) == before
    assert short_name(slug, CHANGED) == after


def test_old_names_are_found_and_not_shown_elsewhere():
    labels = dict(labels_on(TODAY))
    assert labels["mbv"] == "MBV – Ngân hàng TNHH MTV Việt Nam Hiện Đại (trước đây: OceanBank)"
    assert dict(choices_on(TODAY))["mbv"] == "MBV"
    assert labels["treasury"] == "Kho bạc Nhà nước"
    assert [slug for slug, _ in choices_on(TODAY)][-2:] == ["treasury", "other"]
    assert labels.keys() == BY_SLUG.keys()


def test_layouts_name_banks_of_the_list():
    assert {layout.bank for layout in LAYOUTS} - {""} <= BY_SLUG.keys()
