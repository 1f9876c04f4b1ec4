"""A filter of meetings and petitions by what is counted."""

from unfold.contrib.filters.admin import DropdownFilter


class CountedFilter(DropdownFilter):
    """What voters said, or what it became: the two numbers of a meeting and of a year."""

    title = "đếm theo"
    parameter_name = "dem"

    def lookups(self, request, model_admin):
        return [("y-kien", "Ý kiến đã ghi"), ("kien-nghi", "Kiến nghị sau khi tách, gộp")]

    def queryset(self, request, queryset):
        if self.value() == "y-kien":
            return queryset.voiced()
        return queryset.standing() if self.value() == "kien-nghi" else queryset
