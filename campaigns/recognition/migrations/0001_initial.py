"""The ladder of recognition; what a score sheet was filled in by stays, and so does what was decided."""

from django.db import migrations
from django.db.models import (
    CASCADE, PROTECT, BooleanField, CharField, DateField, DateTimeField, F, FileField, ForeignKey,
    OneToOneField, PositiveSmallIntegerField, Q, SlugField, Value,
)

from campaigns.recognition.points import PointsField
from frontportal.kit.records.schema import USER, table, tables, unique
from frontportal.kit.records.triggers import function, guard


class Migration(migrations.Migration):
    dependencies = [migrations.swappable_dependency(USER), ("campaigns", "0005_titles"), ("places", "0003_lives")]
    operations = [
        *tables(
            table("recognition.CriteriaSet", "bộ tiêu chí", plural="bộ tiêu chí khu dân cư", history=True,
                ordering=["-since_year", "title"],
                title=CharField(max_length=10), since_year=PositiveSmallIntegerField(),
                code=SlugField(max_length=40, unique=True), basis=CharField(max_length=200),
                threshold=PointsField(default=80), note=CharField(max_length=300),
                is_illustration=BooleanField(default=False),
                rules={
                    "code_given": ~Q(code=""), "basis_given": ~Q(basis=""), "version": unique("title", "since_year"),
                    "threshold": Q(threshold__gt=0, threshold__lte=100)}),
            table("recognition.Criterion", "tiêu chí", history=True, ordering=["criteria_set", "position", "pk"],
                criteria_set=ForeignKey("recognition.criteriaset", CASCADE), number=CharField(max_length=10),
                code=SlugField(max_length=60, unique=True), group=CharField(max_length=150),
                text=CharField(max_length=400), weight=PositiveSmallIntegerField(), least=PointsField(default=0),
                evidence=CharField(max_length=300), position=PositiveSmallIntegerField(default=0),
                rules={
                    "code_given": ~Q(code=""), "number_given": ~Q(number=""), "once": unique("criteria_set", "number"),
                    "weight": Q(weight__gte=1, weight__lte=100), "least": Q(least__gte=0, least__lte=F("weight"))}),
            table("recognition.Decision", "danh sách trình, quyết định công nhận", history=True,
                ordering=["-year", "-listed_on", "-pk"],
                permissions=[("decide_decision", "Ghi quyết định công nhận khu dân cư")],
                title=CharField(max_length=10), year=PositiveSmallIntegerField(), level=CharField(max_length=10),
                listed_on=DateField(), listed_by=ForeignKey(USER, PROTECT, null=True), note=CharField(max_length=300),
                number=CharField(max_length=60, null=True), decided_on=DateField(null=True),
                scan=FileField(upload_to="recognition/decisions/%Y"), decided_by=ForeignKey(USER, PROTECT, null=True),
                decided_at=DateTimeField(null=True), is_illustration=BooleanField(default=False),
                rules={
                    "number_given": ~Q(number=""),
                    "whole": Q(number=None, decided_on=None, decided_by=None, decided_at=None)
                        | Q(number__isnull=False, decided_on__isnull=False, decided_by__isnull=False, decided_at__isnull=False),
                    "two_persons": Q(decided_by__isnull=True) | Q(listed_by__isnull=True) | ~Q(decided_by=F("listed_by")),
                    "after_list": Q(decided_on__isnull=True) | Q(decided_on__gte=F("listed_on")),
                    "listed_in_time": Q(listed_on__year__gte=F("year"), listed_on__year__lte=F("year") + Value(1)),
                    "once": unique("title", "number", "decided_on")}),
            table("recognition.Registration", "đăng ký danh hiệu", plural="đăng ký, kiểm tra danh hiệu", history=True,
                ordering=["-year", "title", "unit__sort_name"],
                unit=ForeignKey("places.unit", PROTECT), year=PositiveSmallIntegerField(),
                is_illustration=BooleanField(default=False), code=SlugField(max_length=90, unique=True),
                title=CharField(max_length=10), registered_on=DateField(),
                criteria_set=ForeignKey("recognition.criteriaset", PROTECT, null=True),
                inspected_on=DateField(null=True), inspectors=CharField(max_length=200), note=CharField(max_length=300),
                decision=ForeignKey("recognition.decision", PROTECT, null=True),
                recognition=OneToOneField("campaigns.recognition", PROTECT, null=True),
                rules={
                    "code_given": ~Q(code=""), "once": unique("unit", "year", "title"),
                    "inspected_by_a_set": Q(inspected_on__isnull=True, criteria_set__isnull=True)
                        | Q(inspected_on__isnull=False, criteria_set__isnull=False),
                    "inspected_after": Q(inspected_on__isnull=True) | Q(inspected_on__gte=F("registered_on")),
                    "in_its_year": Q(registered_on__year__gte=F("year") - Value(1), registered_on__year__lte=F("year")),
                    "listed_when_inspected": Q(decision__isnull=True) | Q(inspected_on__isnull=False),
                    "recognised_by_decision": Q(recognition__isnull=True) | Q(decision__isnull=False)}),
            table("recognition.Score", "điểm", plural="điểm kiểm tra", history=True,
                ordering=["registration", "criterion__position"],
                registration=ForeignKey("recognition.registration", CASCADE),
                criterion=ForeignKey("recognition.criterion", PROTECT),
                own_points=PointsField(null=True), points=PointsField(), evidence=CharField(max_length=300),
                rules={
                    "once": unique("registration", "criterion"),
                    "not_negative": Q(points__gte=0) & (Q(own_points__isnull=True) | Q(own_points__gte=0))}),
            table("recognition.TitleCarryover", "danh hiệu sau sắp xếp", history=True,
                ordering=["-decision_date", "unit__sort_name"],
                recognition=ForeignKey("campaigns.recognition", PROTECT), unit=ForeignKey("places.unit", PROTECT),
                is_carried=BooleanField(default=False), decision_number=CharField(max_length=60),
                decision_date=DateField(), reason=CharField(max_length=300),
                is_illustration=BooleanField(default=False),
                rules={"decision_number_given": ~Q(decision_number=""), "once": unique("recognition", "unit")}),
        ),
        guard("recognition_keep_criteria", """
DECLARE the_set bigint;
BEGIN
    IF TG_TABLE_NAME = 'recognition_criteriaset' THEN the_set := OLD.id;
    ELSIF TG_OP = 'INSERT' THEN the_set := NEW.criteria_set_id;
    ELSE the_set := OLD.criteria_set_id; END IF;
    IF EXISTS (SELECT 1 FROM recognition_registration r WHERE r.criteria_set_id = the_set) THEN
        RAISE EXCEPTION 'Bộ tiêu chí này đã dùng để chấm điểm nên không sửa được. Hãy lập phiên bản mới.';
    END IF;
    RETURN COALESCE(NEW, OLD);
""",
            "recognition_keep_set BEFORE DELETE ON recognition_criteriaset",
            "recognition_keep_version BEFORE UPDATE OF title, since_year, threshold ON recognition_criteriaset"
            " WHEN (OLD.title, OLD.since_year, OLD.threshold) IS DISTINCT FROM (NEW.title, NEW.since_year, NEW.threshold)",
            "recognition_keep_criterion BEFORE INSERT OR DELETE ON recognition_criterion",
            "recognition_keep_line BEFORE UPDATE ON recognition_criterion WHEN"
            " (OLD.criteria_set_id, OLD.number, OLD.\"group\", OLD.text, OLD.weight, OLD.least, OLD.evidence) IS DISTINCT FROM"
            " (NEW.criteria_set_id, NEW.number, NEW.\"group\", NEW.text, NEW.weight, NEW.least, NEW.evidence)"),
        function("recognition_why_not_passed(the_registration bigint) RETURNS text LANGUAGE sql STABLE", """
    SELECT CASE
        WHEN count(*) FILTER (WHERE s.points IS NULL) > 0 THEN 'chưa chấm đủ các tiêu chí'
        WHEN count(*) FILTER (WHERE s.points < c.least) > 0 THEN 'dưới điểm tối thiểu ở một tiêu chí'
        WHEN COALESCE(sum(s.points), 0) < max(t.threshold) THEN 'chưa đủ tổng điểm đạt'
        WHEN count(c.id) = 0 THEN 'chưa kiểm tra' END
    FROM recognition_registration r JOIN recognition_criteriaset t ON t.id = r.criteria_set_id
    JOIN recognition_criterion c ON c.criteria_set_id = t.id
    LEFT JOIN recognition_score s ON s.criterion_id = c.id AND s.registration_id = r.id
    WHERE r.id = the_registration
"""),
        guard("recognition_registration_way", """
DECLARE why text;
BEGIN
    IF TG_OP <> 'INSERT' AND EXISTS (SELECT 1 FROM recognition_decision d
        WHERE d.id = OLD.decision_id AND d.decided_at IS NOT NULL) THEN
        RAISE EXCEPTION 'Danh sách này đã có quyết định nên không sửa được nữa.';
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    IF EXISTS (SELECT 1 FROM recognition_criteriaset t WHERE t.id = NEW.criteria_set_id AND t.title <> NEW.title)
        OR EXISTS (SELECT 1 FROM recognition_decision d WHERE d.id = NEW.decision_id
            AND (d.title <> NEW.title OR d.year <> NEW.year)) THEN
        RAISE EXCEPTION 'Bộ tiêu chí và danh sách phải cùng danh hiệu, cùng năm với đăng ký.';
    END IF;
    IF TG_OP = 'INSERT' OR OLD.criteria_set_id IS DISTINCT FROM NEW.criteria_set_id THEN
        IF NEW.criteria_set_id IS NOT NULL AND (SELECT COALESCE(sum(c.weight), 0) FROM recognition_criterion c
            WHERE c.criteria_set_id = NEW.criteria_set_id) <> 100 THEN
            RAISE EXCEPTION 'Trọng số các tiêu chí của bộ này phải cộng lại đúng 100%% mới chấm điểm được.';
        END IF;
        IF EXISTS (SELECT 1 FROM recognition_score s WHERE s.registration_id = NEW.id) THEN
            RAISE EXCEPTION 'Đăng ký này đã có điểm nên không đổi bộ tiêu chí được.';
        END IF;
    END IF;
    IF NEW.decision_id IS NOT NULL AND (TG_OP = 'INSERT' OR OLD.decision_id IS DISTINCT FROM NEW.decision_id) THEN
        IF EXISTS (SELECT 1 FROM recognition_decision d WHERE d.id = NEW.decision_id AND d.decided_at IS NOT NULL) THEN
            RAISE EXCEPTION 'Danh sách này đã có quyết định nên không thêm được nữa.';
        END IF;
        why := recognition_why_not_passed(NEW.id);
        IF TG_OP = 'INSERT' THEN why := 'chưa kiểm tra'; END IF;
        IF why IS NOT NULL THEN RAISE EXCEPTION 'Không đưa vào danh sách trình được: %.', why; END IF;
    END IF;
    RETURN NEW;
""",
            "recognition_registration_way BEFORE INSERT OR UPDATE OR DELETE ON recognition_registration",
            "recognition_registration_area BEFORE INSERT OR UPDATE OF unit_id, year ON recognition_registration"
            " EXECUTE FUNCTION campaigns_area_of_the_year()"),
        guard("recognition_score_fits", """
DECLARE the_registration recognition_registration%ROWTYPE; the_criterion recognition_criterion%ROWTYPE;
BEGIN
    IF TG_OP = 'DELETE' THEN
        SELECT * INTO the_registration FROM recognition_registration WHERE id = OLD.registration_id;
    ELSE
        SELECT * INTO the_registration FROM recognition_registration WHERE id = NEW.registration_id FOR SHARE;
    END IF;
    IF the_registration.decision_id IS NOT NULL THEN
        RAISE EXCEPTION 'Khu dân cư này đã vào danh sách trình nên không sửa điểm được.';
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    SELECT * INTO the_criterion FROM recognition_criterion WHERE id = NEW.criterion_id;
    IF the_registration.criteria_set_id IS DISTINCT FROM the_criterion.criteria_set_id THEN
        RAISE EXCEPTION 'Tiêu chí này không thuộc bộ tiêu chí của đăng ký.';
    END IF;
    IF GREATEST(NEW.points, NEW.own_points) > the_criterion.weight THEN
        RAISE EXCEPTION 'Tiêu chí % có nhiều nhất % điểm.', the_criterion.number, the_criterion.weight;
    END IF;
    RETURN NEW;
""", "recognition_score_fits BEFORE INSERT OR UPDATE OR DELETE ON recognition_score"),
        guard("recognition_keep_decision", """
    IF TG_OP = 'UPDATE' AND (NEW.title, NEW.year, NEW.level, NEW.listed_on, NEW.number, NEW.decided_on, NEW.decided_at,
            NEW.listed_by_id, NEW.decided_by_id) IS NOT DISTINCT FROM (OLD.title, OLD.year, OLD.level, OLD.listed_on,
            OLD.number, OLD.decided_on, OLD.decided_at, OLD.listed_by_id, OLD.decided_by_id)
            AND (OLD.scan = '' OR NEW.scan = OLD.scan) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'Quyết định đã ghi không sửa, không xoá được; chỉ thêm được bản chụp còn thiếu.';
""",
            "recognition_keep_decision BEFORE UPDATE OR DELETE ON recognition_decision WHEN OLD.decided_at IS NOT NULL"),
        guard("recognition_decision_of_its_list", """
    IF EXISTS (SELECT 1 FROM recognition_registration r WHERE r.decision_id = NEW.id) THEN
        RAISE EXCEPTION 'Danh sách đã có khu dân cư nên không đổi danh hiệu hoặc năm được.';
    END IF;
    RETURN NEW;
""",
            "recognition_decision_of_its_list BEFORE UPDATE ON recognition_decision"
            " WHEN (OLD.title, OLD.year) IS DISTINCT FROM (NEW.title, NEW.year)"),
        guard("recognition_carried_to_successor", """
    IF NOT EXISTS (SELECT 1 FROM campaigns_recognition r JOIN places_succession s ON s.predecessor_id = r.unit_id
        WHERE r.id = NEW.recognition_id AND s.successor_id = NEW.unit_id) THEN
        RAISE EXCEPTION 'Khu dân cư mới không hình thành từ khu dân cư có danh hiệu này.';
    END IF;
    RETURN NEW;
""",
            "recognition_carried_to_successor BEFORE INSERT OR UPDATE OF recognition_id, unit_id"
            " ON recognition_titlecarryover"),
    ]
