"""Illustration: a payment service that told of a few gifts after the newest statement; nobody holds its secret."""

import json
import secrets
from datetime import date, datetime, time, timedelta

from frontportal.places.models import Unit
from welfare.appeals.models import Appeal
from welfare.appeals.transfer_codes import memo_code
from welfare.statements.models.statement import Statement

from .models.call import FeedCall
from .models.feed import Feed
from .providers import sepay
from .receiving.storage import store

ORDER = 46
GIFTS = (
    (500_000, "{name} {unit} ung ho quy vi nguoi ngheo", "HOANG GIA KHANH"),
    (2_000_000, "{name} ung ho {appeal}", "CONG TY TNHH MAU SUOI VANG"),
    (200_000, "{name} chuyen tien", "LY THI THU MAU"),
    (-11_000, "THU PHI DICH VU", ""),
    (1_000_000, "UNG HO NGUOI NGHEO CT tu 0000000111 {name} toi 0000000202305", "PHAN DUC MAU"),
)


def load(world) -> None:
    stamps = world.stamps("accountant")
    account, last = world["account"], Statement.objects.filter(account=world["account"]).first()
    feed = Feed.objects.create(provider="sepay", account=account, secret=secrets.token_urlsafe(32), **stamps)
    appeal = Appeal.objects.filter(fund=account.fund, opened_on__lte=last.last_day).order_by("-opened_on").first()
    codes = {"unit": memo_code(Unit.objects.get(code="da-don")), "appeal": appeal.code}
    balance = last.closing
    day = min(last.last_day + timedelta(days=1), date(last.last_day.year, 12, 31))
    for number, (amount, words, name) in enumerate(GIFTS):
        balance += amount
        payload = {
            "id": 700_001 + number,
            "transactionDate": f"{datetime.combine(day, time(8, 5 + 7 * number)):%Y-%m-%d %H:%M:%S}",
            "accountNumber": account.number,
            "content": words.format(name=name, **codes),
            "transferType": "in" if amount > 0 else "out",
            "transferAmount": abs(amount),
            "accumulated": balance,
            "referenceCode": f"SP{day:%y%j}{number:05}",
        }
        store(feed, [sepay.line(payload)], [], body=json.dumps(payload).encode(), source=FeedCall.Source.WEBHOOK)
