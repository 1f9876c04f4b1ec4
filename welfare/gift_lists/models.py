"""Who is to get which packages: personal data, for the list that is signed."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from frontportal.kit.records.base import Stamped
from frontportal.kit.values.money import dong
from welfare.assistance.models.ceiling import GiftCeiling
from welfare.assistance.models.gift import Gift, GiftRound
from welfare.assistance.models.household import Household

from .querysets import RecipientQuerySet

OVER_PACKAGES = "Phần quà này có {there} suất, danh sách đã ghi {taken} suất; không ghi thêm {more} suất được."


class GiftRecipient(Stamped):
    """One household's packages of one gift. Together they never exceed the gift's packages (a trigger).

    What one person gets at a time and in a calendar year is held to the ceilings in force on the round's day.
    """

    gift = models.ForeignKey(Gift, models.PROTECT, related_name="recipients", verbose_name="quà")
    household = models.ForeignKey(
        Household, models.SET_NULL, null=True, related_name="gifts_received", verbose_name="hộ nhận"
    )
    packages = models.PositiveSmallIntegerField("số suất", default=1)
    ceiling_reason = models.CharField(
        "lý do vượt mức trần",
        max_length=300,
        blank=True,
        help_text="Chỉ ghi khi vượt mức trần và quà không chi từ ngân sách. Không ghi tên người.",
    )

    checked_among = "gifts of a household in a year"
    history = HistoricalRecords()
    objects = RecipientQuerySet.as_manager()

    class Meta:
        verbose_name = "người nhận quà"
        verbose_name_plural = "danh sách nhận quà"
        ordering = ["gift", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["gift", "household"],
                name="gift_lists_giftrecipient_once",
                violation_error_message="Hộ này đã có trong danh sách nhận phần quà này.",
            ),
            models.CheckConstraint(
                condition=Q(packages__gt=0),
                name="gift_lists_giftrecipient_packages_positive",
                violation_error_message="Số suất phải lớn hơn 0.",
            ),
        ]

    def __str__(self):
        return f"{self.household or 'Hộ đã xoá'}: {self.packages} suất, {self.gift.round}"

    @property
    def amount(self) -> int:
        """Đồng."""
        return self.packages * self.gift.unit_value

    def clean(self):
        super().clean()
        if not self.gift_id or not self.packages:
            return
        self.clean_packages()
        if self.household_id:
            self.clean_place()
            self.clean_ceilings()

    def clean_packages(self) -> None:
        others = GiftRecipient.objects.filter(gift=self.gift_id).exclude(pk=self.pk)
        taken = sum(others.values_list("packages", flat=True))
        if taken + self.packages > self.gift.packages:
            sentence = OVER_PACKAGES.format(there=self.gift.packages, taken=taken, more=self.packages)
            raise ValidationError({"packages": sentence})

    def clean_place(self) -> None:
        home = self.household.unit
        if self.gift.unit_id not in (home.pk, home.parent_id):
            raise ValidationError({"household": f"Hộ này ở {home}; phần quà này của {self.gift.unit}."})

    def clean_ceilings(self) -> None:
        """Raises ValidationError at `packages` where the budget pays, else at `ceiling_reason`, which a reason settles."""
        the_round = self.gift.round
        for per, given in (
            (GiftCeiling.Per.TIME, self.amount),
            (GiftCeiling.Per.YEAR, self.amount + self.given_before()),
        ):
            ceiling = GiftCeiling.objects.lowest(the_round.ceiling_kind, per, the_round.date)
            if ceiling is None or given <= ceiling.amount:
                continue
            limit = f"mức trần {dong(ceiling.amount)} đồng {per.label.lower()} ({ceiling.basis})"
            if the_round.paid_from == GiftRound.PaidFrom.BUDGET:
                sentence = f"Hộ này nhận {dong(given)} đồng, vượt {limit}; quà từ ngân sách không vượt được."
                raise ValidationError({"packages": sentence})
            if not self.ceiling_reason.strip():
                raise ValidationError(
                    {"ceiling_reason": f"Hộ này nhận {dong(given)} đồng, vượt {limit}. Hãy ghi lý do."}
                )

    def given_before(self) -> int:
        """Đồng that the household gets on like occasions of the same calendar year by other lines."""
        the_round = self.gift.round
        alike = [each for each, kind in GiftRound.CEILINGS.items() if kind == the_round.ceiling_kind]
        others = GiftRecipient.objects.filter(household=self.household_id, gift__round__occasion__in=alike)
        return others.filter(gift__round__date__year=the_round.date.year).exclude(pk=self.pk).given()
