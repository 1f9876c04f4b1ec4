"""A fund's year as files: allow-listed columns with what they mean, the same rows in every format."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from operator import itemgetter

from frontportal.sheets.table_files import CSV, JSON, XLSX, csv_file, json_file, xlsx_file
from welfare.ledger.account import YearAccount
from welfare.ledger.models.fund_year import FundYear

PARENT = "unit__parent"


@dataclass(frozen=True)
class Column:
    """One public value of a record. `key` names it in JSON, `meaning` is its line in the data dictionary."""

    key: str
    header: str
    meaning: str
    value: Callable


@dataclass(frozen=True)
class Table:
    slug: str
    title: str
    columns: tuple[Column, ...]
    records: Iterable

    def rows(self) -> list[list]:
        return [[column.value(record) for column in self.columns] for record in self.records]


def commune(record) -> str:
    return str(record.unit.commune or record.unit)


DAY = Column("ngay", "Ngày", "Ngày ghi sổ", lambda record: record.date)
PLACE = Column("dia_ban", "Xã, thị trấn", "Xã, thị trấn hoặc huyện như lúc ghi sổ", commune)
AMOUNT = Column(
    "so_tien", "Số tiền (đồng)", "Đồng; số âm là bút toán điều chỉnh (ghi đảo)", lambda record: record.amount
)
ACCOUNT = (
    Column("khoan_muc", "Khoản mục", "Đầu kỳ + tiếp nhận − chi + chuyển giữa các cấp = cuối kỳ", itemgetter("name")),
    Column("so_tien", "Số tiền (đồng)", "Đồng", itemgetter("value")),
)
RECEIVED = Column(
    "da_nhan", "Đã nhận (đồng)", "Khoản ủng hộ đã xác nhận, trừ bút toán điều chỉnh (ghi đảo)", itemgetter("received")
)
SPENT = Column(
    "da_chi", "Đã chi (đồng)", "Khoản chi đã xác nhận, trừ bút toán điều chỉnh (ghi đảo)", itemgetter("spent")
)
OPENING = Column(
    "dau_thang", "Dư đầu tháng (đồng)", "Số dư cuối của tháng trước; tháng 1 là số dư đầu kỳ", itemgetter("opening")
)
CLOSING = Column(
    "cuoi_thang", "Dư cuối tháng (đồng)", "Đầu tháng + đã nhận − đã chi + chuyển giữa các cấp", itemgetter("closing")
)
MONTH = Column("thang", "Tháng", "Tháng của ngày ghi sổ", itemgetter("month"))
UNIT = Column(
    "dia_ban", "Xã, thị trấn", "Đơn vị như lúc ghi sổ", lambda row: str(row["unit"]) if row["unit"] else "Cấp trên xã"
)
PURPOSES = (
    Column("muc_dich", "Mục đích", "Việc được chi", itemgetter("label")),
    Column("so_khoan", "Số khoản chi", "Kể cả bút toán điều chỉnh (ghi đảo)", itemgetter("entries")),
    Column("da_chi", "Đã chi (đồng)", "Khoản chi đã xác nhận, trừ bút toán điều chỉnh (ghi đảo)", itemgetter("value")),
)
CONTRIBUTION = (
    DAY,
    Column("phieu_thu", "Số phiếu thu", "Số trong năm", lambda record: record.receipt_number),
    Column(
        "nguoi_ung_ho",
        "Người, đơn vị ủng hộ",
        "Tên chỉ nêu khi người ủng hộ đồng ý",
        lambda record: record.public_donor,
    ),
    PLACE,
    Column(
        "hinh_thuc", "Hình thức", "Tiền mặt, chuyển khoản hoặc hiện vật", lambda record: record.get_channel_display()
    ),
    AMOUNT,
)
DISBURSEMENT = (
    DAY,
    Column("phieu_chi", "Số phiếu chi", "Số liên tục trong năm", lambda record: record.voucher_number),
    Column("muc_dich", "Mục đích", "Việc được chi", lambda record: record.get_purpose_display()),
    PLACE,
    Column("quyet_dinh", "Quyết định chi", "Số quyết định", lambda record: record.decision_number),
    Column("ngay_quyet_dinh", "Ngày quyết định", "Ngày ký", lambda record: record.decision_date),
    AMOUNT,
)


def tables_of_books(books: FundYear) -> list[Table]:
    """Of any fund: its account, and every confirmed entry."""
    account = YearAccount(books)
    received, spent = (
        entries.select_related(PARENT).order_by("date", "pk")
        for entries in (account.contributions, account.disbursements)
    )
    return [
        *account_tables(account),
        Table("ung-ho", "Khoản ủng hộ", CONTRIBUTION, received),
        Table("chi", "Khoản chi", DISBURSEMENT, spent),
    ]


def account_tables(account: YearAccount) -> list[Table]:
    """The account and how it came about; each adds up to the same đồng as the page."""
    books = account.books
    account_rows = [
        {"name": "Số dư đầu kỳ", "value": books.opening},
        {"name": "Đã tiếp nhận", "value": account.received},
        {"name": "Đã chi hỗ trợ", "value": account.spent},
        *({"name": words, "value": amount} for words, amount in account.moved_rows),
        {"name": "Số dư cuối kỳ", "value": account.closing},
    ]
    return [
        Table("thu-chi", "Thu, chi và số dư", ACCOUNT, account_rows),
        Table("theo-thang", "Theo tháng", (MONTH, RECEIVED, SPENT, OPENING, CLOSING), account.months),
        Table("theo-muc-dich", "Theo mục đích", PURPOSES, account.purposes),
        Table("theo-xa", "Theo xã, thị trấn", (UNIT, RECEIVED, SPENT), account.communes),
    ]


def summary(books: FundYear) -> dict[str, int]:
    account = YearAccount(books)
    return {
        "ke_hoach": books.target,
        "dau_ky": books.opening,
        "da_nhan": account.received,
        "da_chi": account.spent,
        "cuoi_ky": account.closing,
    }


def as_csv(chosen: list[Table], books: FundYear) -> tuple[str, bytes]:
    """The first table."""
    return CSV, csv_file([column.header for column in chosen[0].columns], chosen[0].rows())


def as_json(chosen: list[Table], books: FundYear) -> tuple[str, bytes]:
    """`{"nam", "quy", "tong_hop", "bang": {slug: [{…}]}, "tu_dien": {slug: {key: meaning}}}`; dates as ISO, money in đồng."""
    content = {
        "nam": books.year,
        "quy": books.fund.name,
        "don_vi_tien": "đồng",
        "tong_hop": summary(books),
        "tu_dien": {table.slug: {column.key: column.meaning for column in table.columns} for table in chosen},
        "bang": {
            table.slug: [dict(zip([column.key for column in table.columns], row, strict=True)) for row in table.rows()]
            for table in chosen
        },
    }
    return JSON, json_file(content)


SUMMARY_LABELS = {
    "ke_hoach": "Kế hoạch",
    "dau_ky": "Đầu kỳ",
    "da_nhan": "Đã nhận",
    "da_chi": "Đã chi",
    "cuoi_ky": "Cuối kỳ",
}


def as_xlsx(chosen: list[Table], books: FundYear) -> tuple[str, bytes]:
    """A workbook: the account first, then a sheet for each table."""
    account = [
        [books.fund.name, f"Năm {books.year} (đồng)"],
        *([SUMMARY_LABELS[key], value] for key, value in summary(books).items()),
    ]
    tables = [(table.title, [[column.header for column in table.columns], *table.rows()]) for table in chosen]
    return XLSX, xlsx_file([("Tổng hợp", account), *tables], bold_headers=False)


FORMATS = {"csv": as_csv, "json": as_json, "xlsx": as_xlsx}
