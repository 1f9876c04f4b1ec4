"""Faults of floors, strings and circles, planted in a small house, are found; what is allowed is not."""

import pytest
from django.db import models
from django.test.utils import isolate_apps

from tests.house.accessors import wrong_accessors
from tests.house.arrows import unplaced, wrong_imports
from tests.house.circles import circles, graph_of
from tests.house.planting import plant
from tests.house.references import wrong_references
from tests.house.relations import Relation, relations, wrong_relations
from tests.house.templates import wrong_in_templates

pytestmark = pytest.mark.house

LABELS = {"ledger": "welfare.ledger", "funds": "welfare.funds", "news": "frontportal.news"}
TABLES = {"ledger_contribution": "welfare.ledger.models.contribution"}
ABOVE, BESIDE, TO_LOWER = "welfare/funds/actions.py", "welfare/assistance/actions.py", "welfare/ledger/actions.py"


@pytest.mark.parametrize(
    ("path", "line", "target"),
    [
        (
            ABOVE,
            "from ..ledger.models.contribution import Contribution",
            "welfare.ledger.models.contribution.Contribution",
        ),
        (ABOVE, "import welfare.ledger.actions", "welfare.ledger.actions"),
        (BESIDE, "from ..funds import models", "welfare.funds.models"),
        ("voters/actions.py", "from welfare.bankterms import model", "welfare.bankterms.model"),
        ("welfare/public/views.py", "from campaigns import models", "campaigns.models"),
        (
            "frontportal/kit/text.py",
            "from ..news.models.article import Article",
            "frontportal.news.models.article.Article",
        ),
        ("frontportal/kit/text.py", "from ..backoffice import RecordAdmin", "frontportal.backoffice.RecordAdmin"),
        ("frontportal/news/views.py", "from ..settings import DEBUG", "frontportal.settings.DEBUG"),
        ("frontportal/home.py", "from welfare.ledger import account", "welfare.ledger.account"),
        ("welfare/bankterms/text/dates.py", "from ..columns import header", "welfare.bankterms.columns.header"),
        ("welfare/pdftables/pages.py", "from ..proof import model", "welfare.proof.model"),
        ("welfare/statements/models/line.py", "from ..store.importer import f", "welfare.statements.store.importer.f"),
    ],
)
def test_import_hidden_in_a_function(tmp_path, path, line, target):
    house = plant(tmp_path, {path: f"def f():\n    {line}\n"})
    name = path.removesuffix(".py").replace("/", ".")
    assert wrong_imports(house, house.modules[name]) == [f"{name} → {target}"]


def test_import_that_leads_down(tmp_path):
    house = plant(tmp_path, {TO_LOWER: "from frontportal.kit.values import text\nfrom ..funds.models import fund\n"})
    assert wrong_imports(house, house.modules["welfare.ledger.actions"]) == []


def test_room_without_a_floor(tmp_path):
    files = {"welfare/prizes/models.py": "", "frontportal/letters/views.py": "", "welfare/bankfiles/guesses.py": ""}
    assert unplaced(plant(tmp_path, files)) == [
        "frontportal.letters",
        "frontportal.letters.views",
        "welfare.prizes",
        "welfare.prizes.models",
        "welfare.bankfiles.guesses",
    ]


