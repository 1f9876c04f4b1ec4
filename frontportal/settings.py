"""One settings file, filled from the environment (or `.env`), safe unless told otherwise.

| variable          | meaning                                                   | default                  |
|-------------------|-----------------------------------------------------------|--------------------------|
| SECRET_KEY        | signing key of 50 random characters; required but in demo | demo: kept in DATA_DIR   |
| DEMO              | demonstration: known sign-ins, invented records           | see start_mode.py        |
| DEBUG             | development only                                          | no                       |
| DATABASE_URL      | postgres://…; unset: the project's own PostgreSQL         | unset                    |
| OWNER_DATABASE_URL | who migrates, where the site has a role of its own        | the site's               |
| DATABASE_POOLED   | DATABASE_URL is PgBouncer's, in transaction mode          | no                       |
| DATABASE_REPLICA_URL | streaming replica for readers who are not signed in    | unset: there is none     |
| DATABASE_REPLICA_LAG | seconds that it may be behind; then readers leave it   | 5                        |
| DATA_DIR          | own database, uploads, collected files                    | var/                     |
| ALLOWED_HOSTS     | comma-separated host names                                | local names only         |
| SITE_URL          | https://… for feeds, sitemap and printed addresses        | taken from the request   |
| HTTPS             | behind TLS: secure cookies, redirect, HSTS                | yes; in demo mode no     |
| TRUSTED_PROXIES   | how many proxies in front append to X-Forwarded-For       | 0                        |
| CODE_AMOUNT       | from how many đồng on confirming asks the code once more  | 20000000                 |
| MAIL_URL          | smtp+tls://user:password@host:587; unset: no mail is sent | demo: to the terminal    |
| UPLOADS_URL       | s3://KEY:SECRET@host/bucket for uploads                   | unset: in DATA_DIR       |
| BACKUP_DIR        | where bin/backup writes                                   | backups in DATA_DIR      |
| BACKUP_RECIPIENTS | public keys (age1…) that backups are encrypted to         | unset: not encrypted     |
| BACKUP_IDENTITY   | file of the secret key, for bin/drill and bin/restore     | unset                    |
| SIGNATURE_ROOTS   | folder of the issuers of digital signatures that are known | certificates in DATA_DIR |
| LOG_FILE          | log lines go there; unset: to standard error              | unset                    |
| SENTRY_DSN        | a Sentry server that is told of faults, without data      | unset: nobody is told    |
| MAIL_FROM         | who mails to staff come from                              | of the host of SITE_URL  |
"""

import contextlib
import os
import tempfile
from pathlib import Path
from urllib.parse import urlsplit

import environ
from csp.constants import NONE, SELF
from django.core.management.utils import get_random_secret_key

from . import start_mode
from .admin_look import UNFOLD  # noqa: F401  (a setting)
from .database_settings import database_settings
from .kit.web.logs.lines import logging_settings
from .password_settings import *  # noqa: F403
from .uploads_bucket.address import uploads_storage

BASE_DIR = Path(__file__).resolve().parent.parent

env = environ.Env()
if (BASE_DIR / ".env").is_file():
    env.read_env(BASE_DIR / ".env")
env.ENVIRON = {name: value for name, value in os.environ.items() if value}  # an empty one counts as not given

DATA_DIR = Path(env.str("DATA_DIR", default="") or BASE_DIR / "var").absolute()
DEMO = start_mode.is_demonstration(os.environ, DATA_DIR)
IS_OPEN_DEMO = DEMO and start_mode.is_open_to_others(os.environ)  # its passwords are drawn, not known
DEBUG = env.bool("DEBUG", default=False)
HTTPS = env.bool("HTTPS", default=not (DEMO or DEBUG))
SITE_URL = env.str("SITE_URL", default="").rstrip("/")
TRUSTED_PROXIES = env.int("TRUSTED_PROXIES", default=0)


def rooms_of(pillar: str, names: str) -> list[str]:
    return [f"{pillar}.{name}" for name in names.split()]


