"""What no import shows: labels, paths, permissions and tables in strings, and names that a foreign key gives."""

import pytest

from tests.house.accessors import wrong_accessors
from tests.house.here import house
from tests.house.references import references, wrong_references
from tests.house.relations import labels, relations, tables
from tests.house.templates import templates, wrong_in_templates

pytestmark = pytest.mark.house


def test_strings_name_lower_rooms_only():
    known = labels(), tables()
    modules = [*house().modules.values(), *house().migrations.values()]
    assert [wrong for module in modules for wrong in wrong_references(house(), module, *known)] == []


def test_accessors_are_used_where_their_makers_are_known():
    assert wrong_accessors(house(), relations()) == []


def test_templates_use_accessors_of_rooms_they_may_know():
    found = list(templates(house(), labels()))
    assert {"welfare.ledger", "frontportal.places"} <= {room for room, _ in found}
    assert wrong_in_templates(house(), relations(), labels()) == []


def test_the_search_finds_what_is_named():
    """Raw SQL of the search, calls of get_model, keys by label."""
    named = {name: set() for name in ("welfare.statements.line_search.engine", "welfare.ledger.querysets")}
    for name in named:
        named[name] = {text for _, text, _ in references(house(), house().modules[name], labels(), tables())}
    assert named == {
        "welfare.statements.line_search.engine": {"statements_statementline"},
        "welfare.ledger.querysets": {"ledger"},
    }
