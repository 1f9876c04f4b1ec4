"""The storage of uploads in a bucket. The site gives them out itself, as it does from a folder: who may read is asked each time."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import quote

from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from django.conf import settings
from django.core.files.storage import Storage
from django.utils.functional import cached_property
from storages.backends.s3 import S3Storage
from storages.utils import ReadBytesWrapper

from frontportal.stored_files.errors import StorageDown

from . import mirror

IN_MEMORY = 1_000_000  # bytes of a file that is read; beyond them it waits on disk
TAKEN, CANNOT_TELL = 412, 501
NOT_THERE = 404

# What other makers' buckets understand: signatures of today, the bucket in the path, checksums only where they are asked for.
CONFIG = Config(
    signature_version="s3v4",
    s3={"addressing_style": "path"},
    connect_timeout=3,
    read_timeout=20,
    retries={"max_attempts": 2, "mode": "standard"},
    request_checksum_calculation="when_required",
    response_checksum_validation="when_required",
)


class UploadsBucket(S3Storage):
    """Every fault of the bucket is a StorageDown, so an OSError as of a disk; a file that is not there a FileNotFoundError."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            client_config=CONFIG, file_overwrite=False, default_acl=None, max_memory_size=IN_MEMORY, **options
        )

    @cached_property
    def connection(self) -> Any:
        """One for the process. Theirs is one a thread, so with gevent one a request, and each reads boto's models anew."""
        return S3Storage.connection.fget(self)

    def url(self, name: str, *_: Any, **__: Any) -> str:
        """The site's own address."""
        return settings.MEDIA_URL + quote(name)

    def exists(self, name: str) -> bool:
        with faults_as_of_a_disk():
            return super().exists(name)

    def delete(self, name: str) -> None:
        with faults_as_of_a_disk():
            super().delete(name)

    def size(self, name: str) -> int:
        with faults_as_of_a_disk():
            return super().size(name)

    def _open(self, name: str, mode: str = "rb") -> Any:
        with faults_as_of_a_disk():
            file = super()._open(name, mode)
            file.open()  # whole and now: what comes later would break off an answer that has begun
            return file

    def state(self, file: Any) -> tuple[int, int]:
        """Size in bytes and time of the last change in nanoseconds, of an opened file."""
        return file.size, int(file.obj.last_modified.timestamp()) * 1_000_000_000

    def _save(self, name: str, content: Any) -> str:
        """The bucket itself says whether the name is taken: two hosts may have asked at once."""
        while not self.store(name, content):
            name = Storage.get_available_name(self, self.get_alternative_name(*split_ending(name)))
        return name

    def store(self, name: str, content: Any, *, only_new: bool = True) -> bool:
        """Store a file; with `only_new` False is answered where the name is taken. A maker whose bucket can't tell is asked before."""
        content.seek(0)
        asked = self._get_write_parameters(name, content) | {"Body": ReadBytesWrapper(content)}
        given = {"Bucket": self.bucket_name, "Key": self._normalize_name(name)} | asked
        with faults_as_of_a_disk():
            try:
                self.connection.meta.client.put_object(**given, **({"IfNoneMatch": "*"} if only_new else {}))
            except ClientError as error:
                status = error.response["ResponseMetadata"]["HTTPStatusCode"]
                if status == CANNOT_TELL and only_new:
                    return not self.exists(name) and self.store(name, content, only_new=False)
                if status != TAKEN:
                    raise
                return False
        return True

    def fault(self) -> str:
        """What is wrong with the bucket, as a sentence without secrets; empty where it answers."""
        where = f"Kho {self.bucket_name} tại {self.endpoint_url}"
        try:
            self.connection.meta.client.head_bucket(Bucket=self.bucket_name)
        except ClientError as error:
            return f"{where} trả lời {error.response['ResponseMetadata']['HTTPStatusCode']}."
        except BotoCoreError:
            return f"Không kết nối được với {where}."
        return ""

    def fetch_all(self) -> int:
        with faults_as_of_a_disk():
            return mirror.fetch(self)

    def send_all(self, *, exactly: bool = False) -> int:
        with faults_as_of_a_disk():
            return mirror.send(self, exactly=exactly)


def split_ending(name: str) -> tuple[str, str]:
    """`a/b.webp` → `("a/b", ".webp")`."""
    folder, slash, last = name.rpartition("/")
    root, dot, ending = last.rpartition(".")
    return (f"{folder}{slash}{root}", f".{ending}") if dot else (name, "")


@contextmanager
def faults_as_of_a_disk() -> Iterator[None]:
    try:
        yield
    except ClientError as error:
        if (
            error.response["ResponseMetadata"]["HTTPStatusCode"] == NOT_THERE
            and error.response["Error"]["Code"] != "NoSuchBucket"
        ):
            raise FileNotFoundError(str(error)) from error
        raise StorageDown(str(error)) from error
    except BotoCoreError as error:
        raise StorageDown(str(error)) from error
