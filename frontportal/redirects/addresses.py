"""How an address of an earlier website is written down, so that all ways of writing it are one: knows no database."""

import re
from itertools import combinations
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

from frontportal.kit.values.text import nfc

MOST_LETTERS = 600
MOST_PARAMETERS = 6  # of which every choice is tried; of more only all and each by itself
UNSAFE = re.compile(r"[\x00-\x1f\x7f\\]")
HOST = re.compile(r"^(?:https?:)?//[^/?#]*", re.I)


def key_of(path: str, query: str = "") -> str:
    """`"/pages/tin.aspx?id=5"` of a decoded path and a query as it was sent: small letters, no end slash, parameters in
    order of their names. Signs that would read as something else are written %25, %3f, %23: a key read again is itself."""
    joined = re.sub(r"/{2,}", "/", nfc(path.lower())).rstrip("/ ") or "/"
    for sign in "%?#":
        joined = joined.replace(sign, f"%{ord(sign):02x}")
    pairs = parameters(query)
    return f"{joined}?{urlencode(pairs)}" if pairs else joined


def parameters(query: str) -> list[tuple[str, str]]:
    """Names and values in small letters, in order; [] for a query that is none."""
    try:
        pairs = parse_qsl(query, keep_blank_values=True, max_num_fields=50)
    except ValueError:
        return []
    return sorted((nfc(name.lower()), nfc(value.lower())) for name, value in pairs)


def possible_keys(path: str, query: str) -> list[str]:
    """What may be recorded of an address, nearest first: with all of its parameters, some, none. [] if it is too long
    or no address."""
    if len(path) + len(query) > 4 * MOST_LETTERS:
        return []
    bare, pairs = key_of(path), parameters(query)
    sizes = range(len(pairs), 0, -1) if len(pairs) <= MOST_PARAMETERS else (len(pairs), 1)
    chosen = [f"{bare}?{urlencode(some)}" for size in sizes for some in combinations(pairs, size)]
    return [key for key in (*chosen, bare) if may_be_recorded(key)]


def may_be_recorded(key: str) -> bool:
    """Whether a record may hold a key: others, as one with `\\`, are asked of no database, for the field would refuse them."""
    try:
        return old_address(key) == key
    except ValueError:
        return False


def old_address(typed: str) -> str:
    """The key of an address as people write it, with or without its host. Raises ValueError with a sentence."""
    text = HOST.sub("", typed.strip())
    if UNSAFE.search(text) or not text.startswith("/"):
        raise ValueError(f"“{typed}” không phải là địa chỉ. Hãy ghi như trên trang cũ, ví dụ: /Pages/gioi-thieu.aspx.")
    key = key_of(unquote(urlsplit("//h" + text).path), urlsplit("//h" + text).query)
    if UNSAFE.search(unquote(key)):
        raise ValueError(f"“{typed}” có ký tự không dùng được trong địa chỉ.")
    if key == "/" or len(key) > MOST_LETTERS:
        raise ValueError(f"Địa chỉ cũ không phải là trang chủ và không dài quá {MOST_LETTERS} chữ.")
    return key


def path_of(address: str) -> str:
    """The part before the query, as `key_of` writes it."""
    return key_of(unquote(urlsplit("//h" + address).path)) if address.startswith("/") else ""