def secret_key() -> str:
    """The signing key; demo mode makes one and keeps it beside the data, mode 0600."""
    given = env.str("SECRET_KEY", default="")
    if given or not DEMO:
        return start_mode.check_key(given)
    key_file = DATA_DIR / start_mode.KEY_FILE
    if not key_file.exists():
        DATA_DIR.mkdir(parents=True, exist_ok=True)
        # Written aside and linked into place: two processes starting at once agree on one key.
        with tempfile.NamedTemporaryFile("w", dir=DATA_DIR, encoding="ascii") as draft:
            draft.write(get_random_secret_key())
            draft.flush()
            with contextlib.suppress(FileExistsError):
                os.link(draft.name, key_file)
    return key_file.read_text(encoding="ascii")


SECRET_KEY = secret_key()
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]", ".localhost"])
CSRF_TRUSTED_ORIGINS = [SITE_URL] if SITE_URL.startswith("https://") else []

INSTALLED_APPS = [
    # Before the admin: both replace its templates.
    "frontportal.kit",
    "unfold.apps.BasicAppConfig",
    "unfold.contrib.filters",
    "unfold.contrib.forms",
    "unfold.contrib.import_export",
    "unfold.contrib.simple_history",
    "frontportal.admin_site.OfficeAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "django.forms",
    "axes",
    "csp",
    "django_prose_editor",
    "import_export",
    "simple_history",
    "frontportal.page_cache",
    "frontportal.imports",
    "frontportal.staff",
    "frontportal.signin",
    "frontportal.closed_lists",
    "frontportal.consents",
    "frontportal.work_calendar",
    "frontportal.paper_layouts",
    "frontportal.places",
    "frontportal.reforms",
    "frontportal.record_search",
    "frontportal.approval",
    "frontportal.maps",
    "frontportal.yearly",
    "frontportal.yearly.signing",
    "frontportal.yearly.public",
    "frontportal.reports",
    "frontportal.committee",
    "frontportal.work_log",
    "frontportal.open_data",
    "frontportal.news",
    "frontportal.visits",
    "frontportal.redirects",
    "frontportal.ratings",
    "frontportal.personal_data",
    "frontportal.operations",
    "frontportal.handbook",
    "campaigns",
    *rooms_of("campaigns", "recognition participation civil_work public"),
    *rooms_of(
        "welfare", "funds assistance houses gift_lists follow_ups help_requests household_years transfers appeals"
    ),
    *rooms_of(
        "welfare", "statements goods ledger pledges goods_sales disclosure untimely_credits reconciliation feeds"
    ),
    *rooms_of("welfare", "public memo_terms audit bench"),
    "voters",
    *rooms_of("voters", "participants senders criticism replies report_back statistics public"),
]

MIDDLEWARE = [
    "frontportal.kit.web.logs.request_ids.RequestIds",
    "frontportal.kit.web.request_guard.RequestGuard",
    "frontportal.visits.middleware.CountVisits",  # outside the kept pages: who gets one has read it, too
    "frontportal.replica.middleware.ReadsFromReplica",
    "frontportal.page_cache.middleware.PageCache",
    "django.middleware.security.SecurityMiddleware",
    "frontportal.static_files.StaticFiles",
    "django.middleware.gzip.GZipMiddleware",
    "frontportal.kit.web.csp.ContentSecurityPolicy",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "frontportal.not_allowed.NotAllowedPage",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "frontportal.signin.sessions.ending.SessionEnds",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "frontportal.waiting_counts.ForgetCounts",
    "axes.middleware.AxesMiddleware",
    "frontportal.backoffice.unsaved.middleware.UnsavedForms",
    "frontportal.closed_lists.middleware.ClosedLists",
]

FORM_RENDERER = "django.forms.renderers.TemplatesSetting"  # widgets of ours lie in templates/, too
ROOT_URLCONF, WSGI_APPLICATION = "frontportal.urls", "frontportal.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": [
                "django.templatetags.static",
                "frontportal.kit.web.tags",
                "frontportal.page_cache.tags",
                "frontportal.menu",
                "frontportal.sharing.tags",
                "frontportal.backoffice.unsaved.tags",
                "frontportal.backoffice.reading.tags",
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]

