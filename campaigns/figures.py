"""Figures of the residential areas and of the campaigns."""

from datetime import date

from django.db.models import Max, Sum

from frontportal.kit.values.text import roman
from frontportal.places.models import Unit
from frontportal.yearly.figures import Column, Figure, Question, register
from frontportal.yearly.narrative.approximation import Approximation
from frontportal.yearly.narrative.clause import Clause

from .models.activity import Activity
from .models.honour import Honour
from .models.recognition import Recognition
from .models.unity_day import UnityDay

AREAS, CAMPAIGNS = "Khu dân cư", "Phong trào"
PLACE = (Column("Khu dân cư", "unit__name"), Column("Xã, thị trấn", "unit__parent"))
DECISION = (Column("Số quyết định", "decision_number"), Column("Ngày quyết định", "decision_date", "day"))
FETCH = ("unit__parent",)


def areas_of(year: int):
    """The served residential areas that exist on 18 November, the day of the Great Unity Day."""
    return Unit.objects.residential_areas().served().on(date(year, 11, 18))


register(
    Figure(
        slug="areas-district",
        clause=Clause("có {value} được công nhận tiêu biểu"),
        label="Khu dân cư tiêu biểu",
        short="Tiêu biểu",
        unit_of_measure="khu dân cư",
        section=AREAS,
        records=lambda year: Recognition.objects.in_year(year).exemplary(),
        columns=PLACE + DECISION,
        fetch=FETCH,
        position=30,
    ),
    Figure(
        slug="areas-province",
        clause=Clause("có {value} được công nhận kiểu mẫu"),
        label="Khu dân cư kiểu mẫu",
        short="Kiểu mẫu",
        unit_of_measure="khu dân cư",
        section=AREAS,
        records=lambda year: Recognition.objects.in_year(year).model_areas(),
        columns=PLACE + DECISION,
        fetch=FETCH,
        position=31,
        note="Một khu dân cư có thể đạt cả hai danh hiệu nên không cộng với số khu dân cư tiêu biểu.",
    ),
    Figure(
        slug="unity-areas",
        clause=Clause("có {value} tổ chức đủ phần lễ và phần hội Ngày hội Đại đoàn kết"),
        label="Khu dân cư tổ chức đủ phần lễ và phần hội Ngày hội Đại đoàn kết",
        short="Đủ lễ, hội",
        unit_of_measure="khu dân cư",
        section=AREAS,
        records=lambda year: UnityDay.objects.in_year(year).complete(),
        whole=Question(areas_of),
        columns=(*PLACE, Column("Ngày tổ chức", "held_on", "day")),
        fetch=FETCH,
        position=32,
        note="Trên tổng số khu dân cư có vào ngày 18/11 của năm.",
    ),
    Figure(
        slug="unity-meals",
        clause=Clause("có {value} tổ chức bữa cơm đoàn kết"),
        label="Khu dân cư tổ chức bữa cơm đoàn kết",
        short="Bữa cơm đoàn kết",
        unit_of_measure="khu dân cư",
        section=AREAS,
        records=lambda year: UnityDay.objects.in_year(year).with_meal(),
        columns=(*PLACE, Column("Ngày tổ chức", "held_on", "day")),
        fetch=FETCH,
        position=33,
        note="Đếm riêng với số khu dân cư tổ chức phần lễ, phần hội.",
    ),
    Figure(
        slug="unity-attendance",
        clause=Clause("Ngày hội Đại đoàn kết có {value} người dự"),
        people="attendance",
        label="Lượt người dự Ngày hội Đại đoàn kết",
        short="Lượt dự",
        unit_of_measure="lượt",
        section=AREAS,
        records=lambda year: UnityDay.objects.in_year(year).attended(),
        measure=Sum("attendance"),
        approximation=Approximation("trên", 1000),
        columns=(
            *PLACE,
            Column("Ngày tổ chức", "held_on", "day"),
            Column("Số lượt", "attendance", "number", tells_people=True),
        ),
        fetch=FETCH,
        position=34,
    ),
    Figure(
        slug="honours",
        clause=Clause("Lễ tôn vinh “Gương sáng đời thường” được tổ chức {value}"),
        label="Lễ tôn vinh “Gương sáng đời thường”",
        unit_of_measure="lần thứ",
        section=CAMPAIGNS,
        records=lambda year: Honour.objects.shown().in_year(year).everyday_examples(),
        measure=Max("edition"),
        value_words=lambda value: f"lần thứ {roman(value)}" if value else "chưa tổ chức",
        columns=(
            Column("Lễ tôn vinh", "name"),
            Column("Lần thứ", "edition", "number"),
            Column("Giai đoạn", "period"),
            Column("Ngày", "date", "day"),
            Column("Đơn vị", "unit"),
            Column("Số người", "people", "number"),
        ),
        fetch=FETCH,
        position=60,
        note="Giá trị là lần tổ chức đã cho hiện trên trang công khai, không phải số người được tôn vinh.",
    ),
    Figure(
        slug="activities",
        clause=Clause("có {value} của các cuộc vận động, phong trào"),
        label="Hoạt động của các cuộc vận động, phong trào",
        short="Hoạt động",
        unit_of_measure="hoạt động",
        section=CAMPAIGNS,
        records=lambda year: Activity.objects.in_year(year).shown(),
        day="date",
        columns=(
            Column("Hoạt động", "title"),
            Column("Cuộc vận động, phong trào", "campaign"),
            Column("Đơn vị", "unit"),
            Column("Ngày", "date", "day"),
            Column("Số lượt người", "participants", "number"),
        ),
        fetch=("unit__parent", "campaign"),
        position=61,
        note="Chỉ đếm hoạt động đã cho hiện trên trang công khai.",
    ),
)
