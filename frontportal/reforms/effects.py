"""What a reform would mean for the records there are, and which records hold it back from being undone. Reads only."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from django.db.models import Model
from django.db.models.fields.reverse_related import ForeignObjectRel

from frontportal.places.events import InUnitOnDay
from frontportal.places.models import Posting, Succession, Unit

from .plan import Plan

OWN = {"reforms.reformstep", "reforms.reformarea"}


@dataclass(frozen=True)
class ReformEffect:
    """So many records of a kind, and what becomes of them."""

    label: str
    count: int
    text: str


def relations() -> Iterator[ForeignObjectRel]:
    """Every column of the house that names a unit, but for those of histories and of reforms themselves."""
    for relation in Unit._meta.get_fields(include_hidden=True):
        if isinstance(relation, ForeignObjectRel) and not relation.many_to_many:
            options = relation.related_model._meta
            if not options.label_lower.partition(".")[2].startswith("historical") and options.label_lower not in OWN:
                yield relation


def effects_of(plan: Plan) -> list[ReformEffect]:
    """By kind of record, the postings first."""
    keys = {*plan.ending, *(move.area.pk for move in plan.moves)}
    communes, moved = len(plan.ending), len(plan.moves)
    postings = Posting.objects.present(plan.reform.on).filter(unit__in=keys).count()
    found = [
        ReformEffect("Đơn vị mới", len(plan.new), "được lập, có trang riêng từ ngày hiệu lực"),
        ReformEffect(
            "Đơn vị kết thúc",
            communes,
            "trang cũ còn nguyên, dẫn sang đơn vị mới; địa chỉ và mã QR ủng hộ chuyển tới đơn vị mới (301) khi sáp nhập toàn bộ",
        ),
        ReformEffect("Khu dân cư chuyển", moved, "sống tiếp dưới đơn vị mới; hồ sơ cũ ở nguyên khu dân cư cũ"),
        ReformEffect(
            "Phân công địa bàn",
            postings,
            "người đó được phân công thêm đơn vị mới, vẫn giữ quyền với hồ sơ của đơn vị cũ",
        ),
    ]
    found += [
        ReformEffect(label, count, "ghi ở đơn vị cũ thì ở lại đơn vị cũ; trang đơn vị mới dẫn tới")
        for label, count in counts(keys).items()
    ]
    found += [
        ReformEffect(
            label, count, f"ghi ngày từ {plan.reform.on:%d/%m/%Y} mà vẫn ở đơn vị cũ: hãy xem lại sau khi thực hiện"
        )
        for label, count in dated_after(plan, keys).items()
    ]
    return [effect for effect in found if effect.count]


def counts(keys: Collection[int]) -> dict[str, int]:
    """Label of a kind of record → how many name one of the units; postings, units and successions have lines of their own."""
    found: dict[str, int] = {}
    for relation in relations():
        if relation.related_model not in (Posting, Succession, Unit):
            count = naming(relation, keys)
            label = str(relation.related_model._meta.verbose_name_plural).capitalize()
            found[label] = found.get(label, 0) + count
    return found


def dated_after(plan: Plan, keys: Collection[int]) -> dict[str, int]:
    """What was written into units after the day on which they end: the decision was entered late."""
    found = {}
    for relation in relations():
        model: type[Model] = relation.related_model
        if not issubclass(model, InUnitOnDay) or relation.field.name != "unit":
            continue
        day_field = getattr(model, "day_field", "")
        if day_field in {each.name for each in model._meta.fields}:
            late = {"unit__in": keys, f"{day_field}__gte": plan.reform.on}
            found[str(model._meta.verbose_name_plural).capitalize()] = model._base_manager.filter(**late).count()
    return found


def followers(keys: Collection[int], own: dict[str, list[int]]) -> list[str]:
    """What names the new units and was not made by the reform: `"3 hội nghị tiếp xúc cử tri"`."""
    made = {Posting: own["postings"], Succession: own["successions"], Unit: own["units"]}
    found = []
    for relation in relations():
        model = relation.related_model
        count = (
            model._base_manager.filter(**{f"{relation.field.name}__in": keys})
            .exclude(pk__in=made.get(model, []))
            .count()
        )
        if count:
            found.append(f"{count} {str(model._meta.verbose_name_plural).lower()}")
    return sorted(set(found))


def naming(relation: ForeignObjectRel, keys: Collection[int]) -> int:
    return relation.related_model._base_manager.filter(**{f"{relation.field.name}__in": keys}).count()