# --- Database -------------------------------------------------------------------------------------

vars().update(database_settings(env, DATA_DIR))
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- Sign-in --------------------------------------------------------------------------------------

AUTH_USER_MODEL = "staff.User"
LOGIN_URL = "admin:login"
LOGIN_REDIRECT_URL = "admin:index"
CODES_REQUIRED = not DEMO  # one-time codes of the roles that signin/codes/required.py names
CODE_AMOUNT = env.int("CODE_AMOUNT", default=20_000_000)
PASSWORD_RESET_TIMEOUT = 60 * 60

# --- Language and time ----------------------------------------------------------------------------

LANGUAGE_CODE, LANGUAGES = "vi", [("vi", "Tiếng Việt")]
LOCALE_PATHS = [BASE_DIR / "frontportal" / "locale"]
FORMAT_MODULE_PATH = "frontportal.formats"
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True
DATE_INPUT_FORMATS = ["%d/%m/%Y", "%Y-%m-%d"]  # forms go by formats/; the admin's filters of days look here only
USE_THOUSAND_SEPARATOR = False  # otherwise years become 2.024; numbers are grouped by template filters

# --- Mails to staff -------------------------------------------------------------------------------

vars().update(env.email_url("MAIL_URL", default="consolemail://" if DEMO else "dummymail://"))
EMAIL_TIMEOUT = 10  # seconds: a mail server that does not answer keeps nobody waiting for long
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.str(
    "MAIL_FROM", default=f"khong-tra-loi@{urlsplit(SITE_URL).hostname or 'localhost'}"
)

# --- Files ----------------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = DATA_DIR / "static"
MEDIA_URL = "/tep/"
MEDIA_ROOT = DATA_DIR / "media"
BACKUP_DIR = Path(env.str("BACKUP_DIR", default="") or DATA_DIR / "backups").absolute()
BACKUP_RECIPIENTS = env.list("BACKUP_RECIPIENTS", default=[])
BACKUP_IDENTITY = env.path("BACKUP_IDENTITY")() if env.str("BACKUP_IDENTITY", default="") else None
SIGNATURE_ROOTS = Path(env.str("SIGNATURE_ROOTS", default="") or DATA_DIR / "certificates").absolute()
UPLOADS_URL = env.str("UPLOADS_URL", default="")
STORAGES = {
    "default": uploads_storage(UPLOADS_URL),
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "frontportal.kit.web.stylesheets.StaticStorage"
    },
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
FILE_UPLOAD_PERMISSIONS = 0o640
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000  # the grid of unity days has a row for every area of a unit

# --- Bounds --------------------------------------------------------------------------------------

# Seconds that one request may work, None for no bound. Tests hand in none: on a busy machine they would fail of it.
SEARCH_SECONDS = 2  # one question to the statement lines
ACTION_SECONDS = 20  # one press of a button in the admin; the next press goes on from there
TEMPLATE_SECONDS = 5  # of processor time, to fill an uploaded template on trial
VISITS_SECONDS = 2  # until readings are counted together; 0 counts each at once
PAGE_CACHE_BYTES = 24_000_000  # of pages kept in memory, of each process; 0 keeps nothing, as in tests

# --- Security -------------------------------------------------------------------------------------

SECURE_SSL_REDIRECT = SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TRUSTED_PROXIES else None
SECURE_REDIRECT_EXEMPT = [r"^(healthz|readyz)$"]  # a load balancer asks over plain HTTP
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_ENGINE = "frontportal.signin.sessions.store"
SESSION_COOKIE_AGE = 12 * 60 * 60  # the longest; signin/sessions/ending.py ends an idle one sooner
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_COOKIE_HTTPONLY = True
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "media-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "manifest-src": [SELF],
    }
}

# --- Libraries ------------------------------------------------------------------------------------

IMPORT_EXPORT_USE_TRANSACTIONS = True
IMPORT_EXPORT_ESCAPE_FORMULAE_ON_EXPORT = True
SIMPLE_HISTORY_HISTORY_CHANGE_REASON_USE_TEXT_FIELD = True

LOGGING = logging_settings(env.str("LOG_FILE", default=""))
