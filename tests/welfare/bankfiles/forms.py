"""One invented account as every kind of file that says what its values are: MT940, camt.053, JSON, ODS, HTML, fixed width."""

import io
import json
import zipfile
from datetime import date
from html import escape
from xml.sax.saxutils import escape as xml

from tests.welfare.bankfiles.variations import OPENING, Layout, Move, dotted

ACCOUNT = "9990001112223"
TABLE = {
    "day": "Ngày giao dịch",
    "reference": "Số chứng từ",
    "debit": "Ghi nợ",
    "credit": "Ghi có",
    "balance": "Số dư",
    "memo": "Nội dung",
}
LABELS = [[f"Số tài khoản: {ACCOUNT}"], ["Loại tiền: VND"]]


def as_mt940(moves: tuple[Move, ...], *, opening: int = OPENING, envelope: bool = False, newline: str = "\n") -> bytes:
    """One message for each day, as banks send it."""
    lines, balance = [], opening
    for number, day in enumerate(sorted({move.day for move in moves}), 1):
        lines += ["{1:F01XXXXVNVXAXXX0000000000}{2:O9400000}{4:"] if envelope else []
        lines += [f":20:STMT{number}", f":25:{ACCOUNT}", f":28C:{number:05}/001", f":60F:{balance_field(day, balance)}"]
        for move in (move for move in moves if move.day == day):
            side, balance = "C" if move.amount > 0 else "D", balance + move.amount
            reference = f"//{move.reference}" if move.reference else ""
            lines.append(f":61:{day:%y%m%d%m%d}{side}{abs(move.amount)},NTRFNONREF{reference}")
            lines.append(f":86:{cut_at(move.memo, 65)}")
        lines += [f":62F:{balance_field(day, balance)}", "-}" if envelope else "-"]
    return newline.join("\n".join(lines).split("\n")).encode()


def balance_field(day: date, amount: int) -> str:
    return f"{'D' if amount < 0 else 'C'}{day:%y%m%d}VND{abs(amount)},"


def cut_at(text: str, width: int) -> str:
    """Lines as wide as can be, wherever the words stand."""
    return "\n".join(text[at : at + width].rstrip() for at in range(0, len(text), width))


def entry_xml(move: Move, more: str = "", *, status: str = "<Sts>BOOK</Sts>") -> str:
    side = "CRDT" if move.amount > 0 else "DBIT"
    return (
        f'<Ntry><Amt Ccy="VND">{abs(move.amount)}</Amt><CdtDbtInd>{side}</CdtDbtInd>{status}'
        f"<BookgDt><Dt>{move.day}</Dt></BookgDt><AcctSvcrRef>{move.reference}</AcctSvcrRef>"
        f"<NtryDtls><TxDtls><RmtInf><Ustrd>{xml(move.memo)}</Ustrd></RmtInf></TxDtls></NtryDtls>{more}</Ntry>"
    )


def balance_xml(code: str, amount: int, day: date = date(2023, 3, 1)) -> str:
    side = "CRDT" if amount >= 0 else "DBIT"
    return (
        f'<Bal><Tp><CdOrPrtry><Cd>{code}</Cd></CdOrPrtry></Tp><Amt Ccy="VND">{abs(amount)}</Amt>'
        f"<CdtDbtInd>{side}</CdtDbtInd><Dt><Dt>{day}</Dt></Dt></Bal>"
    )


def statement_xml(inner: str, *, account: str = ACCOUNT, currency: str = "VND") -> str:
    return f"<Stmt><Id>1</Id><Acct><Id><Othr><Id>{account}</Id></Othr></Id><Ccy>{currency}</Ccy></Acct>{inner}</Stmt>"


def document_xml(*statements: str, version: str = "053.001.02", prolog: str = "") -> bytes:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>{prolog}<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.{version}">'
        f"<BkToCstmrStmt><GrpHdr><MsgId>1</MsgId></GrpHdr>{''.join(statements)}</BkToCstmrStmt></Document>"
    ).encode()


def as_camt(moves: tuple[Move, ...], *, opening: int = OPENING, version: str = "053.001.08") -> bytes:
    closing = opening + sum(move.amount for move in moves)
    status = "<Sts><Cd>BOOK</Cd></Sts>"
    inner = balance_xml("OPBD", opening) + balance_xml("CLBD", closing)
    inner += "".join(entry_xml(move, status=status) for move in moves)
    return document_xml(statement_xml(inner), version=version)


