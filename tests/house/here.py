"""This house, read once for all checks."""

from functools import cache

from tests.house.source import House


@cache
def house() -> House:
    return House()
