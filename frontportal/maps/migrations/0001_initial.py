"""Maps of communes. A shape is of a unit that exists on the map's first day; what is handed in or published stays as it is."""

from django.db import migrations
from django.db.models import (
    CASCADE, PROTECT, SET_NULL, BooleanField, CharField, DateField, DateTimeField, F, ForeignKey, IntegerField,
    PositiveIntegerField, PositiveSmallIntegerField, Q, TextField,
)

from frontportal.kit.records.base import FIRST_HOUR
from frontportal.kit.records.schema import USER, table, tables, unique
from frontportal.kit.records.triggers import guard


class Migration(migrations.Migration):
    dependencies = [migrations.swappable_dependency(USER), ("places", "0003_lives")]
    operations = [
        *tables(
            table("maps.CommuneMap", "bản đồ xã, thị trấn", history=True, ordering=["-since", "-pk"],
                permissions=[("publish_communemap", "Duyệt đăng bản đồ")],
                state=CharField(max_length=10, default="draft"), published_at=DateTimeField(null=True),
                published_by=ForeignKey(USER, SET_NULL, null=True), written_by=ForeignKey(USER, SET_NULL, null=True),
                is_self_approved=BooleanField(default=False), title=CharField(max_length=150), since=DateField(),
                source=CharField(max_length=300), is_illustration=BooleanField(default=False),
                width=PositiveIntegerField(default=0), height=PositiveIntegerField(default=0),
                file_name=CharField(max_length=200), sha256=CharField(max_length=64),
                rules={
                    "published_has_time": ~Q(state="published") | Q(published_at__isnull=False),
                    "published_since_2000": Q(published_at__isnull=True) | Q(published_at__gte=FIRST_HOUR),
                    "two_persons": ~Q(state="published") | Q(written_by__isnull=True) | Q(published_by__isnull=True)
                        | ~Q(published_by=F("written_by")) | Q(is_self_approved=True),
                    "title_given": ~Q(title=""), "source_given": ~Q(source=""),
                    "one_from_a_day": unique("since", condition=Q(state="published"))}),
            table("maps.MapShape", "hình của một đơn vị", plural="hình của các đơn vị", stamped=False, ordering=["map", "position"],
                map=ForeignKey("maps.communemap", CASCADE), position=PositiveSmallIntegerField(),
                unit=ForeignKey("places.unit", PROTECT, null=True), name_in_file=CharField(max_length=200), path=TextField(),
                x=IntegerField(), y=IntegerField(), radius=PositiveIntegerField(),
                rules={
                    "position_once": unique("map", "position"), "unit_once": unique("map", "unit"), "drawn": ~Q(path="")}),
        ),
        guard("maps_keep_shapes", """
DECLARE the_map maps_communemap%ROWTYPE;
BEGIN
    SELECT * INTO the_map FROM maps_communemap
        WHERE id = CASE WHEN TG_OP = 'DELETE' THEN OLD.map_id ELSE NEW.map_id END;
    IF the_map.state IN ('waiting', 'published') OR (the_map.state = 'withdrawn' AND TG_OP <> 'DELETE') THEN
        RAISE EXCEPTION 'Bản đồ đã gửi duyệt hoặc đã đăng nên hình của bản đồ không sửa được.';
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    PERFORM places_check_unit(NEW.unit_id, the_map.since);
    RETURN NEW;
""",
            "maps_shape_keep BEFORE INSERT OR UPDATE OR DELETE ON maps_mapshape"),
        guard("maps_check_whole", """
    IF NEW.since <> OLD.since AND EXISTS (SELECT 1 FROM maps_mapshape WHERE map_id = NEW.id) THEN
        RAISE EXCEPTION 'Ngày của bản đồ không sửa được: các hình đã gắn với đơn vị của ngày ấy. Hãy tải tệp lên thành bản đồ khác.';
    END IF;
    IF NEW.state IN ('waiting', 'published') THEN
        IF NOT EXISTS (SELECT 1 FROM maps_mapshape WHERE map_id = NEW.id) THEN
            RAISE EXCEPTION 'Bản đồ chưa có hình nào.';
        END IF;
        IF EXISTS (SELECT 1 FROM maps_mapshape WHERE map_id = NEW.id AND unit_id IS NULL) THEN
            RAISE EXCEPTION 'Còn hình chưa biết của đơn vị nào. Hãy chọn đơn vị cho từng hình, hoặc xoá hình ấy.';
        END IF;
    END IF;
    RETURN NEW;
""",
            "maps_map_whole BEFORE UPDATE ON maps_communemap"),
    ]
