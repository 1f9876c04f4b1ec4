"""What one household is given: twice in a year is possible, but somebody says why."""

from collections.abc import Sequence
from typing import Any, ClassVar

from frontportal.kit.doubts import Doubt, DoubtMixin, doubt_reason_field
from frontportal.kit.values.money import dong


def helped_again_field() -> Any:
    return doubt_reason_field(
        "lý do hỗ trợ thêm trong năm", "Chỉ ghi khi hộ đã được hỗ trợ trong cùng năm. Không ghi tên người."
    )


class HelpsHousehold(DoubtMixin):
    """A house or livelihood, given to `household` in `year`; `given` is how much of it counts, in đồng."""

    checked_among = "help of a household in a year"
    doubted_fields = ("household", "year")
    kinds: ClassVar[list[type["HelpsHousehold"]]] = []

    def __init_subclass__(cls, **options: Any) -> None:
        super().__init_subclass__(**options)
        cls.kinds.append(cls)

    @property
    def given(self) -> int:
        raise NotImplementedError

    @classmethod
    def doubts_of(cls, records: Sequence[Any]) -> list[list[Doubt]]:
        """What the household of each is given in the same year by other records, stored or further up among these."""
        helped: dict[tuple[int, int], list[Any]] = {}
        keys = {record.household_id for record in records} - {None}
        years = {record.year for record in records}
        for kind in cls.kinds if keys else ():
            for each in kind.objects.filter(household__in=keys, year__in=years).order_by("pk"):
                helped.setdefault((each.household_id, each.year), []).append(each)
        found = []
        for record in records:
            others = helped.setdefault((record.household_id, record.year), [])
            found.append([doubt_about(each) for each in others if record.household_id and not is_same(each, record)])
            if record.pk is None:
                others.append(record)
        return found


def is_same(one: Any, other: Any) -> bool:
    """Whether both are one record, stored or not."""
    return one is other or type(one) is type(other) and one.pk is not None and one.pk == other.pk


def doubt_about(other: Any) -> Doubt:
    """The household is named by neither: what it was given is."""
    return Doubt(f"Hộ này đã được hỗ trợ trong năm {other.year}: {other} ({dong(other.given)} đồng).", other)
