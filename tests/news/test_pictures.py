"""Pictures: what is taken in, what is left out of them, in which sizes they are kept."""

from io import BytesIO
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image

from frontportal.kit.records import pictures
from frontportal.news.models.picture import Picture
from frontportal.picture_files import copies, decoding
from tests.makers import make_user
from tests.news.makers import make_picture, picture_file

HEIC = Path(__file__).parent / "samples" / "phone.heic"


def stored(name: str, picture: Picture) -> Image.Image:
    with picture.image.storage.open(name) as file:
        return Image.open(BytesIO(file.read()))


@pytest.mark.django_db
class TestStoring:
    def test_keeps_webp_in_the_sizes_of_screens(self):
        picture = make_picture(image=picture_file(2400, 1200))
        assert (picture.width, picture.height) == (1920, 960)
        sizes = [stored(copies.narrower(picture.image.name, width), picture).size for width in copies.WIDTHS]
        assert sizes == [(320, 160), (480, 240), (640, 320), (960, 480)]
        assert stored(picture.image.name, picture).format == "WEBP"
        assert [entry.split()[1] for entry in picture.srcset.split(", ")] == ["320w", "480w", "640w", "960w", "1920w"]

    def test_a_small_picture_has_no_copies(self):
        picture = make_picture(image=picture_file(300, 200))
        assert picture.srcset == f"{picture.url} 300w"

    def test_a_browser_is_offered_avif_and_the_copy_is_made_when_it_asks(self, client):
        picture = make_picture(image=picture_file(1000, 500))
        _, small, _, middle, whole = (entry.split()[0] for entry in picture.avif_srcset.split(", "))
        answer = client.get(small)
        assert (answer.status_code, answer["Content-Type"], small[-9:]) == (200, "image/avif", "-480.avif")
        kept = Image.open(BytesIO(b"".join(answer.streaming_content)))
        assert (kept.format, kept.size, client.get(middle.replace("960", "961")).status_code) == (
            "AVIF",
            (480, 240),
            404,
        )
        Picture.objects.filter(pk=picture.pk).update(is_withheld=True)
        assert [client.get(each).status_code for each in (small, whole)] == [404, 404]

    @pytest.mark.parametrize("ending", ["webp", "avif"])
    def test_a_library_from_before_a_width_was_added_gets_it_when_a_browser_asks(self, client, ending):
        picture = make_picture(image=picture_file(1000, 500))
        name, storage = copies.narrower(picture.image.name, 320), picture.image.storage
        storage.delete(name)
        answer = client.get(storage.url(name).replace(".webp", f".{ending}"))
        kept = Image.open(BytesIO(b"".join(answer.streaming_content)))
        assert (answer.status_code, kept.format, kept.size, storage.exists(name)) == (
            200,
            ending.upper(),
            (320, 160),
            True,
        )
        assert client.get(storage.url(name).replace("-320", "-321")).status_code == 404

    def test_where_a_narrower_one_cannot_be_made_the_whole_is_given(self, client, monkeypatch):
        picture = make_picture(image=picture_file(1000, 500))
        name, storage = copies.narrower(picture.image.name, 320), picture.image.storage
        storage.delete(name)
        monkeypatch.setattr(copies, "as_webp", lambda picture: (_ for _ in ()).throw(OSError("full")))
        answer = client.get(storage.url(name).replace(".webp", ".avif"))
        kept = Image.open(BytesIO(b"".join(answer.streaming_content)))
        assert (answer.status_code, kept.format, kept.size) == (200, "WEBP", (1000, 500))

    def test_where_no_copy_can_be_made_the_first_one_is_given(self, client, monkeypatch):
        monkeypatch.setattr(copies, "as_avif", lambda picture: (_ for _ in ()).throw(OSError("full")))
        answer = client.get(make_picture().avif_srcset.split()[0])
        assert (answer.status_code, answer["Content-Type"]) == (200, "image/webp")

    def test_a_phones_picture_becomes_one_of_the_library(self):
        picture = make_picture(image=ContentFile(HEIC.read_bytes(), name="IMG_0001.HEIC"))
        assert (picture.width, picture.height, stored(picture.image.name, picture).format) == (64, 48, "WEBP")

    @pytest.mark.parametrize("is_withheld", [False, True])
    def test_stands_in_the_library_once(self, is_withheld):
        make_picture(
            image=ContentFile(HEIC.read_bytes(), name="IMG_0001.HEIC"), caption="Lễ bàn giao", is_withheld=is_withheld
        )
        again = Picture(image=ContentFile(HEIC.read_bytes(), name="anh-khac.heic"), alt="Ảnh", caption="Ảnh")
        with pytest.raises(ValidationError) as refused:
            again.full_clean()
        [sentence] = refused.value.message_dict["image"]
        assert ("“Lễ bàn giao”" in sentence, "rút đồng ý" in sentence) == (not is_withheld, is_withheld)

    def test_of_forty_million_pixels_only_those_of_a_screen_are_kept(self):
        file = picture_file(8000, 5000)
        upright = pictures.opened(file)
        assert (upright.size, upright.mode) == ((1920, 1200), "RGB")

    def test_leaves_out_where_it_was_taken(self):
        exif = Image.Exif()
        exif[0x010E] = "Nhà bà A"
        exif.get_ifd(0x8825)[2] = (11.8, 0.0, 0.0)
        picture = make_picture(image=picture_file(exif=exif))
        kept = stored(picture.image.name, picture)
        assert (dict(kept.getexif()), kept.info.get("exif")) == ({}, None)

    def test_turns_it_upright(self):
        exif = Image.Exif()
        exif[0x0112] = 6  # the camera was held on its side
        picture = make_picture(image=picture_file(1000, 500, exif=exif))
        assert (picture.width, picture.height) == (500, 1000)

    def test_saving_again_changes_nothing(self):
        picture = Picture.objects.get(pk=make_picture().pk)
        before = (picture.image.name, picture.width, picture.height)
        picture.caption = "Chú thích"
        picture.full_clean()
        picture.save()
        picture.refresh_from_db()
        assert (picture.image.name, picture.width, picture.height) == before


