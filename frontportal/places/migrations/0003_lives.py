"""A unit does not end before its parts do, and what happened in a unit happened while it existed.

The first is asked at the end of the transaction: a merger ends a commune and its areas in any order. The second is a
function that the rooms with such records call from triggers of their own.
"""

from django.db import migrations
from django.db.models import Q

from frontportal.kit.records.schema import ModelOperations, with_rules
from frontportal.kit.records.triggers import function, guard


class Migration(migrations.Migration):
    dependencies = [("places", "0002_official_codes")]
    operations = [
        ModelOperations([
            *with_rules("places.Unit", code_given=~Q(code="")),
        ]),
        function("places_kind_name(kind text) RETURNS text LANGUAGE sql IMMUTABLE", """
    SELECT CASE kind WHEN 'province' THEN 'Tỉnh' WHEN 'district' THEN 'Huyện' WHEN 'commune' THEN 'Xã'
        WHEN 'town' THEN 'Thị trấn' WHEN 'ward' THEN 'Phường' ELSE 'Khu dân cư' END;
"""),
        function("places_unit_name(the_unit bigint) RETURNS text LANGUAGE sql STABLE", """
    SELECT CASE WHEN unit.kind = 'area' THEN unit.name || ', ' || lower(places_kind_name(parent.kind)) || ' ' || parent.name
        ELSE places_kind_name(unit.kind) || ' ' || unit.name END
    FROM places_unit AS unit LEFT JOIN places_unit AS parent ON parent.id = unit.parent_id WHERE unit.id = the_unit;
"""),
        function("places_check_unit(the_unit bigint, the_day date) RETURNS void LANGUAGE plpgsql", """
BEGIN
    IF EXISTS (SELECT 1 FROM places_unit WHERE id = the_unit AND (since > the_day OR until <= the_day)) THEN
        RAISE EXCEPTION '% không tồn tại vào ngày %.', places_unit_name(the_unit), to_char(the_day, 'DD/MM/YYYY');
    END IF;
END """),
        function("places_check_unit_in_year(the_unit bigint, the_year int) RETURNS void LANGUAGE plpgsql", """
BEGIN
    IF EXISTS (SELECT 1 FROM places_unit WHERE id = the_unit
               AND (since > make_date(the_year, 12, 31) OR until <= make_date(the_year, 1, 1))) THEN
        RAISE EXCEPTION '% không tồn tại trong năm %.', places_unit_name(the_unit), the_year;
    END IF;
END """),
        guard("places_unit_ends_after_parts", """
DECLARE unit places_unit%ROWTYPE; outliving bigint;
BEGIN
    SELECT * INTO unit FROM places_unit WHERE id = NEW.id;
    SELECT count(*) INTO outliving FROM places_unit
        WHERE parent_id = unit.id AND (until IS NULL OR until > unit.until) AND unit.until IS NOT NULL;
    IF outliving > 0 THEN
        RAISE EXCEPTION 'Còn % đơn vị trực thuộc % tồn tại sau khi đơn vị này kết thúc vào ngày %.',
            outliving, places_unit_name(unit.id), to_char(unit.until, 'DD/MM/YYYY');
    END IF;
    RETURN NULL;
""",
            "places_unit_ends_after_parts AFTER UPDATE ON places_unit DEFERRABLE INITIALLY DEFERRED"
            " WHEN NEW.until IS DISTINCT FROM OLD.until AND NEW.until IS NOT NULL"),
    ]
