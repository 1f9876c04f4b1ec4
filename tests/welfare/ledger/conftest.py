"""What tests of the books share."""

import pytest
from django.contrib.auth import get_user_model
from django.db import connection

from frontportal.places.models import Unit
from welfare.funds.models.fund import Fund
from welfare.ledger.models.contribution import Contribution
from welfare.ledger.models.disbursement import Disbursement
from welfare.ledger.models.fund_year import FundYear


@pytest.fixture
def committed(django_db_setup, django_db_blocker):
    """Rows that other connections see. Cleaned up by hand: a flush would take the rules that migrations wrote along."""
    with django_db_blocker.unblock():
        yield
        with connection.cursor() as cursor:
            cursor.execute("TRUNCATE ledger_contribution, ledger_disbursement, ledger_fundyear CASCADE")
        for model in (FundYear, Fund, Unit, get_user_model()):
            model.objects.all().delete()
        for model in (Contribution, Disbursement, FundYear, Fund, Unit, get_user_model()):
            model.history.all().delete()
