"""Django looks for models here; import each from its own module."""

from . import authenticator, known_address, recovery_code, reset_mail, staff_session  # noqa: F401
