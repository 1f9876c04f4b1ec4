"""The register of papers as a sheet."""

import pytest
import tablib

from frontportal.news.models.document import Document
from frontportal.news.resources import DocumentResource
from tests.makers import make_user

HEADERS = ["Số, ký hiệu", "Ngày ban hành", "Cơ quan ban hành", "Loại văn bản", "Trích yếu"]
ROW = ["02/KH-MTTQ", "04/01/2023", "Ban Thường trực", "Kế hoạch", "Tặng quà Tết Quý Mão."]


def bring_in(*rows):
    sheet = tablib.Dataset(*rows, headers=HEADERS)
    return DocumentResource(user=make_user(f"nguoi-{Document.objects.count()}-{id(sheet)}")).import_data(
        sheet, rollback_on_validation_errors=True
    )


@pytest.mark.django_db
class TestSheet:
    def test_comes_in_as_drafts_and_only_once(self):
        bring_in(ROW)
        again = bring_in(ROW)
        document = Document.objects.get()
        assert (document.state, document.kind, f"{document.issued_on:%d/%m/%Y}") == ("draft", "plan", "04/01/2023")
        assert again.totals["new"] == 0

    def test_an_impossible_day_changes_nothing(self):
        result = bring_in(ROW, ["03/KH", "31/02/2023", "Ban Thường trực", "Kế hoạch", "Sai ngày."])
        assert result.has_errors() or result.has_validation_errors()
        assert Document.objects.count() == 0
