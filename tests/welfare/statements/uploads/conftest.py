"""An account, its accountant, and files sent by form with the process run at once."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from frontportal.staff import roles
from tests.makers import make_user
from tests.welfare.statements.makers import make_account
from tests.welfare.statements.uploads.pages import ADD, address
from welfare.statements.models.upload import Upload
from welfare.statements.uploads import actions, jobs, process


@pytest.fixture
def account(db):
    return make_account()


@pytest.fixture
def accountant(account, client):
    user = make_user("ke-toan", group=roles.ACCOUNTANT)
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return user


@pytest.fixture
def started(monkeypatch):
    """Uploads whose work was to begin in another process; nothing begins until a test says so."""
    found = []
    monkeypatch.setattr(process, "start", found.append)
    monkeypatch.setattr(actions, "START", timedelta(hours=1))  # a busy test is not yet dead
    # The connection that tells of progress does not see what a test has not committed; see test_interrupted_import.py for it.
    monkeypatch.setattr(jobs.ProgressReporter, "progress", lambda voice, rows, percent: None)
    return found


@pytest.fixture
def send(client, accountant, django_capture_on_commit_callbacks):
    def send(path, name: str = "", **given) -> Upload:
        file = SimpleUploadedFile(name or path.name, path.read_bytes())
        with django_capture_on_commit_callbacks(execute=True):
            response = client.post(reverse(ADD), {"file": file, "account": ""} | given)
        assert response.status_code == 302, response.context["form"].errors
        upload = Upload.objects.first()
        assert response.url == address(upload)
        return upload

    return send
