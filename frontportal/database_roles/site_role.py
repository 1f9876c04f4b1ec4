"""The site's own role where the database is not the portal's own: made by the owner, who is told what to write down."""

import secrets
from urllib.parse import quote, urlsplit, urlunsplit

from django.db import DatabaseError, connection

from .roles import grant, role_exists

NO_RIGHT = """Người dùng “{owner}” không được phép tạo người dùng khác. Hãy nhờ người quản trị PostgreSQL chạy:
  CREATE ROLE {role} LOGIN PASSWORD '{password}';
rồi chạy lại lệnh này. PostgreSQL báo: {error}"""


class RoleRefusedError(Exception):
    """The owner may not make roles; the text says what the database's administrator has to run."""


def make_site_role(owner_url: str, role: str) -> list[str]:
    """Make the role where there is none and grant; lines for the environment, the password among them that nobody sees again."""
    password = secrets.token_urlsafe(24)
    known = role_exists(role)
    name = connection.ops.quote_name(role)
    try:
        if not known:
            with connection.cursor() as cursor:
                cursor.execute(f"CREATE ROLE {name} LOGIN PASSWORD '{password}'")
    except DatabaseError as error:
        owner = connection.settings_dict["USER"]
        raise RoleRefusedError(NO_RIGHT.format(owner=owner, role=name, password=password, error=error)) from error
    grant(role)
    site_url = with_user(owner_url, role, "<mật khẩu đã có>" if known else password)
    return [f"OWNER_DATABASE_URL={owner_url}", f"DATABASE_URL={site_url}"]


def with_user(url: str, user: str, password: str) -> str:
    """The same address with another user and password."""
    parts = urlsplit(url)
    return urlunsplit(parts._replace(netloc=f"{quote(user)}:{password}@{parts.netloc.rpartition('@')[2]}"))
