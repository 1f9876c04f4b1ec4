"""From where a request comes, behind proxies or not, whatever the sender forges."""

import pytest

from frontportal.kit.web.client_address import client_address, plain_address


@pytest.mark.parametrize(
    ("proxies", "forwarded", "expected"),
    [
        (0, "6.6.6.6", "10.0.0.9"),
        (1, "203.0.113.5", "203.0.113.5"),
        (1, "6.6.6.6, 203.0.113.5", "203.0.113.5"),
        (1, " 6.6.6.6 ,7.7.7.7,203.0.113.5:4711", "203.0.113.5"),
        (2, "6.6.6.6, 203.0.113.5, 10.0.0.2", "203.0.113.5"),
        (2, "203.0.113.5", "10.0.0.9"),
        (1, "", "10.0.0.9"),
        (1, "unknown", "10.0.0.9"),
        (1, "6.6.6.6, [2001:db8::7]:443", "2001:db8::7"),
    ],
)
def test_client_address(proxies, forwarded, expected, rf, settings):
    settings.TRUSTED_PROXIES = proxies
    request = rf.get("/", headers={"X-Forwarded-For": forwarded}, REMOTE_ADDR="10.0.0.9")
    assert client_address(request) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("192.0.2.7", "192.0.2.7"), ("192.0.2.7:80", "192.0.2.7"), ("2001:db8::7", "2001:db8::7"), ("a:b", ""), ("", "")],
)
def test_plain_address(text, expected):
    assert plain_address(text) == expected
