"""Words that the office does not use for what they meant: the screens, commands and code keep clear of them."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
OLD = {
    "giấy chứng minh": "kết quả đối soát",
    "chứng minh đủ": "đã đối soát đủ",
    "không chứng minh được": "không đủ căn cứ đối soát",
    "cách chứng minh": "căn cứ đối soát",
    "chỗ hở": "chênh lệch",
    "dòng để riêng": "dòng để ngoài",
    "dòng chưa đọc được": "dòng để ngoài",
    "dòng mâu thuẫn": "dòng không khớp với sao kê đã nhập",
    "bên kia": "tên đối ứng, tài khoản đối ứng",
    "mã băm của tệp": "mã kiểm tra tệp (SHA-256)",
    "dòng đã có từ trước": "dòng đã nhập trước",
    "máy, theo mã": "tự động theo mã",
    "máy khớp": "tự động khớp",
    "chỗ khác": "sai lệch",
    "mã băm của lời gọi": "mã kiểm tra lời gọi (SHA-256)",
    "nạp sao kê": "tải lên",
    "bàn việc": "bảng công việc",
    "biểu của cấp trên": "biểu mẫu cấp trên",
    "ô cần điền": "ô số liệu",
}


def texts() -> list[Path]:
    """Code and templates of the statements; migrations keep what they said."""
    folders = (ROOT / "welfare", ROOT / "templates" / "welfare", ROOT / "templates" / "admin")
    found = [path for folder in folders for path in folder.rglob("*") if path.suffix in {".py", ".html"}]
    found = [path for path in found if path.parent.name != "migrations"]
    return [*found, ROOT / "docs" / "words.md", ROOT / "frontportal" / "dashboard.py"]


@pytest.mark.parametrize("words", OLD)
def test_old_words_are_gone(words):
    pattern = re.compile(rf"\b{words}\b", re.IGNORECASE)
    found = [str(path.relative_to(ROOT)) for path in texts() if pattern.search(path.read_text(encoding="utf-8"))]
    assert found == [], f"nay gọi là “{OLD[words]}”"


def test_the_search_would_find_them():
    assert len(texts()) > 100
    assert re.search(r"\bchỗ hở\b", "Có Chỗ hở ở đây", re.IGNORECASE)
