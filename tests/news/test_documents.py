"""Official papers."""

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError

from frontportal.news.models.document import Document
from tests.news.makers import make_document


@pytest.mark.django_db
class TestDocuments:
    def test_list_by_kind(self, client):
        make_document("02/KH-MTTQ")
        make_document("03/TB-MTTQ", kind="notice")
        make_document("04/TB-MTTQ", kind="notice", state="draft", published_at=None)
        heads = BeautifulSoup(client.get("/van-ban/?loai=notice").content, "lxml").find_all(class_="paper-title")
        assert [head.text for head in heads] == ["03/TB-MTTQ"]

    def test_page_says_number_date_and_issuer(self, client):
        document = make_document()
        soup = BeautifulSoup(client.get(document.get_absolute_url()).content, "lxml")
        assert soup.h1.text == "02/KH-MTTQ"
        assert [value.text for value in soup.find_all("dd")][:4] == [
            "02/KH-MTTQ",
            "Kế hoạch",
            "04/01/2023",
            "Ban Thường trực",
        ]

    def test_the_same_paper_is_recorded_once(self):
        document = make_document()
        again = Document(
            number=document.number, issuer=document.issuer, issued_on="2023-01-04", kind="plan", abstract="x"
        )
        with pytest.raises(ValidationError, match="đã được ghi"):
            again.full_clean()
