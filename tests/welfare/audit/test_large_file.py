"""The chain of hashes beside a file of thousands of rows."""

from tests.welfare.statements.makers import load, make_account, moves, write_statement
from welfare.audit.hash_chain import findings, prolong
from welfare.audit.models import ChainLink


def test_it_costs_its_import_nothing_and_the_night_a_few_questions(db, settings, tmp_path, django_assert_num_queries):
    settings.DATA_DIR = tmp_path / "data"
    make_account()
    load(write_statement(tmp_path / "a.csv", moves(2_500)))
    assert ChainLink.objects.count() == 0
    with django_assert_num_queries(10):
        assert prolong() == 1
    assert [*findings()] == []
