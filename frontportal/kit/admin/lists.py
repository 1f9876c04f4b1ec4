"""Lists of the admin: counted once, with what their columns show fetched at once."""

from unfold.views import ChangeList


class SingleCountChangeList(ChangeList):
    """A list that counts once: without a filter the number found is the number there is."""

    def get_results(self, request):
        super().get_results(request)
        if not self.query and not self.has_active_filters:
            self.full_result_count = self.result_count


def has_field(model, name: str) -> bool:
    return name in {field.name for field in model._meta.get_fields()}


def related_of(model, columns) -> list[str]:
    """Relations that a list with these columns shows; a unit also fetches the commune it lies in."""
    found = []
    for field in model._meta.fields:
        if field.is_relation and field.name in columns:
            found.append(f"{field.name}__parent" if has_field(field.related_model, "parent") else field.name)
    return found
