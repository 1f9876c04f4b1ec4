"""Pictures that people bring, as bytes."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.forms import ModelForm
from PIL import Image

from frontportal.news.models.picture import Picture
from frontportal.picture_files.decoding import opened
from frontportal.picture_files.encoding import as_avif, shrunk
from tests.news.makers import picture_file


@pytest.mark.parametrize(("kind", "size"), [("JPEG", (1920, 960)), ("PNG", (1920, 960))])
def test_no_wider_than_a_screen_and_shrunk_once_more(kind, size):
    picture = opened(picture_file(2400, 1200, kind=kind))
    assert (picture.size, picture.mode, shrunk(picture, 480).size) == (size, "RGB", (480, 240))


def test_an_avif_is_read_again():
    picture = opened(picture_file(300, 200))
    copy = as_avif(picture)
    assert opened(copy).size == (300, 200)


def cut_short() -> bytes:
    whole = picture_file(1600, 1200).read()
    return whole[: len(whole) // 3]


def too_large() -> bytes:
    file = BytesIO()
    Image.new("1", (20_000, 20_000)).save(file, "PNG")
    return file.getvalue()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"%PDF-1.4 trailer", "Đây là tệp PDF, không phải ảnh."),
        (b"<?xml version='1.0'?><svg><script>alert(1)</script></svg>", "Đây là hình vẽ SVG"),
        (cut_short(), "ảnh bị cắt cụt hoặc hỏng giữa chừng"),
        (too_large(), "Ảnh quá lớn."),
        (b"\x00\x00\x00\x18ftypheic" + b"\x00" * 900, "không phải ảnh JPEG, PNG, WebP, GIF, AVIF hoặc HEIC đọc được"),
    ],
    ids=["pdf", "svg", "cut-short", "too-large", "broken-heic"],
)
def test_a_form_says_what_is_wrong_with_a_file(content, sentence):
    """Of a picture cut short the form said that no file was chosen; of one too large, that it was none."""

    class PictureForm(ModelForm):
        class Meta:
            model = Picture
            fields = ("image",)

    form = PictureForm({}, {"image": SimpleUploadedFile("anh.jpg", content)})
    assert [sentence in text for text in form.errors["image"]] == [True]
