"""Each night: files that nobody confirmed go, with the values that no undoing needs any more."""

from .waiting.files import expire_stale


def forget_waiting_files() -> str:
    expire_stale()
    return "đã dọn tệp chờ quá một ngày."


JOBS = [("Tệp nhập đang chờ", forget_waiting_files)]
