"""Each night: personal data whose time has passed goes."""

from .retention import take_out


def erase_due() -> str:
    return f"đã xoá {take_out()} bản ghi hết thời hạn lưu giữ."


JOBS = [("Dữ liệu cá nhân hết thời hạn", erase_due)]
