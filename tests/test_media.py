"""Uploads: nothing is served but what a room calls public, and nothing served has power in the browser."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from frontportal.news.models.article import Attachment
from frontportal.picture_files.copies import WIDTHS
from tests.makers import make_user
from tests.news.makers import make_article, make_document, make_picture
from tests.world import make_unit


def attach(article, name: str = "ke-hoach.pdf") -> Attachment:
    return Attachment.objects.create(article=article, title="Kế hoạch", file=ContentFile(b"%PDF-1.7", name=name))


@pytest.mark.django_db
class TestServing:
    def test_a_picture_is_shown_and_kept(self, client):
        response = client.get(make_picture().url)
        assert (response.status_code, response["Content-Type"]) == (200, "image/webp")
        assert response["X-Content-Type-Options"] == "nosniff"
        assert "sandbox" in response["Content-Security-Policy"]
        assert "script-src" not in response["Content-Security-Policy"]
        assert response["Content-Disposition"].startswith("inline")
        assert "immutable" in response["Cache-Control"]

    def test_every_size_while_the_picture_is_in_the_library(self, client):
        picture = make_picture()
        sizes = [entry.split()[0] for entry in picture.srcset.split(", ")]
        assert [client.get(url).status_code for url in sizes] == [200] * (len(WIDTHS) + 1)
        picture.delete()
        assert [client.get(url).status_code for url in sizes] == [404] * (len(WIDTHS) + 1)

    def test_other_files_are_saved_not_opened(self, client):
        response = client.get(attach(make_article(), "bang.csv").file.url)
        assert response["Content-Disposition"].startswith("attachment")

    def test_attachment_of_a_draft_is_closed_to_the_public(self, client):
        attachment = attach(make_article(state="draft", published_at=None))
        assert client.get(attachment.file.url).status_code == 404
        client.force_login(make_user(group="Biên tập viên"))
        assert client.get(attachment.file.url).status_code == 200

    def test_attachment_of_another_areas_draft_is_closed_to_its_neighbours(self, client, world):
        other = make_unit("xa-ben", "Bên Cạnh", "commune", world.province)
        attachment = attach(make_article(state="draft", published_at=None, unit=world.merged))
        for commune, status in ((other, 404), (world.merged, 200)):
            client.force_login(make_user(f"can-bo-{commune.pk}", group="Cán bộ xã", unit=commune))
            assert client.get(attachment.file.url).status_code == status

    def test_file_of_a_withdrawn_paper_is_closed(self, client):
        document = make_document(file=ContentFile(b"%PDF-1.7", name="van-ban.pdf"))
        assert client.get(document.file.url).status_code == 200
        document.state = "withdrawn"
        document.save()
        assert client.get(document.file.url).status_code == 404

    @pytest.mark.parametrize(
        "path",
        [
            "/tep/secret_key",
            "/tep/../secret_key",
            "/tep/news/pictures/../../secret_key",
            "/tep/news/pictures/..%2f..%2fsecret_key",
            "/tep/news/pictures/%2e%2e/secret_key",
            "/tep//etc/passwd",
            "/tep/news/pictures/",
            "/tep/news/pictures/khong-co.webp",
            "/tep/news/pictures",
            "/tep/voters/thu.pdf",
        ],
    )
    def test_nothing_else(self, client, path):
        default_storage.save("voters/thu.pdf", ContentFile(b"x"))
        default_storage.save("secret_key", ContentFile(b"x"))
        assert client.get(path).status_code == 404


@pytest.mark.django_db
class TestInPartAndNotAgain:
    @pytest.fixture
    def url(self) -> str:
        return make_document(file=ContentFile(b"%PDF-1.7 0123456789", name="van-ban.pdf")).file.url

    def test_not_again_to_who_has_it(self, client, url):
        first = client.get(url)
        assert client.get(url, headers={"if-none-match": first["ETag"]}).status_code == 304
        assert client.get(url, headers={"if-modified-since": first["Last-Modified"]}).status_code == 304
        assert client.get(url, headers={"if-none-match": '"other"'}).status_code == 200

    def test_not_compressed_once_more(self, client, url):
        response = client.get(url, headers={"accept-encoding": "gzip"})
        assert ("Content-Encoding" in response.headers, response["Content-Length"]) == (False, "19")

    @pytest.mark.parametrize(
        ("asked", "bytes_given", "which"),
        [
            ("bytes=0-3", b"%PDF", "bytes 0-3/19"),
            ("bytes=9-", b"0123456789", "bytes 9-18/19"),
            ("bytes=-2", b"89", "bytes 17-18/19"),
            ("bytes=-99", b"%PDF-1.7 0123456789", "bytes 0-18/19"),
            ("bytes=18-99", b"9", "bytes 18-18/19"),
            ("bytes=0-0", b"%", "bytes 0-0/19"),
        ],
    )
    def test_in_part(self, client, url, asked, bytes_given, which):
        response = client.get(url, headers={"range": asked})
        assert (response.status_code, response["Content-Range"]) == (206, which)
        assert (b"".join(response), response["Content-Length"]) == (bytes_given, str(len(bytes_given)))
        assert "sandbox" in response["Content-Security-Policy"]

    @pytest.mark.parametrize("asked", ["bytes=19-", "bytes=5-4", "bytes=-0"])
    def test_a_part_that_is_not_there(self, client, url, asked):
        response = client.get(url, headers={"range": asked})
        assert (response.status_code, response["Content-Range"]) == (416, "bytes */19")

    @pytest.mark.parametrize(
        "asked", ["bytes=", "bytes=-", "bytes=0-1,4-5", "lines=0-1", "bytes=a-b", f"bytes={'9' * 40}-"]
    )
    def test_what_says_no_part_gets_the_whole(self, client, url, asked):
        assert client.get(url, headers={"range": asked}).status_code == 200

    def test_a_part_of_another_state_gets_the_whole(self, client, url):
        assert client.get(url, headers={"range": "bytes=0-3", "if-range": '"other"'}).status_code == 200
        etag = client.get(url)["ETag"]
        assert client.get(url, headers={"range": "bytes=0-3", "if-range": etag}).status_code == 206
