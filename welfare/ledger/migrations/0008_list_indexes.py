"""Indexes in the orders of the lists, so that a page of a million entries costs what a page of a thousand does."""

from django.contrib.postgres.indexes import GinIndex
from django.db import migrations
from django.db.migrations import AddIndex
from django.db.models import Index, Q

from frontportal.kit.records.schema import ModelOperations


def indexes_of(model: str) -> list[AddIndex]:
    return [
        AddIndex(model, Index(name=f"ledger_{model}_{name}", fields=fields, **condition))
        for name, fields, condition in (
            ("newest", ["-date", "-id"], {}),
            ("of_year", ["year", "-date", "-id"], {}),
            ("drafts", ["-date", "-id"], {"condition": Q(state="draft")}),
            ("roll", ["fund", "year", "-id"], {"condition": Q(state="confirmed")}),
        )
    ]


class Migration(migrations.Migration):
    dependencies = [("ledger", "0007_entry_sums"), ("news", "0001_initial")]  # which brings trigrams
    operations = [ModelOperations([
        *indexes_of("contribution"),
        *indexes_of("disbursement"),
        AddIndex("contribution", GinIndex(
            fields=["folded"], opclasses=["gin_trgm_ops"], name="ledger_contribution_folded")),
    ])]
