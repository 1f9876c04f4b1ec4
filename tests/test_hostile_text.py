"""Characters that no feed, workbook or document can hold, typed, imported and sent: nothing that the portal gives out
fails of them.
"""

import csv
import json
import re
import zipfile
from io import BytesIO, StringIO
from itertools import cycle

import pytest
from django.apps import apps
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, models, transaction
from django.test import Client
from django.urls import reverse
from lxml import etree

from campaigns.models.campaign import Campaign
from frontportal.kit.values.text import UNPRINTABLE, nfc, printable
from frontportal.news.models.article import Article
from tests.makers import make_user
from tests.public_pages import PAGES
from tests.reading import nothing_written
from tests.voters.makers import make_petition
from tests.whole_site.crawling import Answer, links_of

PLANT = "Mẫu\x01\x1f\x7f\x85\x9f\ufffe\uffff\U0001ffff\ud800\ufdd0\u200b\u2003\u3000Đ\x0b"
FILE = re.compile(r"\.(xml|csv|json|xlsx|docx|pdf|ics|txt|svg)(\?|$)|/(rss|atom)/")
ALWAYS = ["/sitemap.xml", "/robots.txt", "/tin-tuc/rss/", "/tin-tuc/atom/"]


def takes_text(field) -> bool:
    """Fields in which a person writes; not those whose form the database or an address lays down."""
    kinds = (models.SlugField, models.URLField, models.EmailField, models.FileField)
    written = isinstance(field, models.CharField | models.TextField) and not isinstance(field, kinds)
    return written and not field.choices and field.name != "code"


def plant(model) -> None:
    """One text field after the other, where the rules of the database allow it."""
    for field in model._meta.local_concrete_fields:
        if not takes_text(field) or field.primary_key:
            continue
        room = field.max_length or 200
        planted = models.functions.Substr(
            models.functions.Concat(models.Value(printable(PLANT)), field.attname, output_field=models.TextField()),
            1,
            room,
        )
        try:
            with transaction.atomic():
                newest = model._base_manager.order_by("-pk").values_list("pk", flat=True)[:40]
                model._base_manager.filter(pk__in=list(newest)).update(**{field.attname: planted})
                if not field.unique:
                    model._base_manager.filter(pk__in=list(newest[:20])).update(**{field.attname: PLANT[:room]})
                connection.check_constraints()
        except (DatabaseError, ValidationError):  # some fields refuse by themselves
            continue


def stored_texts():
    """(model, field, text) of all that is stored and could not be printed."""
    for model in apps.get_models():
        for field in model._meta.local_concrete_fields:
            if isinstance(field, models.CharField | models.TextField):
                for text in model._base_manager.values_list(field.attname, flat=True):
                    if isinstance(text, str) and UNPRINTABLE.search(text):
                        yield model._meta.label, field.name, text


def check_file(path: str, response) -> None:
    """Readable as what it calls itself."""
    content = b"".join(response.streaming_content) if response.streaming else response.content
    kind = response["Content-Type"].partition(";")[0]
    if "xml" in kind and "openxml" not in kind:
        etree.fromstring(content)
    elif kind == "application/json":
        json.loads(content)
    elif kind == "text/csv":
        list(csv.reader(StringIO(content.decode("utf-8-sig")), strict=True))
    elif content.startswith(b"PK"):
        with zipfile.ZipFile(BytesIO(content)) as package:
            for name in package.namelist():
                if name.endswith(".xml"):
                    etree.fromstring(package.read(name))


@pytest.mark.usefixtures("visit")
@pytest.mark.parametrize("turn", [0, pytest.param(1, marks=pytest.mark.slow)])
def test_feeds_and_files_hold_whatever_was_stored(turn):
    """Every page, and every second file that it leads to; the others by `bin/test -m slow`."""
    for model in apps.get_models():
        if model._meta.app_label not in ("sessions", "contenttypes", "auth", "admin"):
            plant(model)
    assert Article.objects.filter(title__contains="Đ").exists()
    assert list(stored_texts()) == []
    failed, reader, files = {}, Client(raise_request_exception=False), set(ALWAYS)
    with nothing_written():
        for path in PAGES:
            response = reader.get(path)
            if response.status_code >= 500:
                failed[path] = response.status_code
            answer = Answer(response.status_code, response["Content-Type"], response.content)
            files |= {link for link in links_of(path, answer) if FILE.search(link) and not link.startswith("/static/")}
        for path in sorted(files)[turn::2]:
            response = reader.get(path)
            if response.status_code >= 500:
                failed[path] = response.status_code
            elif response.status_code == 200:
                check_file(path, response)
    assert failed == {}


@pytest.mark.usefixtures("visit")
@pytest.mark.parametrize("turn", [0, pytest.param(1, marks=pytest.mark.slow)])
def test_sheets_of_staff_hold_whatever_was_stored(turn):
    """Each list in one of the two kinds of file, in turn; in the other by `bin/test -m slow`."""
    for model in admin.site._registry:
        if not model._meta.proxy:
            plant(model)
    client = Client(raise_request_exception=False)
    client.force_login(make_user("moi-quyen", is_superuser=True), backend="django.contrib.auth.backends.ModelBackend")
    failed = []
    for ending, (model, model_admin) in zip(cycle(("01", "10")[turn]), admin.site._registry.items(), strict=False):
        if model_admin.resource_classes:
            url = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_export")
            response = client.post(url, {"format": ending, "resource": "0"})
            if response.status_code != 200 or not response.get("Content-Disposition"):
                failed.append((url, ending))
            else:
                check_file(url, response)
    assert failed == []


def test_what_is_typed_into_the_admin(client, db):
    client.force_login(make_user(is_superuser=True), backend="django.contrib.auth.backends.ModelBackend")
    typed = PLANT.replace("\ud800", "")
    client.post(
        reverse("admin:campaigns_campaign_add"), {"kind": "drive", "name": typed, "summary": typed, "position": "1"}
    )
    campaign = Campaign.objects.get()
    assert (campaign.name, campaign.summary) == ("Mẫu\u2003\u3000Đ", "Mẫu\u2003\u3000Đ")


def test_what_is_typed_at_a_step(client, world):
    client.force_login(make_user(is_superuser=True), backend="django.contrib.auth.backends.ModelBackend")
    petition = make_petition(world.north)
    url = reverse("admin:voters_petition_transition", args=[petition.pk, "rejected"])
    client.post(url, {"note": PLANT.replace("\ud800", "")})
    assert petition.steps.latest("pk").note == "Mẫu\u200b\u2003\u3000Đ"


@pytest.mark.parametrize("way", ["create", "bulk_create", "update", "look for"])
def test_any_way_into_a_column(db, way):
    if way == "bulk_create":
        Campaign.objects.bulk_create([Campaign(kind="drive", name=PLANT, slug="mau")])
    else:
        Campaign.objects.create(kind="drive", name="Mẫu" if way == "update" else PLANT, slug="mau")
    if way == "update":
        Campaign.objects.update(name=PLANT)
    if way == "look for":
        assert Campaign.objects.filter(name=PLANT).count() == 1
    assert Campaign.objects.get().name == "Mẫu\u200b\u2003\u3000Đ "


def test_composed_text_is_printable():
    assert nfc(PLANT) == "Mẫu\u2003\u3000Đ "
    assert nfc("a\x00b\x0cc\td\n") == "ab c\td\n"
