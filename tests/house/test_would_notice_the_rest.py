"""Planted faults of libraries, triggers, sizes, faces and names are found."""

import pytest

from tests.house import sizes
from tests.house.arrows import is_allowed
from tests.house.faces import busy_faces, imports_through_faces
from tests.house.names import where_given
from tests.house.planting import plant
from tests.house.pure import comes_along, foreign_imports
from tests.house.shrink import shrunk
from tests.house.shrinking import differences
from tests.house.triggers import wrong_triggers

pytestmark = pytest.mark.house

TABLES = {
    "funds_fund": "welfare.funds.models.fund",
    "ledger_fundyear": "welfare.ledger.models.fund_year",
    "assistance_house": "welfare.assistance.models.house",
}
PLAIN = '''
RunSQL("""
CREATE FUNCTION check_it() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {body} RETURN NEW; END $$;
CREATE CONSTRAINT TRIGGER checked AFTER INSERT ON {table} FOR EACH ROW EXECUTE FUNCTION check_it();
""")
'''
GUARD = 'guard("check_it", """{body}""", "checked BEFORE INSERT ON {table}" " WHEN NEW.year > 0")'


def test_library_that_needs_more(tmp_path):
    house = plant(
        tmp_path,
        {"welfare/masking/text.py": "def f():\n    import django.db\n    import re\n    from . import names\n"},
    )
    assert foreign_imports(house, "welfare.masking", {"frontportal.kit.values.text"}) == [
        "welfare.masking.text: django.db"
    ]


def test_library_that_brings_the_portal_along(tmp_path):
    files = {
        "welfare/masking/text.py": "from frontportal.kit.values import text\n",
        "frontportal/kit/values/text.py": "import django\n",
    }
    came = comes_along(plant(tmp_path, files), "welfare.masking")
    assert {"django", "frontportal.kit.values.text"} <= came


@pytest.mark.parametrize("form", [PLAIN, GUARD])
@pytest.mark.parametrize(
    ("table", "body", "wrong"),
    [
        ("ledger_fundyear", "PERFORM 1 FROM funds_fund;", []),
        ("funds_fund", "PERFORM 1 FROM ledger_fundyear;", []),
        ("funds_fund", "PERFORM 1;", ["checked in welfare.ledger belongs into welfare.funds"]),
        ("ledger_ghost", "PERFORM 1;", ["checked: no room has the table ledger_ghost"]),
    ],
)
def test_trigger(tmp_path, form, table, body, wrong):
    name = "welfare/ledger/migrations/0002_guards.py"
    house = plant(tmp_path, {name: form.format(table=table, body=body)})
    module = house.migrations["welfare.ledger.migrations.0002_guards"]
    assert wrong_triggers(house, module, TABLES) == wrong


@pytest.mark.parametrize("form", [PLAIN, GUARD])
def test_trigger_that_reads_a_higher_table(tmp_path, form):
    name = "welfare/funds/migrations/0002_guards.py"
    house = plant(tmp_path, {name: form.format(table="funds_fund", body="PERFORM 1 FROM ledger_fundyear;")})
    module = house.migrations["welfare.funds.migrations.0002_guards"]
    assert wrong_triggers(house, module, TABLES) == ["checked in welfare.funds belongs into welfare.ledger"]


