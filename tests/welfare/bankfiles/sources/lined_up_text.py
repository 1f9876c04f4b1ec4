"""A statement as text that is lined up by blanks."""

ROWS = [
    ("01/10/2024", 0, 500_000, "NGUYEN VAN MAU ung ho"),
    ("01/10/2024", 0, 1_000_000, "TRAN THI THU ung ho quy"),
    ("02/10/2024", 300_000, 0, "Chi ho tro ho ngheo Xa A"),
    ("02/10/2024", 11_000, 0, "Thu phi chuyen tien"),
    ("03/10/2024", 0, 2_000_000, "Cong ty vi du ung ho"),
]


ORDERS = (
    ("Ngay", "Ghi no", "Ghi co", "So du", "Noi dung"),
    ("Ngay", "Noi dung", "Ghi co", "Ghi no"),
    ("Ghi no", "Ghi co", "Ngay", "Noi dung"),
)


PLACES = {"left": str.ljust, "right": str.rjust, "centre": str.center}


WRITTEN = {"comma": "{:,}", "blank": "{:,}", "currency": "{:,} VND"}


def text_of(rows, order, headers="left", amounts="right", wide=0, written="comma"):
    """A statement whose headers and amounts are lined up one way or another; `wide`: blanks that each column has to spare."""
    balance, table = 5_000_000, [dict(zip(order, order, strict=True))]
    for day, out, into, memo in rows:
        balance += into - out
        shown = [
            WRITTEN[written].format(value).replace(",", " " if written == "blank" else ",") if value else ""
            for value in (out, into, balance)
        ]
        table.append(dict(zip(("Ngay", "Ghi no", "Ghi co", "So du", "Noi dung"), (day, *shown, memo), strict=True)))
    width = {name: max(len(row[name]) for row in table) + wide for name in order}
    lines = [
        "   ".join(
            PLACES["left" if name in ("Ngay", "Noi dung") else amounts if number else headers](row[name], width[name])
            for name in order
        )
        for number, row in enumerate(table)
    ]
    return "\n".join(lines).encode()


def moved(result):
    return [(f"{row.day:%d/%m/%Y}", row.debit, row.credit, row.memo) for row in result.rows]
