"""Uploads in a bucket: what the site gives out, two hosts at one name, a bucket that does not answer."""

from concurrent.futures import ThreadPoolExecutor
from io import BytesIO

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client
from PIL import Image

from frontportal.stored_files.errors import StorageDown
from frontportal.uploads_bucket.address import uploads_storage
from frontportal.uploads_bucket.storage import UploadsBucket
from tests.news.makers import make_picture, picture_file

NAME = "news/pictures/2026/ảnh hội nghị.jpg"


@pytest.mark.parametrize(
    ("address", "endpoint", "region"),
    [
        ("s3://khoa:m%40t@kho.example.vn/tep", "https://kho.example.vn", "us-east-1"),
        ("s3+http://khoa:m%40t@127.0.0.1:9000/tep/?region=hn-1", "http://127.0.0.1:9000", "hn-1"),
    ],
)
def test_the_address_says_all(address, endpoint, region):
    assert uploads_storage(address)["OPTIONS"] == {
        "endpoint_url": endpoint,
        "bucket_name": "tep",
        "access_key": "khoa",
        "secret_key": "m@t",
        "region_name": region,
    }


@pytest.mark.parametrize(
    "address",
    ["s3://kho.example.vn/tep", "s3://a:b@kho/", "s3://a:b@kho/x/y", "https://a:b@kho/x", "s3://a:b@kho:p/x", "x"],
)
def test_what_is_no_address_is_told_without_its_secret(address):
    with pytest.raises(ImproperlyConfigured, match="UPLOADS_URL phải có dạng") as error:
        uploads_storage(address)
    assert address not in str(error.value)


def test_keeps_and_gives_back(bucket):
    assert default_storage.save(NAME, ContentFile("một".encode())) == NAME
    assert default_storage.open(NAME).read() == "một".encode()
    assert (default_storage.size(NAME), default_storage.exists(NAME), default_storage.exists("x")) == (5, True, False)
    assert default_storage.url(NAME) == "/tep/news/pictures/2026/%E1%BA%A3nh%20h%E1%BB%99i%20ngh%E1%BB%8B.jpg"
    default_storage.delete(NAME)
    with pytest.raises(FileNotFoundError):
        default_storage.open(NAME)


@pytest.mark.parametrize("can_tell", [True, False])
def test_two_hosts_at_one_name_keep_both_files(bucket, monkeypatch, can_tell):
    """Each asked whether the name is free before the other stored: the bucket knows better, or is asked once more."""
    if not can_tell:
        without_conditions(bucket, monkeypatch)
    first, second = bucket._save(NAME, ContentFile(b"1")), bucket._save(NAME, ContentFile(b"2"))
    assert (first, second != NAME, second.endswith(".jpg")) == (NAME, True, True)
    assert (bucket.open(first).read(), bucket.open(second).read()) == (b"1", b"2")


def without_conditions(bucket: UploadsBucket, monkeypatch) -> None:
    from botocore.exceptions import ClientError

    client = bucket.connection.meta.client
    put = client.put_object

    def old_maker(**given):
        if "IfNoneMatch" in given:
            faults = {"Error": {"Code": "NotImplemented"}, "ResponseMetadata": {"HTTPStatusCode": 501}}
            raise ClientError(faults, "PutObject")
        return put(**given)

    monkeypatch.setattr(client, "put_object", old_maker)


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["../x.jpg", "/x.jpg", "a/../../x.jpg"])
def test_no_name_leads_out(bucket, name):
    assert Client().get(f"/tep/{name}").status_code in (400, 404)


@pytest.mark.django_db
class TestServing:
    def test_a_picture_its_copies_and_a_part(self, bucket, client):
        picture = make_picture(image=picture_file(1000, 500))
        small = picture.avif_srcset.split()[0]
        answer = client.get(small)
        assert Image.open(BytesIO(b"".join(answer.streaming_content))).size == (320, 160)
        whole = client.get(picture.url)
        content = b"".join(whole.streaming_content)
        assert (whole.status_code, whole["Content-Type"], whole["Content-Length"]) == (
            200,
            "image/webp",
            str(len(content)),
        )
        assert client.get(picture.url, headers={"If-None-Match": whole["ETag"]}).status_code == 304
        part = client.get(picture.url, headers={"Range": "bytes=2-5"})
        assert (part.status_code, b"".join(part.streaming_content)) == (206, content[2:6])
        assert bucket.open(picture.image.name).read() == content
        picture.delete()
        assert client.get(picture.url).status_code == 404

    def test_a_bucket_that_does_not_answer_is_told_and_comes_back(self, bucket, client, monkeypatch):
        picture = make_picture(image=picture_file(1000, 500))
        with monkeypatch.context() as patched:
            patched.setattr(default_storage, "_wrapped", nowhere())
            with pytest.raises(StorageDown):
                default_storage.exists(picture.image.name)
            client.raise_request_exception = False
            answer = client.get(picture.url)
            assert (
                answer.status_code,
                answer["Retry-After"],
                "Kho tệp tải lên không trả lời" in answer.content.decode(),
            ) == (
                503,
                "20",
                True,
            )
            assert "Không kết nối" in default_storage.fault()
        assert bucket.fault() == ""
        assert client.get(picture.url).status_code == 200


def nowhere() -> UploadsBucket:
    return UploadsBucket(**uploads_storage("s3+http://khoa:mat@127.0.0.1:9/tep")["OPTIONS"])


def test_nobody_listens_there():
    storage = nowhere()
    for ask in (storage.exists, storage.size, storage.open, storage.delete):
        with pytest.raises(StorageDown):
            ask("a.jpg")
    with pytest.raises(StorageDown):
        storage.save("a.jpg", ContentFile(b"1"))


def test_one_connection_serves_all_requests(bucket):
    """Theirs lies in what gevent makes anew for each."""
    with ThreadPoolExecutor(3) as pool:
        assert len({id(each) for each in pool.map(lambda _: bucket.connection, range(9))}) == 1


def test_a_bucket_that_is_not_there_is_told(bucket, monkeypatch):
    monkeypatch.setattr(bucket, "bucket_name", "kho-khac")
    assert bucket.fault() == "Kho kho-khac tại https://kho.example.vn trả lời 404."
    with pytest.raises(StorageDown):
        bucket.save("a.jpg", ContentFile(b"1"))