@isolate_apps("welfare.funds", "welfare.ledger")
def test_foreign_key_that_leads_up(tmp_path):
    class Entry(models.Model):  # noqa: DJ008
        __module__ = "welfare.ledger.models.planted"

        class Meta:
            app_label = "ledger"

    class Account(models.Model):  # noqa: DJ008
        __module__ = "welfare.funds.models.planted"
        last = models.ForeignKey("ledger.Entry", models.PROTECT, related_name="last_of")
        again = models.ForeignKey("self", models.PROTECT, related_name="+")

        class Meta:
            app_label = "funds"

    found = relations(Account._meta.apps)
    assert {relation.field: relation.reverse for relation in found} == {
        "funds.Account.last": {"last_of"},
        "funds.Account.again": frozenset(),
    }
    target = f"{Entry.__module__}.{Entry.__qualname__}"
    assert wrong_relations(plant(tmp_path, {}), found) == [f"funds.Account.last → {target}"]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ('apps.get_model("ledger", "Contribution")', "ledger"),
        ('apps.get_model("ledger.Contribution")', "ledger.Contribution"),
        ('models.ForeignKey("ledger.FundYear", models.PROTECT)', "ledger.FundYear"),
        ('import_module("welfare.ledger.actions")', "welfare.ledger.actions"),
        ('read(encode="welfare.ledger.actions:encode")', "welfare.ledger.actions:encode"),
        ('user.has_perm("ledger.confirm_contribution")', "ledger.confirm_contribution"),
        ('SQL = "SELECT amount FROM ledger_contribution"', "ledger_contribution"),
    ],
)
def test_string_that_names_a_higher_room(tmp_path, code, text):
    house = plant(tmp_path, {ABOVE: code, TO_LOWER: ""})
    module = house.modules["welfare.funds.actions"]
    assert wrong_references(house, module, LABELS, TABLES) == [f"welfare.funds.actions:1 {text}"]


def test_strings_that_may_stay(tmp_path):
    code = '''
    """See ledger.Contribution, and welfare.ledger.actions."""
    reverse("ledger:year"), reverse("admin:ledger_contribution_change"), modules("figures"), "news.publish_article"
    '''
    house = plant(tmp_path, {ABOVE: code, TO_LOWER: ""})
    assert wrong_references(house, house.modules["welfare.funds.actions"], LABELS, TABLES) == []


GIVEN = Relation(
    "ledger.Disbursement.house",
    "welfare.ledger.models.disbursement.Disbursement",
    "welfare.assistance.models.house.House",
    frozenset({"disbursements"}),
)


@pytest.mark.parametrize(
    "code",
    [
        "record.disbursements",
        'House.objects.prefetch_related("disbursements")',
        "House.objects.filter(disbursements__state=1)",
        "House.objects.exclude(disbursements=None)",
        'Sum("disbursements__amount")',
        'list_filter = ["-disbursements__amount"]',
    ],
)
def test_accessor_that_a_higher_room_makes(tmp_path, code):
    higher = "class Line:\n    disbursements = 1\n"
    files = {BESIDE: code, "welfare/public/tables.py": code, "welfare/bankfiles/model.py": higher}
    assert wrong_accessors(plant(tmp_path, files), [GIVEN]) == ["welfare.assistance.actions:1 disbursements"]


def test_accessor_in_a_template(tmp_path):
    file = tmp_path / "templates" / "admin" / "assistance" / "house.html"
    file.parent.mkdir(parents=True)
    file.write_text(
        "{# record.disbursements #}\n{% for line in record.disbursements.all %}{{ line.amount }}{% endfor %}"
    )
    found = wrong_in_templates(plant(tmp_path, {}), [GIVEN], {"assistance": "welfare.assistance"})
    assert found == ["templates/admin/assistance/house.html:2 disbursements"]


def test_name_of_ones_own_is_no_accessor(tmp_path):
    house = plant(tmp_path, {BESIDE: "class House:\n    def disbursements(self): ...\n\n\nHouse().disbursements"})
    assert wrong_accessors(house, [GIVEN]) == []


def test_circle(tmp_path):
    files = {
        "welfare/ledger/account.py": "def f():\n    from . import balances\n",
        "welfare/ledger/balances.py": "from .vouchers import voucher\n",
        "welfare/ledger/vouchers.py": "from .account import Account\n",
        "welfare/ledger/typed.py": "if TYPE_CHECKING:\n    from . import counter\n",
        "welfare/ledger/counter.py": "from . import typed\n",
    }
    names = ["welfare.ledger.account", "welfare.ledger.balances", "welfare.ledger.vouchers"]
    assert circles(graph_of(plant(tmp_path, files))) == [names]