def as_json(moves: tuple[Move, ...], *, opening: int = OPENING) -> bytes:
    """As the list of transactions of SePay, whose values are all text."""
    rows, balance = [], opening
    for number, move in enumerate(moves, 1):
        balance += move.amount
        rows.append({
            "id": str(number), "bank_brand_name": "MBBank", "account_number": ACCOUNT, "transaction_date": f"{move.day} 08:00:00",
            "amount_out": f"{max(0, -move.amount)}.00", "amount_in": f"{max(0, move.amount)}.00", "accumulated": f"{balance}.00",
            "transaction_content": move.memo, "reference_number": move.reference, "code": None, "sub_account": None,
        })  # fmt: skip
    return json.dumps(
        {"status": 200, "error": None, "messages": {"success": True}, "transactions": rows}, ensure_ascii=False
    ).encode()


def table_of(moves: tuple[Move, ...], *, opening: int = OPENING) -> list[list]:
    return Layout(TABLE, opening=opening, above=LABELS).table(moves)


def as_html(moves: tuple[Move, ...], *, opening: int = OPENING) -> bytes:
    rows = "".join(
        "<tr>" + "".join(f"<td>{escape(str(cell))}</td>" for cell in cells) + "</tr>\n"
        for cells in table_of(moves, opening=opening)[len(LABELS) :]
    )
    labels = "".join(f"<p>{escape(cells[0])}</p>" for cells in LABELS)
    return f'<html><head><meta charset="utf-8"><title>Sao kê</title></head><body>{labels}<table border=1>{rows}</table></body></html>'.encode()


ODS = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">'
    "<office:body><office:spreadsheet>{}</office:spreadsheet></office:body></office:document-content>"
)
MANIFEST = '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'


def ods_cell(cell: object) -> str:
    if cell in ("", None):
        return "<table:table-cell/>"
    if isinstance(cell, (int, float)):
        return f'<table:table-cell office:value-type="float" office:value="{cell}"><text:p>{cell}</text:p></table:table-cell>'
    return f'<table:table-cell office:value-type="string"><text:p>{xml(str(cell))}</text:p></table:table-cell>'


def ods_sheet(lines: list[list], name: str = "Sao kê") -> str:
    rows = "".join(f"<table:table-row>{''.join(map(ods_cell, cells))}</table:table-row>" for cells in lines)
    return f'<table:table table:name="{name}">{rows}</table:table>'


def ods_file(*sheets: str, more: dict[str, str] | None = None, kind: str = "spreadsheet") -> bytes:
    parts = {
        "mimetype": f"application/vnd.oasis.opendocument.{kind}",
        "META-INF/manifest.xml": MANIFEST,
        "content.xml": ODS.format("".join(sheets)),
    } | (more or {})
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return file.getvalue()


def as_ods(moves: tuple[Move, ...], *, opening: int = OPENING) -> bytes:
    return ods_file(ods_sheet(table_of(moves, opening=opening)))


def as_spreadsheet_xml(moves: tuple[Move, ...], *, opening: int = OPENING) -> bytes:
    def cell(value: object) -> str:
        kind = "Number" if isinstance(value, (int, float)) else "String"
        return f'<Cell><Data ss:Type="{kind}">{xml(str(value))}</Data></Cell>'

    rows = "".join(f"<Row>{''.join(map(cell, cells))}</Row>" for cells in table_of(moves, opening=opening))
    return (
        '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
        f'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="a"><Table>{rows}</Table></Worksheet></Workbook>'
    ).encode()


def as_fixed_width(moves: tuple[Move, ...], *, opening: int = OPENING, page: int = 0) -> bytes:
    """Numbers stand at the right of their columns, texts at the left; `page`: rows after which the headers come again."""
    balance, rows = opening, []
    for move in moves:
        balance += move.amount
        out, into = max(0, -move.amount), max(0, move.amount)
        rows.append(
            [
                f"{move.day:%d/%m/%Y}",
                move.reference,
                out and dotted(out) or "",
                into and dotted(into) or "",
                dotted(balance),
                move.memo,
            ]
        )
    headers = [*TABLE.values()]
    widths = [max(len(row[position]) for row in (headers, *rows)) for position in range(len(headers))]

    def line(cells: list[str]) -> str:
        aligned = [
            cell.rjust(width) if 2 <= position <= 4 else cell.ljust(width)
            for position, (cell, width) in enumerate(zip(cells, widths, strict=True))
        ]
        return "   ".join(aligned).rstrip()

    top = [line(headers), "-" * 100]
    lines = [*(cells[0] for cells in LABELS), "", *top]
    for number, row in enumerate(rows):
        if page and number and number % page == 0:
            lines += [f"Trang {number // page}", "\f", *top]
        lines.append(line(row))
    return "\n".join(lines).encode()
