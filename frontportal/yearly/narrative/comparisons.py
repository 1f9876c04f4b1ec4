"""A value held against its plan and the year before, in words. Pure."""

from fractions import Fraction

from frontportal.kit.values.money import dong
from frontportal.kit.web.tags import percent


def achieved(value: int, whole: int) -> str:
    """Value over whole in per cent, as on the year's page."""
    return percent(Fraction(value, whole))


def comparison(figure: dict, year: int) -> str:
    """Against the year before: an amount in per cent, a count in its unit; empty where there is nothing to compare."""
    value, before = figure["value"], figure["last_year"]
    if value is None or before is None or not figure["adds_up"]:
        return ""
    if value == before:
        return f"bằng năm {year - 1}"
    moved = "tăng" if value > before else "giảm"
    return f"{moved} {distance(figure, abs(value - before), before)} so với năm {year - 1}"


def distance(figure: dict, difference: int, before: int) -> str:
    if figure["unit_of_measure"] != "đồng" or before <= 0:
        return f"{dong(difference)} {figure['unit_of_measure']}"
    ratio = Fraction(difference, before)
    return percent(ratio) if ratio >= Fraction(1, 1000) else "dưới 0,1%"
