"""Sheets of recognised titles, which the tests of the import's pages bring in."""

from campaigns.models.titles import Title
from tests.makers import make_user

LABEL = "campaigns.recognition"
HEADERS = ["Khu dân cư", "Năm", "Danh hiệu", "Số quyết định", "Ngày quyết định"]
LEVEL = Title.EXEMPLARY.label


def row(code, *, year=2023, level=LEVEL, number="12/QĐ"):
    return [code, year, level, number, f"18/11/{year}"]


def sign_in(client, name):
    user = make_user(name, group="Biên tập viên")
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return user


DAYS = "campaigns.unityday"
DAY_HEADERS = ["Khu dân cư", "Năm", "Ngày tổ chức", "Phần lễ", "Số lượt người dự"]


def day(code, people=90):
    return [code, 2023, "18/11/2023", "có", people]
