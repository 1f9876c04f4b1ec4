import json
import logging

import pytest

from frontportal.kit.web.logs import JsonLines, mask


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("gọi 0900 000 123 nhé", "gọi [số] nhé"),
        ("tài khoản 0000123456789", "tài khoản [số]"),
        ("thư a.b@example.org", "thư [thư điện tử]"),
        ("từ 192.0.2.17", "từ [địa chỉ]"),
        ("GET /tim-kiem/?q=ten-nguoi", "GET /tim-kiem/?…"),
        ("năm 2023, 52 căn", "năm 2023, 52 căn"),
    ],
)
def test_mask(text, masked):
    assert mask(text) == masked


def test_lines_are_json_with_vietnamese_letters():
    record = logging.LogRecord("cong", logging.INFO, "", 0, "Đã đăng %s", ("bài",), None)
    line = JsonLines().format(record)
    assert "Đã đăng bài" in line
    assert json.loads(line)["level"] == "INFO"
