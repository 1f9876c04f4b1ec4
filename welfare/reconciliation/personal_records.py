"""What the books and the statements that are matched with them keep about people: who gave, who sent money."""

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
    PersonalRecords(
        slug="statement-lines",
        model="statements.StatementLine",
        label="Dòng sao kê ngân hàng",
        what="Nội dung chuyển khoản, tên và số tài khoản người chuyển như ngân hàng ghi",
        purpose="Đối chiếu sổ với ngân hàng; trang công khai chỉ hiện dòng đã che tên, số",
        fields=("day", "credit", "debit", "reference", "memo", "counterparty", "counter_account"),
        texts=("folded",),
        codes=("reference", "counter_account"),
        phones=("memo",),
        kept_because="Sao kê là chứng từ kế toán, phải giữ nguyên ít nhất 10 năm (Luật Kế toán 2015, Điều 41).",
        kept_for="Ít nhất 10 năm, theo Luật Kế toán",
    ),
)
