"""Lists that reckon: number, value of one, sum of the row. Whatever two of them a list has, the third is right or the row is refused."""

from itertools import product

import pytest

from frontportal.imports.waiting.reading import Answers, read
from frontportal.sheets.table_files import xlsx_file
from tests.welfare.makers import make_gift
from welfare.assistance.models.gift import Gift, GiftRound
from welfare.assistance.models.house import House
from welfare.assistance.models.household import Household
from welfare.assistance.models.livelihood import Livelihood
from welfare.assistance.resources import GiftResource, HouseResource, LivelihoodResource
from welfare.gift_lists.models import GiftRecipient
from welfare.gift_lists.resources import GiftRecipientResource

ONES, SUMS = ("Mức quà", "Đơn giá"), ("Thành tiền", "Tổng tiền")
NUMBERS = ("Số suất", "Số lượng")
LABELS = ["Đợt quà", "Xã, phường", "Đối tượng"]


@pytest.fixture
def tet(world):
    return GiftRound.objects.create(name="Tết mẫu", occasion="tet", tet_year=2024, year=2024, date="2024-02-01")


def brought(kind, headers, *rows, **answers):
    """What the import makes of a list, stored where all is right: (refusals, open questions)."""
    reading = read(xlsx_file([("Bảng", [headers, *rows])], bold_headers=True), "bang.xlsx", kind(), Answers(**answers))
    if reading.has_questions:
        return [], [header.text for header in reading.unknown_headers]
    result = kind().import_data(reading.dataset(), dry_run=False, rollback_on_validation_errors=True)
    assert not result.base_errors
    return [message for row in result.invalid_rows for message in row.error.messages], []


@pytest.mark.usefixtures("tet")
class TestGifts:
    @pytest.mark.parametrize(("number", "one", "whole"), list(product(("", *NUMBERS), ("", *ONES), ("", *SUMS))))
    def test_any_two_make_the_third(self, number, one, whole):
        named = {number: 12, one: 400_000, whole: 4_800_000}
        named.pop("", None)
        told, asked = brought(GiftResource, [*LABELS, *named], ["Tết mẫu", "Xã Bắc Mẫu", "Hộ nghèo", *named.values()])
        stored = list(Gift.objects.values_list("packages", "unit_value", "value"))
        assert asked == []
        assert (stored, bool(told)) == (([(12, 400_000, 4_800_000)], False) if len(named) > 1 else ([], True))

    @pytest.mark.parametrize(
        ("headers", "cells", "sentence"),
        [
            (
                ["Số suất", "Mức quà", "Thành tiền"], [12, 4_800_000, 4_800_000],
                "Số suất 12 × giá trị một suất 4.800.000 đồng là 57.600.000 đồng, nhưng tệp ghi 4.800.000 đồng. "
                "Hãy xem cột nào ghi sai.",
            ),
            (
                ["Số suất", "Tổng tiền"], [7, 2_000_000],
                "2.000.000 đồng không chia hết cho số suất 7. Hãy ghi thêm cột “Giá trị một suất”.",
            ),
            (
                ["Mức quà", "Tổng tiền"], [300_000, 1_000_000],
                "1.000.000 đồng không phải là một số lần của giá trị một suất 300.000 đồng. Hãy xem cột nào ghi sai.",
            ),
            (["Số suất", "Tổng tiền"], [0, 2_000_000], "Số suất phải lớn hơn 0."),
        ],
    )  # fmt: skip
    def test_what_does_not_fit_is_refused(self, headers, cells, sentence):
        told, asked = brought(GiftResource, [*LABELS, *headers], ["Tết mẫu", "Xã Bắc Mẫu", "Hộ nghèo", *cells])
        assert (asked, told) == ([], [sentence])

    @pytest.mark.parametrize("header", ["Số tiền", "Trị giá", "Giá trị", "Số tiền hỗ trợ"])
    def test_what_may_be_either_is_asked(self, header):
        row = ["Tết mẫu", "Xã Bắc Mẫu", "Hộ nghèo", 12, 4_800_000]
        assert brought(GiftResource, [*LABELS, "Số suất", header], row) == ([], [header])
        assert brought(GiftResource, [*LABELS, "Số suất", header], row, header_mapping={header: "row_sum"}) == ([], [])
        assert Gift.objects.get().unit_value == 400_000

    def test_in_thousands_and_with_a_line_of_sums(self):
        rows = [
            ["Tết mẫu", "Xã Bắc Mẫu", group, count, 400 * count] for group, count in (("Hộ nghèo", 3), ("Cận nghèo", 2))
        ]
        headers = [*LABELS, "Số suất", "Thành tiền (nghìn đồng)"]
        assert brought(GiftResource, headers, *rows, ["Tổng cộng", "", "", 5, 2_000], skip_totals=True) == ([], [])
        assert set(Gift.objects.values_list("packages", "unit_value")) == {(3, 400_000), (2, 400_000)}


