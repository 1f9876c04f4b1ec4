"""Libraries of ours can be lifted out: they import nothing of the portal, and nothing of it comes along."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from frontportal.kit.values import text as kit
from tests.house.floors import PURE
from tests.house.here import house
from tests.house.pure import comes_along, foreign_imports
from tests.house.source import is_within
from welfare.bankterms.text import words

pytestmark = pytest.mark.house


@pytest.mark.parametrize("library", PURE)
def test_imports_nothing_else(library):
    assert foreign_imports(house(), library, PURE[library]) == []


@pytest.mark.parametrize("library", PURE)
def test_nothing_of_the_portal_comes_along(library):
    # To import a.b.c is to import a and a.b, which must be empty then.
    allowed = {name for path in [library, *PURE[library]] for name in prefixes(path)}
    below = [path for path in PURE[library] if path in PURE]
    came = {name for name in comes_along(house(), library) if not any(is_within(name, path) for path in below)}
    assert came - allowed == set()


def prefixes(name: str) -> list[str]:
    parts = name.split(".")
    return [".".join(parts[:length]) for length in range(1, len(parts) + 1)]


@example("Số  Dư")
@example("ĐẠ ĐỜN")
@example("Thu\u0323\u0302")
@example("ﬁ ß İ")
@example("a\tb\u00a0c")
@given(st.text())
def test_text_is_folded_as_everywhere(text):
    """The library has its own `fold`, since it may not borrow kit's; what is searched for must still be found."""
    assert words.fold(text) == kit.fold(text)
