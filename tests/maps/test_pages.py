"""The year's page and a figure's page draw the demonstration's map: small, without another host, closed where the table is."""

import re

from frontportal.maps.drawing import UnitValue, drawn_maps
from frontportal.places.models import Unit


def test_the_map_is_drawn_beside_its_table(visit, client):
    page = client.get("/nam/2023/?bando=houses").text
    drawn = page[page.index('<section class="stack after-matrix" aria-labelledby="ban-do">') :]
    drawn = drawn[: drawn.index("</section>")]
    assert (drawn.count('<path class="shape'), drawn.count("<tr><th")) == (16, 17)
    assert "Hình vẽ minh hoạ, không phải ranh giới thật." in drawn
    assert re.findall(r"https?://|<script|style=", drawn) == []
    assert 'aria-label="12. Xã Phú Sơn: 7 (rất nhiều)"' in drawn
    assert len(drawn.encode()) <= 60_000
    assert client.get("/nam/2023/?bando=khong-co").context["drawn"]["choices"][0]["is_chosen"]


def test_a_value_that_is_not_told_is_hatched_and_told_nowhere(visit):
    units = list(Unit.objects.communes().served().in_year(2023).alphabetical())
    values = [
        UnitValue(unit, None if number < 2 else 9, "không nêu" if number < 2 else "9")
        for number, unit in enumerate(units)
    ]
    (only,) = drawn_maps(values, units[0].until.replace(year=2023), units[0].until.replace(year=2023))["maps"]
    closed = [shape for shape in only["shapes"] if shape["level"] == "closed"]
    assert sorted(shape["text"] for shape in closed) == ["không nêu"] * 2
    assert {shape["level"] for shape in only["shapes"]} == {"closed", "5"}
