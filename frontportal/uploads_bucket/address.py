"""What UPLOADS_URL says: `s3://KEY:SECRET@s3.example.vn/bucket`, without TLS `s3+http://…`, with `?region=…` where there are several."""

from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

SCHEMES = {"s3": "https", "s3+http": "http"}
WRONG = "UPLOADS_URL phải có dạng s3://KHOÁ:MẬT_KHẨU@máy-chủ/tên-kho (thêm ?region=… nếu nhà cung cấp có nhiều vùng)."


def uploads_storage(address: str) -> dict[str, Any]:
    """The entry of STORAGES, on this machine's disk without an address. Raises ImproperlyConfigured, with a sentence that repeats no secret."""
    if not address:
        return {"BACKEND": "frontportal.stored_files.storage.WholeFiles"}
    try:
        parts = urlsplit(address)
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        raise ImproperlyConfigured(WRONG) from None
    bucket = parts.path.strip("/")
    if (
        not (parts.scheme in SCHEMES and parts.hostname and parts.username and parts.password and bucket)
        or "/" in bucket
    ):
        raise ImproperlyConfigured(WRONG)
    options = {
        "endpoint_url": f"{SCHEMES[parts.scheme]}://{parts.hostname}{port}",
        "bucket_name": bucket,
        "access_key": unquote(parts.username),
        "secret_key": unquote(parts.password),
        "region_name": parse_qs(parts.query).get("region", ["us-east-1"])[0],
    }
    return {"BACKEND": "frontportal.uploads_bucket.storage.UploadsBucket", "OPTIONS": options}
