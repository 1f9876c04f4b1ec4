from django.contrib import admin


class RungFilter(admin.SimpleListFilter):
    title = "chặng"
    parameter_name = "chang"
    RUNGS = {
        "dang-ky": ("Mới đăng ký", {"inspected_on": None}),
        "da-kiem-tra": ("Đã kiểm tra, chưa vào danh sách", {"inspected_on__isnull": False, "decision": None}),
        "trinh": ("Trong danh sách trình", {"decision__isnull": False, "decision__decided_at": None}),
        "cong-nhan": ("Đã công nhận", {"recognition__isnull": False, "recognition__withdrawn_on": None}),
        "thu-hoi": ("Đã thu hồi", {"recognition__withdrawn_on__isnull": False}),
    }

    def lookups(self, request, model_admin):
        return [(key, words) for key, (words, _) in self.RUNGS.items()]

    def queryset(self, request, queryset):
        return queryset.filter(**self.RUNGS[self.value()][1]) if self.value() in self.RUNGS else queryset
