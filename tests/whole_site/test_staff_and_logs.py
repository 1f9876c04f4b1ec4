"""What was planted is in no export, no role's list that may not read it, and no log."""

import logging

import pytest
from django.test import Client

from frontportal.kit.web.logs.lines import JsonLines
from tests.makers import make_user
from tests.whole_site.planting import ASKED, SEARCH, plant, secrets_in


@pytest.fixture(scope="module")
def planted(portal):
    plant()


@pytest.mark.usefixtures("visit", "planted")
class TestStaffAndLogs:
    def test_lines_are_not_exported(self):
        """No role has a file of all lines: whoever may read them reads them in the list."""
        client = Client()
        client.force_login(make_user("quan-tri-loi", is_superuser=True, is_staff=True))
        assert client.get("/quan-tri/statements/statementline/").status_code == 200
        assert client.get("/quan-tri/statements/statementline/export/").status_code == 403

    @pytest.mark.parametrize("role", ["Cán bộ xã", "Biên tập viên", "Người duyệt"])
    def test_roles_without_the_right_see_no_line(self, role):
        client = Client()
        client.force_login(make_user(f"thu-{len(role)}", group=role))
        for page in ("statements/statementline", "reconciliation/unmatchedline", "reconciliation/match"):
            assert client.get(f"/quan-tri/{page}/").status_code in (302, 403, 404), page

    def test_logs(self, caplog):
        caplog.set_level(logging.DEBUG)
        client = Client(raise_request_exception=False)
        for asked in (*ASKED, "?q=0987654321", "?q=quynhtruc&sau=x", "?q=tran&sotien=0987654321&thang=6/2023"):
            client.get(SEARCH + asked)
        client.get(f"{SEARCH}0987654321/")
        lines = [JsonLines().format(record) for record in caplog.records if not record.name.startswith("django.db")]
        assert any("Not Found" in line for line in lines), "something was logged at all"
        assert [line for line in lines if secrets_in(line)] == []
