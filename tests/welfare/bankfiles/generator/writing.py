"""How a file writes an amount and a day."""

from datetime import datetime, timedelta

from tests.welfare.bankfiles.generator.variant import Variant


def amount_in(amount: int, variant: Variant, unit: int) -> object:
    """đồng as the file writes them, in its unit. Every amount of the account is whole in every unit."""
    written, rest = divmod(amount, unit)
    assert not rest, (amount, unit)
    comma = f"{written:,}"
    dot = comma.replace(",", ".")
    cents = {"comma cents": f"{comma}.00", "dot cents": f"{dot},00"}
    ways = {"dot": dot, "comma": comma, "bare": str(written), "currency": f"{dot} VND", "cells": written}
    ways |= {"space": comma.replace(",", " "), "no-break": comma.replace(",", "\u00a0"), "sign": f"{dot}\u00a0₫"}
    return (ways | cents)[variant.number]


def day_in(at: datetime, variant: Variant) -> object:
    at_greenwich = at - timedelta(hours=7)
    return {
        "slash": f"{at:%d/%m/%Y}", "slash time": f"{at:%d/%m/%Y %H:%M:%S}", "time slash": f"{at:%H:%M:%S %d/%m/%Y}",
        "iso": f"{at:%Y-%m-%d}", "iso time": f"{at:%Y-%m-%d %H:%M:%S}", "utc": f"{at_greenwich:%Y-%m-%dT%H:%M:%SZ}",
        "zone": f"{at:%Y-%m-%dT%H:%M:%S}+07:00", "dash": f"{at:%d-%m-%Y}", "cells": at.date(),
        "dot": f"{at:%d.%m.%Y}", "named": f"{at:%d}-Oct-{at:%Y}", "short year": f"{at:%d/%m/%y}", "year first": f"{at:%Y/%m/%d}",
        "milliseconds": f"{at_greenwich:%Y-%m-%dT%H:%M:%S}.000Z", "zone without colon": f"{at:%Y-%m-%dT%H:%M:%S}+0700",
        "line break": f"{at:%d/%m/%Y}\n{at:%H:%M:%S}", "weekday": f"Thứ Ba, {at:%d/%m/%Y}",
        "words": f"{at.day} tháng {at.month} năm {at.year}", "behind": f"{at_greenwich:%d/%m/%Y %H:%M:%S} UTC",
    }[variant.day]  # fmt: skip


def has_time(variant: Variant) -> bool:
    return variant.day in (
        "slash time",
        "time slash",
        "iso time",
        "utc",
        "zone",
        "milliseconds",
        "zone without colon",
        "line break",
        "behind",
    )
