"""What the books keep about people: who gave."""

from frontportal.sheets.datasets.personal import PersonalRecords

PERSONAL = (
    PersonalRecords(
        slug="donors",
        model="ledger.Contribution",
        label="Người ủng hộ",
        what="Họ tên người ủng hộ, số tiền, ngày, nội dung",
        purpose="Ghi sổ, lập phiếu thu; tên chỉ công khai khi người ủng hộ đã đồng ý",
        fields=("receipt_number", "year", "date", "donor_name", "amount", "memo", "publish_name", "consent"),
        names=("folded",),
        phones=("memo",),
        among=lambda records: records.filter(donor_kind="person"),
        kept_because="Là chứng từ kế toán, phải giữ ít nhất 10 năm (Luật Kế toán 2015, Điều 41). Muốn thôi nêu tên thì ghi rút đồng ý.",
        kept_for="Ít nhất 10 năm, theo Luật Kế toán",
    ),
)
