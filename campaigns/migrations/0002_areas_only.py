"""Recognitions and unity days belong to residential areas that exist in their year, however they are written."""

from django.db import migrations

CREATE = """
CREATE FUNCTION campaigns_area_of_the_year() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE place places_unit%ROWTYPE;
BEGIN
    SELECT * INTO place FROM places_unit WHERE id = NEW.unit_id;
    IF place.kind <> 'area' THEN
        RAISE EXCEPTION '% không phải khu dân cư.', place.name;
    END IF;
    IF place.since > make_date(NEW.year, 12, 31) OR place.until <= make_date(NEW.year, 1, 1) THEN
        RAISE EXCEPTION '% không tồn tại trong năm %.', place.name, NEW.year;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER campaigns_recognition_area BEFORE INSERT OR UPDATE OF unit_id, year ON campaigns_recognition
    FOR EACH ROW EXECUTE FUNCTION campaigns_area_of_the_year();
CREATE TRIGGER campaigns_unity_day_area BEFORE INSERT OR UPDATE OF unit_id, year ON campaigns_unityday
    FOR EACH ROW EXECUTE FUNCTION campaigns_area_of_the_year();
"""

DROP = """
DROP TRIGGER campaigns_recognition_area ON campaigns_recognition;
DROP TRIGGER campaigns_unity_day_area ON campaigns_unityday;
DROP FUNCTION campaigns_area_of_the_year();
"""


class Migration(migrations.Migration):
    dependencies = [("campaigns", "0001_initial"), ("places", "0001_initial")]
    operations = [migrations.RunSQL(CREATE, DROP)]
