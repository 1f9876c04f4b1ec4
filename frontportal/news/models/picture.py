from django.core.exceptions import ValidationError
from django.db import models
from simple_history.models import HistoricalRecords

from frontportal.consents.models import Consent
from frontportal.kit.records import pictures
from frontportal.kit.records.base import Stamped
from frontportal.kit.records.fields import FoldedField
from frontportal.picture_files import copies
from frontportal.picture_files.decoding import KINDS

TWICE = "Ảnh này đã có trong thư viện: “{}”. Hãy dùng ảnh đó, hoặc sửa lời của nó."
WITHHELD = "Ảnh này đã thôi đăng vì người trong ảnh rút đồng ý, nên không thêm lại được."
FOCUS = [("", "Ở giữa"), ("top", "Phía trên"), ("bottom", "Phía dưới"), ("left", "Bên trái"), ("right", "Bên phải")]


class Picture(Stamped):
    """A picture of the library with what must be said about it. Public as soon as it is here.

    `consents` are those of the persons in it. When one of them is withdrawn a trigger sets `is_withheld`, for good: no page
    shows the picture and its file is not given out.
    """

    image = pictures.PictureField(
        "ảnh",
        upload_to="news/pictures/%Y",
        size_fields=("width", "height"),
        db_index=True,
        help_text=f"{KINDS}, không quá 15 MB.",
    )
    width = models.PositiveIntegerField("rộng", editable=False, default=0)
    height = models.PositiveIntegerField("cao", editable=False, default=0)
    alt = models.CharField("mô tả ảnh", max_length=250, help_text="Trong ảnh có gì, cho người không nhìn thấy ảnh.")
    caption = models.CharField("chú thích", max_length=300)
    credit = models.CharField("nguồn ảnh", max_length=120, blank=True, help_text="Ví dụ: Ảnh: Ban Thường trực.")
    consents = models.ManyToManyField(
        Consent,
        blank=True,
        related_name="+",
        limit_choices_to={"purpose": Consent.Purpose.PICTURE},
        verbose_name="bản ghi đồng ý của người trong ảnh",
        help_text="Khi một người rút đồng ý thì ảnh không hiện ở đâu nữa.",
    )
    focus = models.CharField(
        "phần phải thấy",
        max_length=6,
        choices=FOCUS,
        blank=True,
        default="",
        help_text="Khi ảnh bị cắt cho vừa khung, phần này còn lại.",
    )
    is_withheld = models.BooleanField("thôi đăng vì người trong ảnh rút đồng ý", default=False, editable=False)
    is_illustration = models.BooleanField("dữ liệu minh hoạ", default=False)
    folded = FoldedField(source=("alt", "caption", "credit"))

    history = HistoricalRecords(excluded_fields=["folded", "is_withheld"])

    class Meta:
        verbose_name = "ảnh"
        verbose_name_plural = "ảnh"
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(alt=""),
                name="news_picture_has_alt",
                violation_error_message="Ảnh phải có mô tả ảnh.",
            )
        ]

    def __str__(self):
        return self.caption or self.alt

    def clean(self):
        """One picture stands in the library once: a second one would be shown on when a person in it no longer agrees."""
        super().clean()
        twin = self.same_picture()
        if twin is not None:
            raise ValidationError({"image": WITHHELD if twin.is_withheld else TWICE.format(twin)})

    def same_picture(self) -> "Picture | None":
        """Another one of the library that is the same to the last pixel as the upload."""
        if not self.image or self.image._committed:
            return None
        try:
            _, content = pictures.encoded(self.image.file)
        except ValidationError:  # told at its field already
            return None
        alike = Picture.objects.filter(image__contains=f"-{pictures.digest_of(content)}").exclude(pk=self.pk)
        return alike.order_by("-is_withheld", "pk").first()

    @property
    def url(self) -> str:
        return self.image.url

    @property
    def smallest_url(self) -> str:
        narrow = next(iter(copies.widths_below(self.width)), None)
        return copies.narrower(self.url, narrow) if narrow else self.url

    @property
    def srcset(self) -> str:
        """Its addresses with their widths in pixels, as <img> wants them."""
        return copies.srcset(self.url, self.width)

    @property
    def avif_srcset(self) -> str:
        """The same as AVIF."""
        return copies.srcset(self.url, self.width, ".avif")
