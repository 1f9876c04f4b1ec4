"""What the search of the site finds of this room: its one page."""

from django.urls import reverse

from frontportal.kit.web.searching import SearchedPage


def pages() -> list[SearchedPage]:
    words = "quyen rieng tu bao ve du lieu xoa du lieu rut dong y luu bao lau"
    return [SearchedPage("Dữ liệu cá nhân", reverse("personal_data:page"), words)]
