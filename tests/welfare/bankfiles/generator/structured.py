"""The same account in the forms that programs exchange: MT940, camt.053, JSON and CSV of SePay and Casso."""

import json
from xml.sax.saxutils import escape

from tests.welfare.bankfiles.generator.account import NUMBER
from tests.welfare.bankfiles.generator.labels import counted
from tests.welfare.bankfiles.generator.ledger import Ledger, Line
from tests.welfare.bankfiles.generator.variant import Variant
from tests.welfare.bankfiles.variations import as_csv

CAMT = "urn:iso:std:iso:20022:tech:xsd:camt.053.001."


def as_mt940(variant: Variant, ledger: Ledger) -> bytes:
    """One statement with opening and closing balance, which the format asks for."""
    code = "USD" if variant.currency == "USD" else "VND"
    wrong = 70_000 if variant.printed == "wrong closing" else 0
    lines = ["{1:F01XXXXVNVXAXXX0000000000}{2:O9400000}{4:", ":20:STMT0001", f":25:{NUMBER}", ":28C:00001/001"]
    lines.append(f":60F:C241001{code}{ledger.opening},")
    for line in ledger.lines:
        entry = line.entry
        mark = "C" if entry.amount > 0 else "D"
        lines.append(f":61:{entry.at:%y%m%d%m%d}{mark}{abs(entry.amount)},NTRFNONREF//{entry.reference}")
        lines.append(f":86:{entry.memo}")
    return "\n".join([*lines, f":62F:C241031{code}{ledger.closing + wrong},", "-}", ""]).encode()


def as_camt(variant: Variant, ledger: Ledger) -> bytes:
    code = "USD" if variant.currency == "USD" else "VND"
    version = ("02", "04", "08")[variant.names % 3]
    wrong = 70_000 if variant.printed == "wrong closing" else 0
    ends = variant.printed in ("ends", "all", "wrong closing")
    balances = [("OPBD", ledger.opening, "01"), ("CLBD", ledger.closing + wrong, "31")] if ends else []
    found = "".join(
        f'<Bal><Tp><CdOrPrtry><Cd>{kind}</Cd></CdOrPrtry></Tp><Amt Ccy="{code}">{amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd>'
        f"<Dt><Dt>2024-10-{day}</Dt></Dt></Bal>"
        for kind, amount, day in balances
    ) + summary(variant, ledger)
    found += "".join(camt_entry(line, code, version) for line in ledger.lines)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="{CAMT}{version}"><BkToCstmrStmt><GrpHdr><MsgId>1</MsgId></GrpHdr>'
        f"<Stmt><Id>1</Id><Acct><Id><Othr><Id>{NUMBER}</Id></Othr></Id><Ccy>{code}</Ccy></Acct>{found}</Stmt>"
        "</BkToCstmrStmt></Document>"
    ).encode()


def summary(variant: Variant, ledger: Ledger) -> str:
    """Counts and sums of both sides, where the variant prints them."""
    if variant.printed not in ("totals", "count", "all", "wrong total", "wrong count"):
        return ""
    wrong, more = 70_000 * (variant.printed == "wrong total"), variant.printed == "wrong count"
    sides = "".join(
        f"<{name}><Sum>{ledger.total(way) + wrong * (way > 0)}</Sum></{name}>"
        for name, way in (("TtlCdtNtries", 1), ("TtlDbtNtries", -1))
    )
    whole = (
        f"<TtlNtries><NbOfNtries>{counted(ledger) + more}</NbOfNtries></TtlNtries>"
        if variant.printed not in ("totals", "wrong total")
        else ""
    )
    return f"<TxsSummry>{whole}{sides if variant.printed not in ('count', 'wrong count') else ''}</TxsSummry>"


def camt_entry(line: Line, code: str, version: str) -> str:
    entry = line.entry
    status = "BOOK" if entry.status == "done" else "PDNG"
    status = status if version < "08" else f"<Cd>{status}</Cd>"
    return (
        f'<Ntry><Amt Ccy="{code}">{abs(entry.amount)}</Amt><CdtDbtInd>{"CRDT" if entry.amount >= 0 else "DBIT"}</CdtDbtInd>'
        f"<Sts>{status}</Sts><BookgDt><Dt>{entry.at:%Y-%m-%d}</Dt></BookgDt><AcctSvcrRef>{entry.reference}</AcctSvcrRef>"
        f"<NtryDtls><TxDtls><RmtInf><Ustrd>{escape(entry.memo)}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>"
    )


def sepay_hook(line: Line, number: int) -> dict:
    entry = line.entry
    return {
        "id": number, "gateway": "MBBank", "transactionDate": f"{entry.at:%Y-%m-%d %H:%M:%S}", "accountNumber": NUMBER, "code": None,
        "content": entry.memo, "transferType": "in" if entry.amount > 0 else "out", "transferAmount": abs(entry.amount),
        "accumulated": line.balance, "subAccount": None, "referenceCode": entry.reference,
    }  # fmt: skip


def sepay_api(line: Line, number: int) -> dict:
    entry = line.entry
    return {
        "id": number, "bank_brand_name": "MBBank", "account_number": NUMBER, "transaction_date": f"{entry.at:%Y-%m-%d %H:%M:%S}",
        "amount_out": f"{max(0, -entry.amount)}.00", "amount_in": f"{max(0, entry.amount)}.00",
        "accumulated": None if line.balance is None else f"{line.balance}.00", "transaction_content": entry.memo,
        "reference_number": entry.reference, "code": None,
    }  # fmt: skip


def casso(line: Line, number: int) -> dict:
    entry = line.entry
    return {
        "id": number, "tid": entry.reference, "description": entry.memo, "amount": entry.amount,
        "cusum_balance": line.balance, "when": f"{entry.at:%Y-%m-%d %H:%M:%S}", "bank_sub_acc_id": NUMBER,
    }  # fmt: skip


def as_json(made, variant: Variant, ledger: Ledger, wrapped: str) -> bytes:
    found = [made(line, 1_000 + line.sequence) for line in ledger.lines]
    ways = {"list": found, "sepay": {"status": 200, "transactions": found}, "casso": {"error": 0, "data": found}}
    ways["casso pages"] = {"error": 0, "message": "success", "data": {"page": 1, "records": found}}
    return json.dumps(
        ways[wrapped], ensure_ascii=variant.names % 2 == 0, indent=2 if variant.ways % 2 else None
    ).encode()


def as_rows(made, ledger: Ledger) -> bytes:
    found = [made(line, 1_000 + line.sequence) for line in ledger.lines]
    return as_csv([list(found[0]), *([("" if cell is None else cell) for cell in one.values()] for one in found)])


WRITERS = {
    "mt940": as_mt940,
    "camt.053": as_camt,
    "sepay hook json": lambda variant, ledger: as_json(sepay_hook, variant, ledger, "list"),
    "sepay api json": lambda variant, ledger: as_json(sepay_api, variant, ledger, "sepay"),
    "casso json": lambda variant, ledger: as_json(
        casso, variant, ledger, ("casso", "casso pages")[variant.ways // 2 % 2]
    ),
    "sepay hook csv": lambda variant, ledger: as_rows(sepay_hook, ledger),
    "sepay api csv": lambda variant, ledger: as_rows(sepay_api, ledger),
    "casso csv": lambda variant, ledger: as_rows(casso, ledger),
}
