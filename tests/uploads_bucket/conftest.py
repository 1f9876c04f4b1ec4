import pytest
from django.core.files.storage import default_storage
from moto import mock_aws

from frontportal.uploads_bucket.address import uploads_storage
from frontportal.uploads_bucket.storage import UploadsBucket

ENDPOINT = "https://kho.example.vn"


@pytest.fixture
def bucket(settings, tmp_path, monkeypatch) -> UploadsBucket:
    """The default storage, in an empty bucket; an empty data folder."""
    monkeypatch.setenv("MOTO_S3_CUSTOM_ENDPOINTS", ENDPOINT)
    with mock_aws():
        settings.DATA_DIR, settings.MEDIA_ROOT = tmp_path, tmp_path / "media"
        given = uploads_storage(f"{ENDPOINT.replace('https', 's3')}/tep-tai-len".replace("//", "//khoa:mat@"))
        settings.UPLOADS_URL = "s3://…"
        settings.STORAGES = {**settings.STORAGES, "default": given}
        default_storage.exists("x")  # wakes it
        storage = default_storage._wrapped
        storage.connection.meta.client.create_bucket(Bucket=storage.bucket_name)
        yield storage
