"""Sums of the books, so that a page costs the same with a thousand entries as with a million."""

from django.db import models

from frontportal.yearly.models.values import year_field
from welfare.funds.models.fund import Fund

from ..querysets import EntrySumQuerySet
from .entry import Entry


class EntrySum(models.Model):
    """A part of what a book's entries of the same kind add up to: đồng, and how many they are.

    Statement triggers (0007_entry_sums) add a row for whatever a statement changed, in its transaction; rows of the same
    kind are added up when they are asked for, and are made one each night (`balances.fold_sums`). So no writer waits for
    another, as those of one row would. `audit_ledger` holds them to the entries.
    """

    class Book(models.TextChoices):
        CONTRIBUTION = "contribution", "Khoản ủng hộ"
        DISBURSEMENT = "disbursement", "Khoản chi"

    book = models.CharField("sổ", max_length=12, choices=Book)
    fund = models.ForeignKey(Fund, models.DO_NOTHING, related_name="+", db_constraint=False, verbose_name="quỹ")
    year = year_field()
    month = models.PositiveSmallIntegerField("tháng")
    purpose = models.CharField("mục đích", max_length=10, blank=True)
    unit = models.ForeignKey(
        "places.Unit", models.DO_NOTHING, related_name="+", db_constraint=False, verbose_name="đơn vị"
    )
    appeal = models.ForeignKey(
        "appeals.Appeal",
        models.DO_NOTHING,
        null=True,
        related_name="+",
        db_constraint=False,
        verbose_name="đợt vận động",
    )
    state = models.CharField("trạng thái", max_length=10, choices=Entry.State)
    amount = models.BigIntegerField("số tiền")
    entries = models.BigIntegerField("số khoản")

    objects = EntrySumQuerySet.as_manager()
    ships_with_rows = True  # what it holds is not its own
    is_written_by_triggers = True

    class Meta:
        verbose_name = verbose_name_plural = "tổng của sổ quỹ"
        indexes = [models.Index(fields=["fund", "year"], name="ledger_entrysum_books")]

    def __str__(self):
        return f"{self.get_book_display()} {self.month}/{self.year}: {self.entries} khoản, {self.amount} đồng"
