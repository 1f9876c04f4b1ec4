"""The environment that the tests' settings read: fixed, whatever the machine or a `.env` file says.

Loaded as a pytest plugin (see pyproject.toml), since pytest-django reads the settings before any conftest.
DATABASE_URL and DATA_DIR stay as given: on which PostgreSQL the tests run is the machine's affair.
"""

import os
import secrets

HANGING = 600  # seconds after which a test takes a process or thread for hanging: no bound of anything that is tested

os.environ |= {
    "SECRET_KEY": secrets.token_urlsafe(64),
    "DEMO": "0",
    "DEBUG": "0",
    "HTTPS": "0",
    "ALLOWED_HOSTS": "localhost,127.0.0.1,testserver",
    "SITE_URL": "",
    "TRUSTED_PROXIES": "0",
}


def pytest_addoption(parser):
    group = parser.getgroup("portal")
    group.addoption("--variants", type=int, default=1_200, help="how many files the generator of statements tries")
    group.addoption("--variant", default="", help="the one variant to try, as a failing test printed it")
