"""Each answer and each log line names its request."""

import json
import logging
import re

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from frontportal.kit.web.logs.lines import JsonLines
from frontportal.kit.web.logs.request_ids import RequestIds, current

GIVEN = "3f6c1a90b2d84e17"


def asked(given: str = "") -> tuple[str, str]:
    """The id in the answer, and in a line logged meanwhile."""
    lines = []

    def view(request):
        record = logging.LogRecord("cong", logging.INFO, "", 0, "Đã đăng bài", (), None)
        lines.append(json.loads(JsonLines().format(record)))
        return HttpResponse()

    headers = {"X-Request-ID": given} if given else {}
    response = RequestIds(view)(RequestFactory().get("/", headers=headers))
    return response["X-Request-ID"], lines[0]["request"]


@pytest.fixture(autouse=True)
def _no_request_afterwards():
    yield
    current.set("")


def test_answer_and_log_line_name_one_request():
    first, second = asked(), asked()
    assert (first[0] == first[1], second[0] == second[1], first == second) == (True, True, False)
    assert re.fullmatch("[0-9a-f]{16}", first[0])


def test_only_a_proxy_of_ours_names_requests(settings):
    assert asked(GIVEN)[0] != GIVEN
    settings.TRUSTED_PROXIES = 1
    assert asked(GIVEN) == (GIVEN, GIVEN)


@pytest.mark.parametrize("given", ["short", "a" * 65, "with space here", "mã-yêu-cầu-này", 'x"},{"level":"INFO'])
def test_what_is_no_id_is_replaced(settings, given):
    settings.TRUSTED_PROXIES = 1
    assert asked(given)[0] != given


def test_lines_of_no_request_name_none():
    line = json.loads(JsonLines().format(logging.LogRecord("cong", logging.INFO, "", 0, "Bắt đầu", (), None)))
    assert "request" not in line
