"""ISO 20022 camt.053: what is booked counts, what the statement states is used, what XML can hide is refused."""

from datetime import date, time

import pytest

from tests.welfare.bankfiles.forms import ACCOUNT, as_camt, balance_xml, document_xml, entry_xml, statement_xml
from tests.welfare.bankfiles.variations import MOVES, OPENING, Move
from welfare.bankfiles.read import read
from welfare.bankterms.model import FileRefusedError
from welfare.proof.coverage import certify

TODAY = date(2026, 11, 23)
ONE = Move(date(2023, 3, 1), 500_000, "NGUYEN VAN MAU ung ho", "A1")


def taken(content: bytes):
    reading = read(content, name="a.xml", today=TODAY)
    return list(reading.transactions), reading


@pytest.mark.parametrize("version", ["053.001.02", "053.001.04", "053.001.08", "053.001.13"])
def test_versions_are_read_alike(version):
    rows, reading = taken(as_camt(MOVES, version=version))
    assert [row.credit - row.debit for row in rows] == [move.amount for move in MOVES]
    assert (reading.printed.account, reading.printed.opening) == (ACCOUNT, OPENING)
    assert certify(rows, reading.printed, reading.rejected).outcome == "proven"


@pytest.mark.parametrize(
    "status", ["<Sts>PDNG</Sts>", "<Sts><Cd>PDNG</Cd></Sts>", "<Sts>INFO</Sts>", "<Sts><Cd>FUTR</Cd></Sts>"]
)
def test_entry_that_is_not_booked_is_set_aside(status):
    inner = balance_xml("OPBD", 0) + balance_xml("CLBD", 500_000)
    rows, reading = taken(document_xml(statement_xml(inner + entry_xml(ONE) + entry_xml(ONE, status=status))))
    assert [(row.credit, row.balance) for row in rows] == [(500_000, 500_000)]
    assert [(one.line, one.moved) for one in reading.rejected] == [(2, 0)]
    assert certify(rows, reading.printed, reading.rejected).outcome == "proven"


def test_reversal_goes_where_its_indicator_says():
    back = Move(date(2023, 3, 2), -500_000, "hoan tra", "A2")
    rows, _ = taken(document_xml(statement_xml(entry_xml(ONE) + entry_xml(back, "<RvslInd>true</RvslInd>"))))
    assert [row.credit - row.debit for row in rows] == [500_000, -500_000]


def batch(*amounts: int, total: int) -> str:
    parts = "".join(
        f'<TxDtls><Refs><AcctSvcrRef>B{number}</AcctSvcrRef></Refs><AmtDtls><TxAmt><Amt Ccy="VND">{amount}</Amt></TxAmt></AmtDtls>'
        f"<RltdPties><Dbtr><Nm>Nguoi {number}</Nm></Dbtr><DbtrAcct><Id><Othr><Id>00{number}</Id></Othr></Id></DbtrAcct></RltdPties>"
        f"<RmtInf><Ustrd>ung ho {number}</Ustrd></RmtInf></TxDtls>"
        for number, amount in enumerate(amounts, 1)
    )
    return (
        f'<Ntry><Amt Ccy="VND">{total}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2023-03-01</Dt></BookgDt>'
        f"<AcctSvcrRef>E</AcctSvcrRef><NtryDtls>{parts}</NtryDtls></Ntry>"
    )


SUMMARY = (
    "<TxsSummry><TtlNtries><NbOfNtries>2</NbOfNtries></TtlNtries><TtlCdtNtries><NbOfNtries>2</NbOfNtries><Sum>500030.00</Sum>"
    "</TtlCdtNtries><TtlDbtNtries><NbOfNtries>0</NbOfNtries><Sum>0</Sum></TtlDbtNtries></TxsSummry>"
)