def test_recipients_get_what_their_gift_is_worth(world):
    gift = make_gift(world.north, 10, 300_000)
    homes = [Household.objects.create(head=head, unit=world.north_areas[0], group="poor") for head in ("An", "Bình")]
    name = f"{gift.round}, Xã Bắc Mẫu, hộ nghèo"
    headers = ["Đợt quà", "Mã hộ", "Số suất", "Số tiền"]
    told, asked = brought(
        GiftRecipientResource, headers, [name, homes[0].code, 2, 300_000], [name, homes[1].code, 1, 300_000]
    )
    assert asked == []
    assert told == [
        "Số suất 2 × suất quà 300.000 đồng là 600.000 đồng, nhưng tệp ghi 300.000 đồng. Hãy xem cột nào ghi sai."
    ]
    del headers[2]
    assert brought(GiftRecipientResource, headers, [name, homes[0].code, 600_000]) == ([], [])
    assert GiftRecipient.objects.get().packages == 2


def test_a_row_of_houses_is_one_house(world):
    headers = ["Năm", "Xã, phường", "Loại nhà", "Hình thức hỗ trợ", "Số căn", "Mức hỗ trợ", "Tổng kinh phí"]
    row = [2024, "Xã Bắc Mẫu", "Nhà Đại đoàn kết", "Xây mới", 3, 50_000_000, 150_000_000]
    told, _ = brought(HouseResource, headers, row)
    assert told == [
        "Dòng này ghi 3. Mỗi dòng là một căn nhà: hãy tách thành 3 dòng, mỗi dòng ghi số tiền của một căn nhà."
    ]
    assert brought(HouseResource, headers, [*row[:4], 1, 50_000_000, 90_000_000]) == ([], [])
    assert (House.objects.get().support, House.objects.get().total) == (50_000_000, 90_000_000)


HELP = ["Năm", "Xã, phường", "Loại hỗ trợ", "Ngày trao"]
HELPED = [2024, "Xã Bắc Mẫu", "Bò giống", "05/03/2024"]


@pytest.mark.usefixtures("world")
class TestLivelihoods:
    @pytest.mark.parametrize(
        ("number", "one", "whole"), list(product(("", "Số hộ"), ("", "Mức hỗ trợ"), ("", "Thành tiền")))
    )
    def test_what_one_household_gets_makes_the_whole(self, number, one, whole):
        named = {number: 5, one: 10_000_000, whole: 50_000_000}
        named.pop("", None)
        told, asked = brought(LivelihoodResource, [*HELP, *named], [*HELPED, *named.values()])
        stored = list(Livelihood.objects.values_list("households", "value"))
        right = {(5, 50_000_000)} if len(named) > 1 else {(1, named[name]) for name in (one, whole) if name}
        assert (asked, set(stored), bool(told)) == ([], right, not right)

    @pytest.mark.parametrize(
        ("headers", "cells", "sentence"),
        [
            (
                ["Số hộ", "Mức hỗ trợ", "Thành tiền"], [5, 10_000_000, 10_000_000],
                "Số hộ thụ hưởng 5 × mức hỗ trợ một hộ 10.000.000 đồng là 50.000.000 đồng, nhưng tệp ghi 10.000.000 đồng. "
                "Hãy xem cột nào ghi sai.",
            ),
            (
                ["Mức hỗ trợ", "Thành tiền"], [3_000_000, 10_000_000],
                "10.000.000 đồng không phải là một số lần của mức hỗ trợ một hộ 3.000.000 đồng. Hãy xem cột nào ghi sai.",
            ),
            (["Mức hỗ trợ", "Số hộ"], [0, 5], "Mức hỗ trợ một hộ phải lớn hơn 0."),
        ],
    )  # fmt: skip
    def test_what_does_not_fit_is_refused(self, headers, cells, sentence):
        told, asked = brought(LivelihoodResource, [*HELP, *headers], [*HELPED, *cells])
        assert (asked, told[0], Livelihood.objects.count()) == ([], sentence, 0)

    @pytest.mark.parametrize("header", ["Số tiền", "Số tiền hỗ trợ", "Trị giá"])
    def test_what_may_be_either_is_asked(self, header):
        row = [*HELPED, 5, 10_000_000]
        assert brought(LivelihoodResource, [*HELP, "Số hộ", header], row) == ([], [header])
        mapping = {header: "row_share"}
        assert brought(LivelihoodResource, [*HELP, "Số hộ", header], row, header_mapping=mapping) == ([], [])
        assert Livelihood.objects.get().value == 50_000_000

    def test_of_a_stored_one_it_is_no_guess(self):
        brought(LivelihoodResource, [*HELP, "Số hộ", "Thành tiền"], [*HELPED, 5, 50_000_000])
        code = Livelihood.objects.get().code
        told, _ = brought(LivelihoodResource, ["Mã", *HELP, "Mức hỗ trợ"], [code, *HELPED, 12_000_000])
        assert told == ["Hãy ghi thêm cột “Số hộ thụ hưởng”, vì mục này đã có và có thể là của nhiều hộ."]
        assert brought(LivelihoodResource, ["Mã", *HELP, "Số hộ", "Mức hỗ trợ"], [code, *HELPED, 5, 12_000_000]) == (
            [],
            [],
        )
        assert Livelihood.objects.get().value == 60_000_000
