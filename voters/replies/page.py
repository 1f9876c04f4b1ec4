"""The page that records one letter for many petitions: chosen in the list, stored together or not at all."""

from urllib.parse import urlencode

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import redirect, render
from django.urls import path, reverse

from frontportal.kit.records.db_errors import translate_db_errors
from voters.models.petition import Petition

from .forms import AnswerForm, LetterForm, stored_sentences, without_text
from .letters import answer_together, refusal

MOST = 200  # petitions that one page asks about
CHOOSE_AGAIN = "Nếu đã chọn tệp thì hãy chọn lại tệp: trình duyệt không giữ tệp."


class LetterPage:
    """For the ModelAdmin of petitions."""

    def get_urls(self):
        if self.model is not Petition:
            return super().get_urls()
        page = self.admin_site.admin_view(self.letter_page)
        return [path("van-ban-tra-loi/", page, name="voters_petition_letter"), *super().get_urls()]

    @admin.action(description="Ghi một văn bản trả lời", permissions=["classify"])
    def answer_selected(self, request, queryset):
        """Leads to the page of the letter with those that can be answered; the others are told."""
        chosen = list(queryset.order_by("code")[: MOST + 1])
        if len(chosen) > MOST:
            messages.warning(request, f"Mỗi lần ghi một văn bản cho nhiều nhất {MOST} kiến nghị. Hãy chọn ít hơn.")
            return None
        refused = [(petition, refusal(petition)) for petition in chosen]
        for petition, sentence in refused:
            if sentence:
                messages.warning(request, f"{petition.code}: {sentence}.")
        ids = ",".join(str(petition.pk) for petition, sentence in refused if not sentence)
        return redirect(f"{reverse('admin:voters_petition_letter')}?{urlencode({'ids': ids})}") if ids else None

    def letter_page(self, request):
        if not self.has_classify_permission(request):
            raise PermissionDenied
        petitions = self.petitions_asked(request)
        if not petitions:
            messages.warning(request, "Hãy chọn trong danh sách những kiến nghị mà văn bản trả lời.")
            return redirect("admin:voters_petition_changelist")
        letter = LetterForm(request.POST or None, request.FILES or None, petitions=petitions)
        forms = [AnswerForm(request.POST or None, petition=petition) for petition in petitions]
        sentences: list[str] = []
        if request.method == "POST" and self.letter_stored(request, letter, forms, sentences):
            messages.success(request, f"Đã ghi văn bản {letter.instance} trả lời {len(forms)} kiến nghị.")
            return redirect(
                f"{reverse('admin:voters_petition_changelist')}?{urlencode({'pk__in': request.GET['ids']})}"
            )
        context = self.admin_site.each_context(request) | {
            "title": "Ghi một văn bản trả lời",
            "letter": letter,
            "forms": forms,
            "sentences": sentences,
            "opts": self.opts,
        }
        return render(request, "admin/voters/letter.html", context)

    def petitions_asked(self, request) -> list[Petition]:
        """Of the keys in the address those that the user may see."""
        keys = [int(key) for key in request.GET.get("ids", "").split(",") if key.isascii() and key.isdecimal()]
        keys = [key for key in keys if key < 1 << 63][:MOST]
        found = Petition.objects.visible_to(request.user).filter(pk__in=keys)
        return list(found.select_related("unit__parent", "agency").order_by("code"))

    def letter_stored(self, request, letter, forms, sentences: list[str]) -> bool:
        """Whether all is stored; `sentences` tell what stands against it."""
        is_valid = all([letter.is_valid(), *(form.is_valid() for form in forms)])
        if not is_valid:
            sentences += ["Chưa lưu gì: còn ô cần sửa, ghi ở ngay ô đó.", *letter.non_field_errors()]
        else:
            answers = [form.answer(letter.cleaned_data["text"]) for form in forms]
            sentences += without_text(answers)
            try:
                if not sentences:
                    with translate_db_errors():
                        answer_together(letter.instance, answers, by=request.user)
            except ValidationError as error:
                sentences += ["Chưa lưu gì.", *stored_sentences(error)]
        if sentences and request.FILES:
            sentences.append(CHOOSE_AGAIN)
        return not sentences
