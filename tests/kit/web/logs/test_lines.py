import json
import logging
import logging.handlers

import pytest

from frontportal.kit.web.logs.lines import MOST_LETTERS, JsonLines, logging_settings, mask


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


@pytest.mark.parametrize(
    ("logger", "level", "is_told"),
    [
        ("django.request", logging.WARNING, False),
        ("django.request", logging.ERROR, True),
        ("frontportal", logging.WARNING, True),
    ],
)
def test_a_refused_request_has_no_traceback(logger, level, is_told):
    fault = PermissionError("không có quyền")
    record = logging.LogRecord(logger, level, "", 0, "Forbidden", (), (PermissionError, fault, None))
    assert ("traceback" in json.loads(JsonLines().format(record))) == is_told


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("gọi +84 900 000 123", "gọi [số]"),
        ("gọi 0900.000.123, 090-000-0123", "gọi [số], [số]"),
        ("từ 2001:db8::17 và ::1", "từ [địa chỉ] và [địa chỉ]"),
        ("lúc 07:30:15 ngày 28/11/2026", "lúc 07:30:15 ngày 28/11/2026"),
        ("dòng 12: sai", "dòng 12: sai"),
        ("a@ b @c @ d@e", "a@ b @c @ [thư điện tử]"),
    ],
)
def test_mask_more(text, masked):
    assert mask(text) == masked


@pytest.mark.parametrize("letters", ["a", "1", "0900 000 ", "1.", "a@", "a.", ":", "a:", "?", "/webhook/", "é+-"])
def test_a_long_text_takes_no_longer_than_its_length_says(letters):
    """Not by a clock: what the patterns look at is never longer than what is kept of the text."""
    assert len(mask((letters * 1_000_000)[:1_000_000])) <= 3 * MOST_LETTERS


def test_what_is_said_at_both_ends_of_a_long_text_is_kept():
    text = "Lỗi đầu " + "x" * 100_000 + " ValueError: cuối"
    assert mask(text).startswith("Lỗi đầu x") and mask(text).endswith("x ValueError: cuối")


def test_it_says_how_much_it_leaves_out():
    assert "… (bỏ 980000 ký tự) …" in mask("é+-" * 333_333 + "x")


def test_lines_go_on_in_a_new_file_once_the_old_one_was_moved(tmp_path):
    handler = logging_settings(str(tmp_path / "portal.log"))["handlers"]["lines"]
    made = getattr(logging.handlers, handler["class"].rpartition(".")[2])(handler["filename"])
    for text in ("một", "hai"):
        made.emit(logging.LogRecord("cong", logging.INFO, "", 0, text, (), None))
        if text == "một":
            (tmp_path / "portal.log").rename(tmp_path / "portal.log.1")
    made.close()
    assert [(tmp_path / name).read_text(encoding="utf-8") for name in ("portal.log.1", "portal.log")] == [
        "một\n",
        "hai\n",
    ]


def test_without_a_file_lines_go_to_standard_error():
    assert logging_settings("")["handlers"]["lines"]["class"] == "logging.StreamHandler"
