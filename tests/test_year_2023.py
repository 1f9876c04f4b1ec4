"""The year 2023 as the committee published it comes out of the demonstration records."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from frontportal.yearly.figures import all_figures, registry
from frontportal.yearly.models.summary import YearSummary
from frontportal.yearly.summary import figures_of_year

EXACT = {
    "areas-district": 23,
    "areas-province": 17,
    "unity-areas": 161,
    "unity-meals": 161,
    "houses": 52,
    "house-value": 2_600_000_000,
    "meetings-council": 18,
    "meetings-assembly": 4,
    "supervisions": 7,
    "honours": 2,
    "fund-received": 2_412_350_000,
}
# slug: (greater than, less than, the sentence)
HEDGED = {
    "fund-received": (2_400_000_000, 2_500_000_000, "trên 2,4 tỷ đồng"),
    "gift-packages": (3_000, 4_000, "hơn 3.000 suất"),
    "gift-value": (1_300_000_000, 1_400_000_000, "trên 1,3 tỷ đồng"),
    "unity-attendance": (20_000, 21_000, "trên 20.000 lượt"),
    "livelihood-value": (2_000_000_000, 3_000_000_000, "trên 2 tỷ đồng"),
    "meetings-council-voters": (700, 800, "khoảng hơn 700 lượt"),
}
pytestmark = pytest.mark.usefixtures("visit")


def figures(*words) -> dict:
    out = StringIO()
    call_command("figures", *words, "--format", "json", stdout=out)
    return json.loads(out.getvalue())


@pytest.mark.parametrize(("slug", "value"), EXACT.items())
def test_exact_values(slug, value):
    assert registry[slug].value(2023) == value


@pytest.mark.parametrize(("slug", "bounds"), HEDGED.items())
def test_hedged_values(slug, bounds):
    least, most, sentence = bounds
    value = registry[slug].value(2023)
    assert least < value < most
    assert registry[slug].text(value).startswith(sentence)


def test_denominator_and_plan():
    year_figures = {year_figure.figure.slug: year_figure for year_figure in figures_of_year(2023)}
    assert year_figures["unity-areas"].denominator == 170
    assert year_figures["fund-received"].target == 1_900_000_000


def test_where_things_happened():
    of = {
        slug: {name for name, value in found["by_commune"].items() if value}
        for slug, found in figures("2023")["figures"].items()
    }
    assert len(of["meetings-council"]) == 14
    assert of["meetings-assembly"] == {"Xã Đạ Đờn", "Xã Liên Hà", "Xã Phúc Thọ", "Xã Gia Lâm"}
    assert of["livelihood-value"] == {"Xã Phú Sơn", "Xã Liên Hà", "Xã Đạ Đờn", "Thị trấn Đinh Văn"}


def test_the_two_161_are_different_areas():
    held = {record.unit_id for record in registry["unity-areas"].records(2023)}
    ate = {record.unit_id for record in registry["unity-meals"].records(2023)}
    assert len(held) == len(ate) == 161
    assert held != ate


@pytest.mark.parametrize("units", ["then", "today"])
def test_communes_add_up_to_the_value(units):
    found = figures("2023", "--units", units)["figures"]
    added = {}
    for slug, figure in found.items():
        parts = [*figure["by_commune"].values(), figure["above_communes"], figure.get("not_mapped", 0)]
        added[slug] = max(parts) if slug == "honours" else sum(parts)
    assert added == {slug: figure["value"] for slug, figure in found.items()}
    assert set(found) == set(registry)


def test_today_has_six_communes():
    found = figures("2023", "--units", "today")
    names = ["Đinh Văn", "Nam Ban", "Phú Sơn", "Tân Hà", "Nam Hà", "Phúc Thọ"]
    assert set(found["figures"]["houses"]["by_commune"]) == {f"Xã {name} Lâm Hà" for name in names}
    assert found["unmapped"] == []
    assert found["gained"] == [
        "Xã Đinh Văn Lâm Hà có thêm toàn bộ xã Bình Thạnh, huyện Đức Trọng từ ngày 01/07/2025: "
        "số liệu trước đó của phần này không có ở đây."
    ]


@pytest.mark.parametrize("year", [2022, 2024])
def test_other_years_have_records(year):
    """Honours are held every few years; the livelihoods of 2024 were handed over after the records end, what became of the first
    year's is seen a year later, and campaigns and models of civil work are recorded from 2023 on."""
    silent = {year_figure.figure.slug for year_figure in figures_of_year(year) if not year_figure.answer.records}
    assert silent <= {"honours", "livelihood-value", "livelihoods-kept", "campaign-reports", "civil-work-recognised"}


def test_one_question_and_single_questions_agree():
    assert {
        year_figure.figure.slug: year_figure.value for year_figure in figures_of_year(2023, figures=all_figures())
    } == {each.slug: each.value(2023) for each in all_figures()}


def test_money_counted_is_listed():
    """The list behind a figure holds exactly as many records as the figure counts."""
    year_figures = {
        year_figure.figure.slug: year_figure.answer.records
        for year_figure in figures_of_year(2023, figures=all_figures())
    }
    assert {figure.slug: figure.listed(2023).count() for figure in all_figures()} == year_figures


def test_year_out_of_range():
    with pytest.raises(CommandError, match="Năm phải từ"):
        call_command("figures", "1500")


def test_demo_again_adds_nothing(settings):
    settings.DEMO = True
    before = YearSummary.objects.count()
    out = StringIO()
    call_command("demo", stdout=out)
    assert "không nạp lại" in out.getvalue()
    assert (YearSummary.objects.count(), before > 0) == (before, True)
