"""What is not the page's fault and will pass: a database that is being restarted, a disk without room, a bucket that does not answer. 503, and when to come again."""

import errno
import sys
from typing import Any

from django.db import InterfaceError, OperationalError
from django.shortcuts import render
from django.views.defaults import server_error as plain_server_error

from .embedded.layout import EmbeddedError
from .stored_files.errors import StorageDown

DATABASE = "Cơ sở dữ liệu đang bận hoặc đang khởi động lại, nên trang này chưa mở được."
DISK = "Ổ đĩa của máy chủ đã đầy, nên chưa lưu được. Vui lòng báo người quản trị máy chủ."
STORAGE = "Kho tệp tải lên không trả lời, nên chưa mở hoặc lưu được tệp. Hãy thử lại sau ít phút."
DISK_IS_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS}
SQL_DISK_FULL = "53100"
SOON, LATER = 20, 300  # seconds


def server_error(request: Any) -> Any:
    """Django's handler500: 503 with Retry-After for what passes, the page of faults for everything else."""
    sentence = sentence_for(sys.exc_info()[1])
    if not sentence:
        return plain_server_error(request)
    answer = render(request, "503.html", {"sentence": sentence}, status=503)
    answer["Retry-After"] = LATER if sentence == DISK else SOON
    answer["Cache-Control"] = "no-store"
    return answer


def sentence_for(error: BaseException | None) -> str:
    """What to tell of an error, or of one that led to it; empty where it does not pass."""
    while error is not None:
        if isinstance(error, StorageDown):
            return STORAGE
        if isinstance(error, OSError) and error.errno in DISK_IS_FULL:
            return DISK
        if isinstance(error, OperationalError | InterfaceError | EmbeddedError):
            return DISK if getattr(error.__cause__, "sqlstate", "") == SQL_DISK_FULL else DATABASE
        error = error.__cause__ or error.__context__
    return ""
