"""Who agreed to be named or shown in public, what for, how and when; and when that was withdrawn."""

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from simple_history.models import HistoricalRecords

from frontportal.kit.numbering import Numbered
from frontportal.kit.records.base import Stamped, given
from frontportal.kit.records.fields import FoldedField, staff_member
from frontportal.kit.values.text import fold

from .querysets import ConsentQuerySet
from .scans import check_scan

PERSONAL = ["person", "contact", "note", "scan", "folded"]


class Consent(Numbered, Stamped):
    """One person's consent to one purpose (law on personal data: for each purpose by itself, in a form that can be shown).

    Records that name or show the person point here; what is public asks whether the consent they point to is living. A
    withdrawal is never taken back (a trigger): who agrees again gives a new consent. The history keeps nothing personal.
    """

    class Purpose(models.TextChoices):
        DONATION = "donation", "Nêu tên người ủng hộ"
        PICTURE = "picture", "Đăng ảnh có người này"
        HONOUR = "honour", "Nêu tên, việc làm khi tôn vinh"

    class Means(models.TextChoices):
        PAPER = "paper", "Văn bản có chữ ký"
        FORM = "form", "Biểu mẫu điện tử"
        MESSAGE = "message", "Tin nhắn, thư điện tử"
        RECORDING = "recording", "Lời nói có ghi âm"
        EARLIER = "earlier", "Dấu chọn trên phiếu, từ trước khi có sổ này"

    code_prefix = "DY"
    code = models.CharField(
        "mã",
        max_length=20,
        unique=True,
        blank=True,
        help_text="Để trống để tự đánh số, ví dụ: DY-2026-001.",
        validators=[RegexValidator(r"^DY-\d{4}-\d{3,}$", "Mã có dạng DY-2026-001.")],
        error_messages={"unique": "Mã này đã có."},
    )
    person = models.CharField("người đồng ý", max_length=200)
    contact = models.CharField("liên hệ", max_length=200, blank=True)
    purpose = models.CharField("đồng ý việc gì", max_length=10, choices=Purpose)
    means = models.CharField("cách cho đồng ý", max_length=10, choices=Means)
    given_on = models.DateField("ngày đồng ý")
    scan = models.FileField(
        "bản chụp",
        upload_to="consents/%Y",
        blank=True,
        validators=[check_scan],
        help_text="PDF, JPG hoặc PNG, không quá 10 MB. Không tải ảnh giấy tờ tuỳ thân.",
    )
    note = models.CharField("ghi chú", max_length=300, blank=True)
    withdrawn_at = models.DateTimeField("rút lúc", null=True, blank=True, editable=False)
    withdrawn_by = staff_member("người ghi việc rút", on_delete=models.PROTECT)
    withdrawal = models.CharField("rút bằng cách nào", max_length=300, blank=True, editable=False)
    is_illustration = models.BooleanField("dữ liệu minh hoạ", default=False, editable=False)
    folded = FoldedField("tên không dấu", source=("person", "code"))

    history = HistoricalRecords(excluded_fields=PERSONAL)
    objects = ConsentQuerySet.as_manager()

    class Meta:
        verbose_name = "bản ghi đồng ý"
        verbose_name_plural = "sổ đồng ý"
        ordering = ["-given_on", "-pk"]
        constraints = [
            given("consents_consent", "code", "Mã"),
            given("consents_consent", "person", "Người đồng ý"),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True, withdrawal="")
                | (Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False) & ~Q(withdrawal="")),
                name="consents_consent_withdrawn_somehow",
                violation_error_message="Việc rút đồng ý phải có lúc rút, người ghi và cách rút.",
            ),
            models.CheckConstraint(
                condition=Q(given_on__year__gte=2000, given_on__year__lte=2100),
                name="consents_consent_years",
                violation_error_message="Ngày đồng ý phải từ năm 2000 đến năm 2100.",
            ),
        ]

    def __str__(self) -> str:
        """Never the name: this text stands on the pages of other records."""
        state = "đã rút" if self.withdrawn_at else self.get_purpose_display().lower()
        return f"{self.code} ({state})"

    @property
    def offered_as(self) -> str:
        """For who may choose from the register, which is a closed list."""
        return f"{self.code}: {self.person} ({self.get_purpose_display().lower()}, {self.given_on:%d/%m/%Y})"

    @property
    def code_year(self) -> int:
        """A consent that is brought in late is numbered among those of its day."""
        return self.given_on.year

    @property
    def is_living(self) -> bool:
        return self.withdrawn_at is None

    def clean(self) -> None:
        super().clean()
        if self.given_on and self.given_on > timezone.localdate():
            raise ValidationError({"given_on": "Ngày đồng ý không được sau hôm nay."})
        stored = Consent.objects.filter(pk=self.pk).values_list("purpose", flat=True).first() if self.pk else None
        if stored and stored != self.purpose:
            raise ValidationError({"purpose": "Việc đã đồng ý thì không đổi sang việc khác. Hãy lập bản ghi mới."})
        if self.pk and (record := self.named_otherwise()):
            raise ValidationError(
                {"person": f"Người này khác tên đang nêu ở: {record}. Hãy sửa hoặc thôi nêu tên ở đó trước."}
            )
        if self.means == self.Means.EARLIER and self._state.adding:
            raise ValidationError({"means": "Cách này chỉ dành cho dấu chọn có từ trước. Hãy chọn cách khác."})

    def named_otherwise(self) -> models.Model | None:
        """A record that names somebody by this consent whom it is not of any more. Such records have a `consented_name`, "" while
        they name nobody."""
        for relation in self._meta.get_fields(include_hidden=True):
            if relation.one_to_many and hasattr(relation.related_model, "consented_name"):
                for record in relation.related_model._base_manager.filter(**{relation.field.name: self}):
                    if record.consented_name and not self.is_of(record.consented_name):
                        return record
        return None

    def is_of(self, name: str) -> bool:
        one, other = (f" {fold(words)} " for words in (self.person, name))
        return one in other or other in one

    def why_not_for(self, purpose: str, name: str) -> str:
        """The sentence that tells why this consent does not let `name` be public for a purpose; "" where it does."""
        if self.purpose != purpose:
            return f"{self.code} là bản đồng ý “{self.get_purpose_display().lower()}”, không phải cho việc này."
        if not self.is_living:
            return f"Bản đồng ý {self.code} đã được rút."
        return "" if self.is_of(name) else f"Bản đồng ý {self.code} là của người khác."