def test_batch_that_adds_up_is_one_transaction_each():
    inner = balance_xml("OPBD", 0) + balance_xml("CLBD", 500_030) + SUMMARY + entry_xml(ONE) + batch(10, 20, total=30)
    rows, reading = taken(document_xml(statement_xml(inner)))
    assert [(row.credit, row.memo, row.reference, row.counterparty, row.counter_account) for row in rows[1:]] == [
        (10, "ung ho 1", "B1", "Nguoi 1", "001"),
        (20, "ung ho 2", "B2", "Nguoi 2", "002"),
    ]
    printed = reading.printed
    assert (printed.count, printed.count_credit, printed.count_debit) == (3, 3, 0)
    assert (printed.total_credit, printed.total_debit) == (500_030, 0)
    assert [row.balance for row in rows] == [None, None, 500_030]


def test_batch_that_does_not_add_up_is_one_transaction():
    rows, reading = taken(document_xml(statement_xml(batch(10, 21, total=30))))
    assert reading.notes == [
        "Bút toán 1 gộp 2 giao dịch mà không ghi đủ số tiền từng giao dịch, được đọc thành một dòng."
    ]
    assert [(row.credit, row.memo, row.reference, row.counterparty) for row in rows] == [
        (30, "ung ho 1; ung ho 2", "E", "")
    ]


def test_amount_that_is_less_than_what_was_sent_is_told():
    """A fee was taken off: the fund got less than was given, and nothing said so."""
    rows, reading = taken(document_xml(statement_xml(batch(500, total=489) + batch(7, total=7))))
    assert [row.credit for row in rows] == [489, 7]
    assert reading.notes == ["Bút toán 1 ghi sổ 489 đồng mà giao dịch là 500 đồng (phí?), chỉ tính số ghi sổ."]


def test_batch_of_which_one_transaction_is_given_is_told():
    entry = batch(30, total=30).replace("<NtryDtls>", "<NtryDtls><Btch><NbOfTxs>3</NbOfTxs></Btch>")
    _, reading = taken(document_xml(statement_xml(entry)))
    assert [note.split(" giao")[0] for note in reading.notes] == ["Bút toán 1 gộp 3"]


BEFORE, AFTER = date(2023, 2, 28), date(2023, 3, 2)


@pytest.mark.parametrize(
    ("balances", "ends"),
    [
        ([("OPBD", 5), ("PRCD", 4), ("CLBD", 9)], (5, 9)),
        ([("PRCD", 4), ("CLBD", 9)], (4, 9)),
        ([("CLBD", 9, AFTER), ("CLBD", 7), ("OPBD", 5), ("OPBD", 3, BEFORE)], (3, 9)),
        ([("ITBD", 7)], (None, None)),
        ([("ITBD", 5), ("CLBD", 9)], (5, 9)),
        ([("ITBD", 9), ("OPBD", 5)], (5, 9)),
        ([("CLAV", 9), ("OPAV", 5), ("FWAV", 1)], (None, None)),
    ],
)
def test_which_balances_open_and_close_a_statement(balances, ends):
    inner = "".join(balance_xml(*one) for one in balances)
    _, reading = taken(document_xml(statement_xml(inner + entry_xml(ONE))))
    assert (reading.printed.opening, reading.printed.closing) == ends


def test_texts_in_several_parts_are_one():
    wide = "a" * 140
    entry = entry_xml(ONE).replace(
        "<Ustrd>NGUYEN VAN MAU ung ho</Ustrd>", f"<Ustrd>{wide}</Ustrd><Ustrd>b</Ustrd><Ustrd>c</Ustrd>"
    )
    rows, _ = taken(document_xml(statement_xml(entry)))
    assert [row.memo for row in rows] == [f"{wide}b c"]


def test_time_with_a_zone_comes_to_vietnam():
    entry = entry_xml(ONE).replace("<BookgDt><Dt>2023-03-01</Dt>", "<BookgDt><DtTm>2024-09-30T18:00:00Z</DtTm>")
    rows, _ = taken(document_xml(statement_xml(entry)))
    assert [(row.day, row.time) for row in rows] == [(date(2024, 10, 1), time(1))]