class TestRefusing:
    def refused(self, file) -> str:
        with pytest.raises(ValidationError) as error:
            Picture(image=file, alt="Ảnh").clean_fields(exclude=["created_by", "updated_by"])
        return " ".join(error.value.messages)

    @pytest.mark.parametrize(
        "content", [b"", b"<svg onload='x()'/>", b"%PDF-1.7", b"\x89PNG\r\n\x1a\n" + b"\0" * 40, b"GIF89a<script>"]
    )
    def test_what_is_no_picture(self, content):
        assert "không phải ảnh" in self.refused(ContentFile(content, name="anh.png"))

    def test_what_is_cut_off(self):
        whole = picture_file(kind="PNG").read()
        assert "không phải ảnh" in self.refused(ContentFile(whole[: len(whole) // 2], name="anh.png"))

    def test_what_is_too_many_pixels(self, monkeypatch):
        monkeypatch.setattr(decoding, "MOST_PIXELS", 100)
        assert "50 triệu điểm ảnh" in self.refused(picture_file())

    def test_what_would_take_too_much_memory(self, monkeypatch):
        monkeypatch.setattr(decoding, "MOST_DECODED", 100)
        assert "loại khác không quá 30 triệu" in self.refused(picture_file(kind="PNG"))

    def test_what_is_too_heavy(self, monkeypatch):
        monkeypatch.setattr(decoding, "MOST_BYTES", 100)
        assert "15 MB" in self.refused(picture_file())

    def test_what_is_too_heavy_is_not_looked_into_by_forms(self, monkeypatch):
        """A JPEG without an end is looked through byte by byte: one of 300 MB held a thread for minutes."""
        monkeypatch.setattr(decoding, "MOST_BYTES", 100)
        monkeypatch.setattr(Image, "open", lambda *args, **options: pytest.fail("looked into"))
        file = SimpleUploadedFile("anh.jpg", b"\xff\xd8\xff\xe0" + bytes(200), "image/jpeg")
        with pytest.raises(ValidationError) as refused:
            Picture._meta.get_field("image").formfield().clean(file)
        assert refused.value.messages == ["Ảnh nặng 0 MB. Hãy dùng ảnh không quá 15 MB."]

    def test_a_picture_without_words(self):
        with pytest.raises(ValidationError) as error:
            Picture(image=picture_file(), alt="").clean_fields()
        assert "alt" in error.value.message_dict


@pytest.mark.django_db
class TestSeveralAtOnce:
    ADDRESS = "/quan-tri/news/picture/nhieu-anh/"

    def sent(self, group: str, **given):
        client = Client()
        client.force_login(make_user(group=group))
        return client.post(self.ADDRESS, given)

    def test_one_by_one(self):
        answer = self.sent("Biên tập viên", image=uploaded(), alt="Một căn nhà", caption="Trao nhà", credit="Ảnh: BTT")
        kept = Picture.objects.get()
        assert (answer.status_code, answer.json()) == (201, {"url": f"/quan-tri/news/picture/{kept.pk}/change/"})
        assert (kept.alt, kept.credit, kept.created_by.username) == ("Một căn nhà", "Ảnh: BTT", "can-bo")

    def test_what_is_wrong_is_said_and_not_kept(self):
        answer = self.sent(
            "Biên tập viên", image=SimpleUploadedFile("a.jpg", b"<svg onload=alert(1)>"), alt=" ", caption=" "
        )
        assert (answer.status_code, Picture.objects.count()) == (400, 0)
        assert len(answer.json()["errors"]) == 3

    def test_not_by_who_only_reads(self):
        assert self.sent("Lãnh đạo", image=uploaded(), alt="A").status_code == 403
        assert Picture.objects.count() == 0


def uploaded() -> SimpleUploadedFile:
    return SimpleUploadedFile("anh.jpg", picture_file().read())


@pytest.mark.django_db
def test_a_form_that_comes_back_says_that_the_file_is_gone_and_shows_none(client):
    client.force_login(make_user(is_superuser=True), backend="django.contrib.auth.backends.ModelBackend")
    address = reverse("admin:news_picture_add")
    page = client.post(address, {"image": uploaded(), "alt": "Hội trường"}).content.decode()
    assert ("Tệp đã chọn không giữ lại được: hãy chọn lại tệp." in page, 'width="120"' in page) == (True, False)
    assert "Tệp đã chọn" not in client.post(address, {"alt": "Hội trường"}).content.decode()
