"""Tables of open data: what a year or a figure gives away, each column with its key and its meaning."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.contrib import admin

from frontportal.kit.records.scoping import visible
from frontportal.kit.values.text import slug
from frontportal.places.models import Unit
from frontportal.sheets.datasets.suppression import SUPPRESSED
from frontportal.yearly.figures import Column, Figure
from frontportal.yearly.record_values import RecordValue
from frontportal.yearly.small_counts.content import tells_people
from frontportal.yearly.small_counts.records import hidden_records_of

from .records import in_commune, records_of

KINDS = {
    "text": "Chữ",
    "day": "Ngày; trong JSON viết năm-tháng-ngày",
    "number": "Số nguyên",
    "money": "Số tiền, đồng",
}


@dataclass(frozen=True)
class Header:
    """A column: `key` names it in JSON, `label` is its header in sheets, `meaning` is its line in the dictionary."""

    key: str
    label: str
    meaning: str


@dataclass
class Table:
    key: str
    title: str
    headers: list[Header]
    rows: Iterable[list] = field(default_factory=list)


@dataclass(frozen=True)
class RowsOfFigures:
    """A year's rows, made anew each time they are read: of ten thousand communes they are millions of cells."""

    figures: list[dict]

    def __iter__(self) -> Iterator[list]:
        return (row for figure in self.figures for row in year_rows(figure))


FACTS = [Header("muc", "Mục", "Điều được nêu"), Header("gia_tri", "Giá trị", "Giá trị của mục")]
PLACE = [
    Header("ma_don_vi", "Mã đơn vị", "Mã của xã, thị trấn trên cổng; “tren-xa” là phần không thuộc riêng xã nào"),
    Header("don_vi", "Đơn vị", "Tên như trong năm"),
]
VALUE = Header(
    "gia_tri", "Giá trị", "Giá trị chính xác, theo đơn vị tính của chỉ tiêu; trống nếu không nêu vì dưới 5 hộ, người"
)

CHANGE = [
    Header("chi_tieu", "Chỉ tiêu", "Mã chỉ tiêu"),
    Header("ten", "Tên chỉ tiêu", "Như trong báo cáo"),
    Header("muc_khac", "Mục khác", "Giá trị, đơn vị, tháng hoặc hồ sơ nào nay khác"),
    Header("luc_cong_bo", "Lúc công bố", "Như trong ấn bản"),
    Header("hien_nay", "Hiện nay", "Theo hồ sơ lúc tải tệp"),
]


def facts(figure: dict) -> Table:
    """The figure itself, from its content."""
    rows = [
        ["Chỉ tiêu", figure["label"]],
        ["Giá trị", SUPPRESSED if figure["value"] is None else figure["value"]],
        ["Đơn vị tính", figure["unit_of_measure"]],
        ["Cách ghi", figure["sentence"]],
        ["Kế hoạch", figure["plan"]],
        ["Tổng thể", figure["whole"]],
        ["Năm trước", figure["last_year"]],
        ["Số hồ sơ", record_count(figure)],
        ["Ghi chú", figure["note"]],
    ]
    return Table("chi_tieu", "Chỉ tiêu", FACTS, [row for row in rows if row[1] not in (None, "")])


def record_count(figure: dict) -> int | None:
    """None where nothing is told of them, for they are too few."""
    return len(figure["records"]) or (None if figure["value"] is None else 0)


def places(figure: dict) -> Table:
    rows = [[row["code"], row["name"], row["value"]] for row in figure["by_commune"]]
    if figure["above_communes"] or figure["above_communes"] is None:
        rows.append(["tren-xa", "Cấp trên xã", figure["above_communes"]])
    return Table("theo_xa", "Theo xã, thị trấn", [*PLACE, VALUE], rows)


def of_commune(figure: dict, commune: Unit, records: Table | None) -> list[Table]:
    """What `facts` and `places` say, of one commune alone."""
    rows = [row for row in places(figure).rows if row[0] == commune.code]
    lines = [
        ["Chỉ tiêu", figure["label"]],
        ["Chỉ hồ sơ của", str(commune)],
        ["Giá trị", (SUPPRESSED if rows[0][2] is None else rows[0][2]) if rows else 0],
    ]
    lines += [["Đơn vị tính", figure["unit_of_measure"]]]
    lines += [["Số hồ sơ", len(records.rows)]] if records else []
    return [Table("chi_tieu", "Chỉ tiêu", FACTS, lines), Table("theo_xa", "Theo xã, thị trấn", [*PLACE, VALUE], rows)]


def months(figure: dict) -> Table:
    header = Header("thang", "Tháng", "Tháng của ngày ghi trong hồ sơ")
    return Table(
        "theo_thang",
        "Theo tháng",
        [header, VALUE],
        [[int(month), value] for month, value in figure["by_month"].items()],
    )