def test_sizes(tmp_path):
    function = "def {name}():\n" + "    x = 1\n" * 20
    files = {
        "welfare/ledger/long.py": "x = 1\n" * 301,
        "welfare/ledger/full.py": function.format(name="fine") + function.format(name="much") + "    x = 1\n" * 20,
        "welfare/public/views/entries.py": function.format(name="view"),
        "welfare/public/view.py": function.format(name="no_view"),
        **{f"welfare/funds/part_{number}.py": "x = 1\n" * 300 for number in range(13)},
        "welfare/ledger/migrations/0001_initial.py": "x = 1\n" * 99,
        "tests/welfare/test_long.py": "x = 1\n" * 302,
    }
    house = plant(tmp_path, files)
    assert sizes.large_modules(house) == {"welfare.ledger.long": 301}
    assert sizes.large_tests(tmp_path) == {"tests/welfare/test_long.py": 302}
    assert sizes.long_functions(house) == {"welfare.ledger.full:much": 41, "welfare.public.views.entries:view": 21}
    assert sizes.crowded_folders(house) == {"welfare.funds": 13}
    assert sizes.large_rooms(house) == {"welfare.funds": 3_900}
    assert sizes.large_shares(house, "welfare") == {"welfare.funds": 91}
    assert sizes.lines_of_migrations(house) == 99
    assert sizes.usual_sizes(house)[0] == 300


def test_a_room_inside_a_room_is_counted_to_itself(tmp_path):
    files = {
        "voters/models.py": "from voters.public import views\n" * 300,
        **{f"voters/public/part_{number}.py": "x = 1\n" * 300 for number in range(9)},
    }
    house = plant(tmp_path, files)
    assert sizes.large_rooms(house) == {"voters.public": 2_700}
    assert sizes.lines_of(house, "voters") == 300
    assert not is_allowed(house, "voters.models", "voters.public.views")
    assert is_allowed(house, "voters.public.views", "voters.models")
    assert not is_allowed(house, "voters.public.views", "voters.admin.meetings")


def test_exceptions_only_shrink():
    assert differences({"a": 31}, {"a": 40}, room=10) == []
    assert differences({"a": 30}, {"a": 40}, room=10) == ["a needs only 30"]
    assert differences({"a": 41}, {"a": 40}, room=10) == ["a grew to 41"]
    assert differences({"a": 31, "b": 32}, {"a": 40}, room=10) == ["b has 32"]
    assert differences({}, {"a": 40}, room=10) == ["a needs no exception"]


def test_import_through_a_face(tmp_path):
    files = {
        "welfare/funds/models/__init__.py": "from . import fund\n",
        "welfare/funds/models/fund.py": "class Fund: ...\n",
        "welfare/ledger/actions.py": "from ..funds.models import Fund\n",
        "welfare/ledger/balances.py": "from ..funds import models\n",
        "welfare/ledger/account.py": "from ..funds.models import fund\nfrom ..funds.models.fund import Fund\n",
    }
    found = imports_through_faces(plant(tmp_path, files))
    assert sorted(found) == [
        ("welfare.ledger.actions", "welfare.funds.models"),
        ("welfare.ledger.balances", "welfare.funds.models"),
    ]


def test_face_that_computes(tmp_path):
    house = plant(tmp_path, {"welfare/funds/admin/__init__.py": "from . import funds\n\nSITE = funds.site()\n"})
    assert busy_faces(house) == ["welfare.funds.admin"]


def test_old_name(tmp_path):
    code = """
    class Walk:
        def step(self, told, queue):
            queue.put(told)
            self.ahead = [spilled for spilled in told]
    """
    house = plant(tmp_path, {"welfare/ledger/voice.py": code})
    found = where_given(house, {"Walk", "told", "ahead", "spilled", "put", "voice", "Sides"})
    assert found == {name: {"welfare.ledger"} for name in ("Walk", "told", "ahead", "spilled", "voice")}


def test_shrinking_only_takes_out():
    text = 'ROOMS = {\n    "welfare.ledger": 3_000,\n    "voters": 3_200,\n    "campaigns": 2_600,\n}\n\nSHARES = {\n    "a": 30,\n}\n'
    found = {"ROOMS": ({"welfare.ledger": 2_610, "voters": 4_000, "frontportal.news": 9_000}, 100), "SHARES": ({}, 1)}
    assert shrunk(text, found) == 'ROOMS = {\n    "welfare.ledger": 2_700,\n    "voters": 3_200,\n}\n\nSHARES = {}\n'
