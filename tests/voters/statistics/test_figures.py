"""Answers as the year counts them, and as open data tells them of each body."""

from datetime import date

import pytest

from frontportal.yearly.figures import registry
from frontportal.yearly.narrative.clause import Clause
from tests.voters.makers import make_agency, make_petition, make_reply
from voters.statistics.datasets import DATASETS

pytestmark = pytest.mark.django_db
SLUGS = ("in-time", "resolved", "resolving", "will-resolve", "explained", "told")


def test_classes_are_those_of_the_last_letter(world):
    late = make_petition(world.north, state="reported", replied=False)
    make_reply(late, signed_on=date(2023, 8, 1), reply_class="will-resolve", promised_on=date(2024, 1, 1))
    make_reply(late, number="2/TL", signed_on=date(2023, 9, 1), reply_class="explained")
    make_petition(world.north, state="closed")
    make_petition(world.north, state="published")
    make_petition(world.north, state="answered", is_complaint=True)
    make_petition(world.north, state="in-progress", replied=True)
    assert [registry[f"petitions-{slug}"].value(2023) for slug in SLUGS] == [2, 2, 0, 0, 1, 2]
    assert {registry[f"petitions-{slug}"].whole.value(2023) for slug in SLUGS} == {3}


def test_classes_follow_each_other_in_a_sentence():
    clauses = [registry[f"petitions-{slug}"].clause for slug in SLUGS[:3]]
    assert clauses[1:] == [
        Clause("đã giải quyết xong {value} của cử tri", "petitions-in-time", "đã giải quyết xong {value}"),
        Clause("đang giải quyết {value} của cử tri", "petitions-resolved", "đang giải quyết {value}"),
    ]


def test_bodies_are_told_by_what_anybody_may_read(world):
    body = make_agency()
    make_petition(world.north, state="published")
    make_petition(world.north, state="forwarded")
    make_petition(world.north, state="classified", agency=body)
    make_petition(world.north, state="answered", is_complaint=True)
    make_petition(world.north, state="published", year=2024)
    assert [row[0:1] + row[3:] for row in DATASETS[0].rows()] == [
        [2023, 2, 1, 0, 1, 12, 12, 0], [2024, 1, 1, 0, 0, 12, 12, 0],
    ]  # fmt: skip