def days_apart(*, newest_first: bool) -> bytes:
    second = Move(date(2023, 3, 2), -100_000, "chi ho tro", "A2")
    statements = [
        statement_xml(balance_xml("OPBD", 0) + balance_xml("CLBD", 500_000) + entry_xml(ONE)),
        statement_xml(balance_xml("PRCD", 500_000) + balance_xml("CLBD", 400_000) + entry_xml(second)),
    ]
    return document_xml(*(statements[::-1] if newest_first else statements))


@pytest.mark.parametrize("newest_first", [False, True])
def test_statements_of_several_days_are_one(newest_first):
    rows, reading = taken(days_apart(newest_first=newest_first))
    assert [(row.credit - row.debit, row.balance) for row in rows] == [(500_000, 500_000), (-100_000, 400_000)]
    assert (reading.printed.opening, reading.printed.closing) == (0, 400_000)
    assert certify(rows, reading.printed, reading.rejected).outcome == "proven"


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (('Ccy="VND"', 'Ccy="USD"'), "USD"),
        (("500000", "500000.50"), "phần lẻ"),
        (("CRDT", "XXXX"), "XXXX"),
        (("2023-03-01", "2023-13-01"), "không"),
    ],
)
def test_doubtful_entry_is_set_aside_with_its_reason(change, reason):
    bad = entry_xml(ONE).replace(*change)
    rows, reading = taken(document_xml(statement_xml(entry_xml(ONE) + bad)))
    assert len(rows) == 1
    assert [one.line for one in reading.rejected] == [2] and reason in reading.rejected[0].reason


DEEP = "<a>" * 5_000 + "</a>" * 5_000
BOMB = "<!DOCTYPE Document [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'>]>"
REFUSED = {
    "another account": (document_xml(statement_xml(entry_xml(ONE)), statement_xml(entry_xml(ONE), account="1")), "several_accounts"),
    "dollars": (document_xml(statement_xml(entry_xml(ONE), currency="USD")), "currency"),
    "entities": (document_xml(statement_xml(entry_xml(ONE)), prolog=BOMB), "entities"),
    "outside": (document_xml(statement_xml(entry_xml(ONE)), prolog='<!DOCTYPE a SYSTEM "http://a.invalid/a.dtd">'), "entities"),
    "depth": (document_xml(statement_xml(DEEP + entry_xml(ONE))), "damaged"),
    "cut": (as_camt(MOVES)[:-60], "damaged"),
    "no entry": (document_xml(statement_xml("")), "empty"),
    "interim report": (
        document_xml(statement_xml(entry_xml(ONE)), version="052.001.02").replace(b"BkToCstmrStmt", b"BkToCstmrAcctRpt"),
        "not_statement",
    ),
    "invoice": (b"<?xml version='1.0'?><HDon><DLHDon/></HDon>", "not_statement"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_document_is_refused_by_name(name):
    content, code = REFUSED[name]
    with pytest.raises(FileRefusedError) as refused:
        taken(content)
    assert refused.value.code == code


@pytest.mark.parametrize("between", ["", "\n"])
def test_copy_of_a_statement_counts_once_even_where_the_file_is_one_line(between):
    """Copies were told apart by the line on which they begin; programs write the whole file in one."""
    one = statement_xml(balance_xml("OPBD", 0) + balance_xml("CLBD", 500_000) + entry_xml(ONE))
    rows, reading = taken(document_xml(one + between + one))
    assert [row.credit for row in rows] == [500_000]
    where = ("thứ 2", "thứ 1") if not between else ("ở dòng 2", "ở dòng 1")
    assert reading.notes == [f"Sao kê camt.053 {where[0]} giống hệt Sao kê camt.053 {where[1]}: chỉ tính một lần."]
