"""Articles, pictures and papers for tests."""

from datetime import timedelta
from io import BytesIO

from django.core.files.base import ContentFile
from django.utils import timezone
from PIL import Image

from frontportal.news.models.article import Article
from frontportal.news.models.category import Category
from frontportal.news.models.document import Document
from frontportal.news.models.picture import Picture
from frontportal.news.models.video import Video
from tests.news.films import REAL


def make_category(name: str = "Tin chung", slug: str = "tin-chung", **given) -> Category:
    return Category.objects.get_or_create(slug=slug, defaults={"name": name} | given)[0]


def make_article(title: str = "Trao nhà Đại đoàn kết", **given) -> Article:
    """Published an hour ago unless told otherwise."""
    values = {
        "slug": Article.objects.free_slug(title),
        "body": "<p>Nội dung.</p>",
        "state": "published",
        "published_at": timezone.now() - timedelta(hours=1),
    }
    return Article.objects.create(
        title=title, **{"category": given.pop("category", None) or make_category()} | values | given
    )


def make_document(number: str = "02/KH-MTTQ", **given) -> Document:
    values = {
        "issued_on": "2023-01-04",
        "issuer": "Ban Thường trực",
        "kind": "plan",
        "abstract": "Tặng quà Tết Quý Mão.",
        "state": "published",
        "published_at": timezone.now() - timedelta(hours=1),
    }
    return Document.objects.create(number=number, **values | given)


def picture_file(
    width: int = 1000, height: int = 500, *, kind: str = "JPEG", name: str = "anh.jpg", **saved
) -> ContentFile:
    """A real picture; `saved` goes to Pillow's save (exif=…)."""
    file = BytesIO()
    Image.new("RGB", (width, height), "#a8161b").save(file, kind, **saved)
    return ContentFile(file.getvalue(), name=name)


def make_picture(**given) -> Picture:
    return Picture.objects.create(**{"image": picture_file(), "alt": "Một căn nhà mái đỏ"} | given)


def make_video(data: bytes = REAL, **given) -> Video:
    values = {"title": "Trồng cây", "words": "Học sinh trồng cây.", "file": ContentFile(data, name="Cây xanh.MP4")}
    return Video.objects.create(**{"poster": given.pop("poster", None) or make_picture()} | values | given)
