"""Many pictures into the library at once: each is sent by itself, with its own words, and answered by itself."""

from django.contrib import admin
from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from unfold.decorators import action

from frontportal.picture_files.decoding import KINDS, MOST_BYTES


class SeveralPictures(admin.ModelAdmin):
    """Above the list of pictures: a page where files are dropped, described and sent with a bar of progress."""

    actions_list = ["several"]

    @action(description="Thêm nhiều ảnh", url_path="nhieu-anh", icon="add_photo_alternate", permissions=["add"])
    def several(self, request: HttpRequest) -> HttpResponse:
        if request.method == "POST":
            return self.picture_sent(request)
        context = {"title": "Thêm nhiều ảnh", "most_bytes": MOST_BYTES, "kinds": KINDS, "opts": self.opts}
        return render(request, "admin/news/several_pictures.html", self.admin_site.each_context(request) | context)

    def picture_sent(self, request: HttpRequest) -> JsonResponse:
        """201 with the new picture's address, or 400 with what the form says against it."""
        form = self.get_form(request)(request.POST, request.FILES)
        if not form.is_valid():
            return JsonResponse(
                {"errors": [sentence for sentences in form.errors.values() for sentence in sentences]}, status=400
            )
        with transaction.atomic():
            picture = form.save(commit=False)
            self.save_model(request, picture, form, change=False)
            form.save_m2m()
            self.log_addition(request, picture, [{"added": {}}])
        return JsonResponse({"url": reverse("admin:news_picture_change", args=[picture.pk])}, status=201)
