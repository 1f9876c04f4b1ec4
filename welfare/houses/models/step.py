"""One step of a house's way."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from simple_history.models import HistoricalRecords

from frontportal.kit.records.base import Stamped
from frontportal.kit.records.fields import MoneyField
from frontportal.kit.values.money import dong
from frontportal.kit.web.tags import day
from welfare.assistance.models.house import House

from ..querysets import HouseStepQuerySet
from ..workflow import Stage, needs_reason, steps_after


class HouseStep(Stamped):
    """Written once and never changed or deleted (a trigger): a mistake is put right by the next step. The house's `state` follows from its steps.

    `amount` in đồng is what the step is about: the cost that the survey found, the support that was approved, what the work
    accepted was worth, the money handed over. Who approves is another person than who surveyed (a trigger).
    """

    append_only_except = ()

    house = models.ForeignKey(House, models.PROTECT, related_name="steps", verbose_name="căn nhà")
    stage = models.CharField("bước", max_length=12, choices=Stage)
    date = models.DateField("ngày thực hiện")
    amount = MoneyField(
        "số tiền",
        null=True,
        blank=True,
        least=1,
        help_text="Khảo sát: dự toán. Phê duyệt: mức được duyệt, đúng bằng mức hỗ trợ của căn nhà. Nghiệm thu: giá trị. "
        "Bàn giao: tiền đã trao.",
    )
    document = models.CharField(
        "số văn bản", max_length=60, blank=True, help_text="Quyết định phê duyệt, biên bản. Ví dụ: 12/QĐ-BVĐ."
    )
    people = models.CharField(
        "người thực hiện", max_length=200, blank=True, help_text="Tổ khảo sát, nghiệm thu. Không ghi tên hộ."
    )
    witness = models.CharField(
        "người chứng kiến",
        max_length=100,
        blank=True,
        help_text="Khi bàn giao: đại diện khu dân cư, không phải hộ nhận.",
    )
    note = models.CharField(
        "ghi chú, lý do", max_length=300, blank=True, help_text="Bắt buộc khi tạm dừng hoặc làm lại. Không ghi tên hộ."
    )

    history = HistoricalRecords()
    objects = HouseStepQuerySet.as_manager()

    class Meta:
        verbose_name = "bước làm nhà"
        verbose_name_plural = "các bước làm nhà"
        ordering = ["house", "pk"]
        permissions = [("approve_housestep", "Phê duyệt hỗ trợ làm nhà")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(stage="approval") | (Q(amount__isnull=False) & ~Q(document="")),
                name="houses_housestep_approved_by",
                violation_error_message="Phê duyệt phải ghi số tiền được duyệt và số quyết định.",
            ),
            models.CheckConstraint(
                condition=~Q(stage="pause") | ~Q(note=""),
                name="houses_housestep_pause_says_why",
                violation_error_message="Tạm dừng phải ghi lý do.",
            ),
            models.CheckConstraint(
                condition=~Q(stage="handover") | ~Q(witness=""),
                name="houses_housestep_handover_witnessed",
                violation_error_message="Bàn giao phải ghi người chứng kiến.",
            ),
            models.CheckConstraint(
                condition=Q(amount__isnull=True) | Q(amount__gt=0),
                name="houses_housestep_amount_positive",
                violation_error_message="Số tiền phải lớn hơn 0.",
            ),
        ]

    def __str__(self):
        return f"{self.get_stage_display()} {self.house} ngày {day(self.date)}"

    def clean(self):
        super().clean()
        self.note = self.note.strip()
        if self.date and self.date > timezone.localdate():
            raise ValidationError({"date": f"Ngày {day(self.date)} chưa đến."})
        if self.house_id and self.stage and self._state.adding:
            self.clean_order()
            self.clean_contents()

    def clean_order(self) -> None:
        last, before_pause = last_steps(self.house)
        there = last.stage if last else ""
        if not last and self.house.state != House.State.PLANNED:
            state = self.house.get_state_display().lower()
            raise ValidationError({"house": f"{self.house} đã ghi thẳng là {state}, không qua các bước."})
        if self.stage not in steps_after(there, before_pause.stage if before_pause else ""):
            where = f"đang ở bước “{Stage(there).label}”" if there else "chưa có bước nào, phải bắt đầu bằng “Khảo sát”"
            raise ValidationError({"stage": f"{self.house} {where}; chưa ghi bước “{self.get_stage_display()}” được."})
        if last and self.date and self.date < last.date:
            sentence = f"Ngày {day(self.date)} trước bước “{last.get_stage_display()}” ({day(last.date)})."
            raise ValidationError({"date": sentence})
        if needs_reason(there, self.stage) and not self.note:
            raise ValidationError({"note": "Hãy ghi lý do của bước này."})

    def clean_contents(self) -> None:
        needed: dict[str, Any] = {}
        if self.stage == Stage.APPROVAL:
            if not self.document.strip():
                needed["document"] = "Hãy ghi số quyết định phê duyệt."
            if self.amount != self.house.support:
                support = dong(self.house.support)
                needed["amount"] = f"Mức hỗ trợ ghi ở căn nhà là {support} đồng; mức được duyệt phải đúng bằng số đó."
        if self.stage == Stage.HANDOVER and not self.witness.strip():
            needed["witness"] = "Hãy ghi người chứng kiến việc bàn giao."
        if self.stage == Stage.HANDOVER and self.date and not self.house.unit.exists_on(self.date):
            needed["date"] = f"{self.house.unit} không tồn tại vào ngày {day(self.date)}."
        if needed:
            raise ValidationError(needed)


def last_steps(house: House) -> tuple[HouseStep | None, HouseStep | None]:
    """The last step of a house, and the last that is no pause."""
    steps = list(HouseStep.objects.filter(house=house).order_by("-pk")[:2])
    return (steps[0] if steps else None), next((step for step in steps if step.stage != Stage.PAUSE), None)
