"""What an appeal owes the public: the dated rules, and when each was fulfilled."""

from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from frontportal.kit.records.base import Stamped
from frontportal.kit.records.dated_rule import DatedRule
from frontportal.kit.records.fields import MoneyField
from frontportal.kit.web.tags import day
from frontportal.posting_proof.boards import BoardPosting
from welfare.appeals.models import Appeal

from .querysets import DisclosureRuleQuerySet


class DisclosureRule(DatedRule):
    """How many days an event may take, from `since` on until a later row for the same event takes over.

    What the days are counted from belongs to the event (see deadlines.py). An appeal keeps the rule that was in
    force when its days began.
    """

    class Event(models.TextChoices):
        CALL = "call", "Công khai lời kêu gọi"
        RECEPTION_END = "reception-end", "Kết thúc tiếp nhận"
        RECEIVED = "received", "Công khai số đã tiếp nhận"
        DISTRIBUTION_END = "distribution-end", "Kết thúc phân phối"
        SPENT = "spent", "Công khai số đã phân phối"
        STAY = "stay", "Giữ nội dung trên trang ít nhất"

    event = models.CharField("việc", max_length=20, choices=Event)
    days = models.PositiveSmallIntegerField("số ngày", help_text="0 là ngay trong ngày.")
    working_days = models.BooleanField("tính theo ngày làm việc", default=False)

    history = HistoricalRecords()
    objects = DisclosureRuleQuerySet.as_manager()
    ships_with_rows = True  # an office starts with the law's clock

    class Meta:
        verbose_name = "thời hạn công khai"
        verbose_name_plural = "thời hạn công khai"
        ordering = ["event", "-since"]
        constraints = [
            models.UniqueConstraint(
                fields=["event", "since"],
                name="disclosure_disclosurerule_once",
                violation_error_message="Đã có thời hạn của việc này áp dụng từ cùng ngày.",
            ),
            models.CheckConstraint(
                condition=Q(days__lte=366),
                name="disclosure_disclosurerule_days",
                violation_error_message="Số ngày phải từ 0 đến 366.",
            ),
        ]

    def __str__(self):
        return f"{self.get_event_display()}: {self.length_text}"


class Disclosure(Stamped):
    """Something an appeal owed was made public: when, where, and which total it stated then.

    `amount` is the total of the books at that time, in đồng; a later difference is shown, never hidden.
    """

    class Event(models.TextChoices):
        CALL = "call", "Lời kêu gọi"
        RECEIVED = "received", "Số đã tiếp nhận"
        SPENT = "spent", "Số đã phân phối"

    appeal = models.ForeignKey(Appeal, models.PROTECT, related_name="disclosures", verbose_name="đợt vận động")
    event = models.CharField("nội dung công khai", max_length=20, choices=Event)
    done_on = models.DateField("ngày công khai")
    where = models.CharField("công khai ở đâu", max_length=200, help_text="Ví dụ: Bảng tin Ủy ban, trang này.")
    link = models.URLField("liên kết", blank=True)
    amount = MoneyField("số tiền đã công khai", null=True, blank=True, editable=False)

    history = HistoricalRecords()

    class Meta:
        verbose_name = "lần công khai"
        verbose_name_plural = "lần công khai"
        ordering = ["done_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["appeal", "event"],
                name="disclosure_disclosure_once",
                violation_error_message="Việc này của đợt vận động đã được ghi là đã công khai.",
            ),
            models.CheckConstraint(
                condition=Q(event="call", amount__isnull=True) | (~Q(event="call") & Q(amount__isnull=False)),
                name="disclosure_disclosure_total_stated",
                violation_error_message="Công khai số tiếp nhận, số phân phối phải kèm số tiền.",
            ),
        ]

    def __str__(self):
        return f"{self.get_event_display()}, công khai ngày {day(self.done_on)}"


class AppealNotice(BoardPosting):
    """That the account of an appeal hung on a board."""

    about = ("appeal", "event")

    appeal = models.ForeignKey(Appeal, models.PROTECT, related_name="board_notices", verbose_name="đợt vận động")
    event = models.CharField("nội dung niêm yết", max_length=20, choices=Disclosure.Event)

    history = HistoricalRecords()

    class Meta(BoardPosting.Meta):
        verbose_name = "lần niêm yết tại bảng"
        verbose_name_plural = "các lần niêm yết tại bảng"
