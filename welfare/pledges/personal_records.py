"""What this room keeps about people: who promised to give."""

from frontportal.sheets.datasets.personal import PersonalRecords

PERSONAL = (
    PersonalRecords(
        slug="pledges",
        model="pledges.Pledge",
        label="Người hứa ủng hộ",
        what="Tên người, đơn vị hứa ủng hộ, số tiền, ngày hứa",
        purpose="Nhắc, ghi nhận khi lời hứa được thực hiện; không công khai tên",
        fields=("donor_name", "amount", "pledged_on", "due_on", "occasion"),
        names=("folded",),
        kept_because="Lời hứa gắn với khoản ủng hộ trong sổ quỹ, phải lưu cùng chứng từ kế toán.",
        kept_for="Cùng với chứng từ của quỹ, ít nhất 10 năm",
    ),
)
