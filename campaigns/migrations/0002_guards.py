"""Recognitions and unity days belong to residential areas that exist in their year, however they are written."""

from django.db import migrations

from frontportal.kit.records.triggers import guard


class Migration(migrations.Migration):
    dependencies = [("campaigns", "0001_initial"), ("places", "0001_initial")]
    operations = [
        guard("campaigns_area_of_the_year", """
DECLARE place places_unit%ROWTYPE;
BEGIN
    SELECT * INTO place FROM places_unit WHERE id = NEW.unit_id;
    IF place.kind <> 'area' THEN RAISE EXCEPTION '% không phải khu dân cư.', place.name; END IF;
    IF place.since > make_date(NEW.year, 12, 31) OR place.until <= make_date(NEW.year, 1, 1) THEN
        RAISE EXCEPTION '% không tồn tại trong năm %.', place.name, NEW.year;
    END IF;
    RETURN NEW;
""",
            "campaigns_recognition_area BEFORE INSERT OR UPDATE OF unit_id, year ON campaigns_recognition",
            "campaigns_unity_day_area BEFORE INSERT OR UPDATE OF unit_id, year ON campaigns_unityday"),
    ]
