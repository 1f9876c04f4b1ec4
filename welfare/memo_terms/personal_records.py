"""What statements keep about people who sent money, and until when its words can be read."""

from frontportal.sheets.datasets.personal import PersonalRecords, Retention
from welfare.statements.admin.readable_rows import MEMO_TERM

from .hiding import hide, over_by

PERSONAL = (
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
        among=lambda records: records.filter(memo_hidden_on=None),
        kept_because="Sao kê là chứng từ kế toán, phải giữ nguyên ít nhất 10 năm (Luật Kế toán 2015, Điều 41).",
        kept_for="Tệp gốc của ngân hàng: ít nhất 10 năm, theo Luật Kế toán",
        retentions=(
            Retention(
                slug=MEMO_TERM,
                label="Nội dung chuyển khoản của sao kê",
                since="ngày cuối của sao kê, hoặc ngày nhập nếu nhập sau",
                ended=over_by,
                hide=hide,
                note="Ngày, số tiền, chứng từ gốc còn nguyên; nội dung, tên, số tài khoản không còn hiện, không tìm thấy.",
                most=50,
            ),
        ),
    ),
)