def public_records(figure: Figure, year: int, each: Iterable[RecordValue], commune: Unit | None = None) -> Table:
    """Exactly the records behind the value, in the figure's public columns, with what each adds to it; those of one
    commune if it is given."""
    parts, hidden = {share.record: share.value for share in each}, hidden_records_of(figure, year)
    headers = [
        Header("ma_ho_so", "Mã hồ sơ", "Mã của hồ sơ trên cổng"),
        *(header_of(column) for column in figure.columns),
        Header("phan", "Phần trong chỉ tiêu", "Hồ sơ này góp bao nhiêu vào giá trị của chỉ tiêu; trống nếu không nêu"),
    ]
    closed = hidden if tells_people(figure) else set()
    rows = [
        [
            record.pk,
            *(
                None if column.tells_people and record.pk in hidden else plain(column, record)
                for column in figure.columns
            ),
            None if record.pk in closed else parts[record.pk],
        ]
        for record in records_of(figure, year, commune)
        if record.pk in parts
    ]
    return Table("ho_so", "Hồ sơ", headers, rows)


def full_records(figure: Figure, year: int, user, commune: Unit | None = None) -> Table | None:
    """The records as the office's own sheet of them shows them to this user; None without the right to see them."""
    records = figure.records(year)
    if commune:
        records = in_commune(figure, commune, records)
    office = admin.site._registry.get(records.model)
    options = records.model._meta
    if not office or not office.resource_classes or not user.has_perm(f"{options.app_label}.view_{options.model_name}"):
        return None
    dataset = office.resource_classes[0](user=user).export(queryset=visible(records, user))
    headers = [Header(slug(header).replace("-", "_"), header, "Như trong sổ của cơ quan") for header in dataset.headers]
    return Table("ho_so", "Hồ sơ", headers, [list(row) for row in dataset])


def header_of(column: Column) -> Header:
    return Header(slug(column.label).replace("-", "_"), column.label, column.meaning or KINDS[column.kind])


def plain(column: Column, record):
    """A cell's value as a file holds it: numbers and days as they are, all else as text."""
    value = column.of(record)
    return value if value is None or column.kind != "text" else str(value)


def dictionary(tables: Iterable[Table]) -> Table:
    """What every column of the other tables means."""
    headers = [
        Header("bang", "Bảng", "Tên bảng"),
        Header("khoa", "Khoá", "Tên cột trong JSON"),
        Header("cot", "Cột", "Tên cột trong bảng tính"),
        Header("y_nghia", "Ý nghĩa", "Giải thích"),
    ]
    rows = [[table.title, header.key, header.label, header.meaning] for table in tables for header in table.headers]
    return Table("tu_dien", "Từ điển dữ liệu", headers, rows)


def year_table(content: dict) -> Table:
    """One row for each figure over all, and one for each commune with a value."""
    headers = [
        Header("chi_tieu", "Chỉ tiêu", "Mã chỉ tiêu, cũng là địa chỉ trang của nó"),
        Header("ten", "Tên chỉ tiêu", "Như trong báo cáo"),
        Header("muc", "Mục", "Mục của báo cáo"),
        *PLACE,
        VALUE,
        Header("don_vi_tinh", "Đơn vị tính", "Đơn vị của giá trị, kế hoạch và tổng thể"),
        Header("cach_ghi", "Cách ghi", "Câu chữ trong báo cáo; chỉ ở dòng toàn địa bàn"),
        Header("ke_hoach", "Kế hoạch", "Chỉ tiêu kế hoạch; chỉ ở dòng toàn địa bàn"),
        Header("tong_the", "Tổng thể", "Tổng mà giá trị là một phần; chỉ ở dòng toàn địa bàn"),
        Header("nam_truoc", "Năm trước", "Giá trị của năm liền trước; chỉ ở dòng toàn địa bàn"),
        Header("so_ho_so", "Số hồ sơ", "Số hồ sơ tạo nên giá trị; chỉ ở dòng toàn địa bàn"),
    ]
    return Table("nam", "Số liệu năm", headers, RowsOfFigures(content["figures"]))


def year_rows(figure: dict) -> Iterable[list]:
    named = [figure["slug"], figure["label"], figure["section"]]
    unit, nothing = figure["unit_of_measure"], [None] * 5
    over_all = [figure["sentence"], figure["plan"], figure["whole"], figure["last_year"], record_count(figure)]
    yield [*named, "toan-dia-ban", "Toàn địa bàn", figure["value"], unit, *over_all]
    for code, name, value in places(figure).rows:
        yield [*named, code, name, value, unit, *nothing]
