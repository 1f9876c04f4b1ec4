"""Numbers as pages say them."""

from fractions import Fraction

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates, TemplatesSetting

from frontportal.kit.web import tags
from frontportal.kit.web.tags import percent


@pytest.mark.parametrize(
    ("ratio", "said"),
    [
        (Fraction(2_412_350_000, 1_900_000_000), "127%"),
        (Fraction(1999, 2000), "99,9%"),
        (Fraction(9999, 10000), "99,9%"),
        (1, "100%"),
        (Fraction(1, 2000), "0,1%"),
        (Fraction(-1, 8), "−12,5%"),
        (Fraction(-1, 100000), "0%"),
        (12.345, "1.234,5%"),
        (0, "0%"),
        (None, ""),
    ],
)
def test_percent(ratio, said):
    assert percent(ratio) == said


class TestTableRow:
    def test_a_header_and_cells(self):
        cells = [
            {"text": "Xã <A>", "url": "/dia-ban/a/?x=1&y=2"},
            {"text": "1.300", "numeric": True, "sort": 1300, "heat": 3, "url": "/nam/"},
            {"text": 5, "sort": 0},
            {"text": "–", "sort": ""},
        ]
        columns = [{"label": label} for label in ("Đơn vị", "Suất", "Hộ", "Ghi “chú”")]
        assert tags.table_row(cells, columns) == (
            '<tr><th scope="row"><a href="/dia-ban/a/?x=1&amp;y=2">Xã &lt;A&gt;</a></th>'
            '<td class="number heat-3" data-label="Suất" data-sort="1300"><a class="value" href="/nam/">1.300</a></td>'
            '<td class="" data-label="Hộ" data-sort="0">5</td><td class="" data-label="Ghi “chú”">–</td></tr>'
        )

    def test_two_columns_name_nothing(self):
        columns = [{"label": "Nguồn"}, {"label": "Đồng"}]
        row = '<tr><th scope="row">Quỹ</th><td class="">5</td></tr>'
        assert tags.table_row([{"text": "Quỹ"}, {"text": 5}], columns) == row


def test_a_select_is_written_as_django_writes_it():
    choices = [("", "Tất cả"), ("a&b", "A <&> B"), ("Nhóm", [("1", "Một"), ("2", "Hai")])]
    field = forms.Select(attrs={"class": "x", "required": True, "disabled": False}, choices=choices)
    plain = field.render("ten", "1", attrs={"id": "id_ten"}, renderer=DjangoTemplates())
    assert field.render("ten", "1", attrs={"id": "id_ten"}, renderer=TemplatesSetting()) == plain
    assert plain.count("<option") == 4
