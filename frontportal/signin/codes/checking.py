"""Whether a typed code lets a person on, and the sentence where it doesn't."""

import logging
from typing import Any

from django.utils import timezone

from ..models.authenticator import Authenticator
from ..models.recovery_code import use_code
from ..otp.encryption import SecretUnreadable
from ..otp.totp import DIGITS

logger = logging.getLogger(__name__)
WRONG = "Mã không đúng hoặc đã dùng. Hãy đợi ứng dụng hiện mã mới rồi gõ lại."
UNREADABLE = "Khoá ký của cổng đã đổi nên mã một lần cũ không dùng được nữa. Hãy nhờ người quản trị gỡ mã để lập lại, hoặc dùng mã dự phòng."


def plain(code: str) -> str:
    """As programs show it, "123 456", or as it is sent."""
    return "".join(code.split())


def refusal(authenticator: Authenticator, code: str) -> str:
    """Why the code is not taken; "" when it is. A code of the program, or one of the ten on paper."""
    code = plain(code)
    authenticator.refresh_from_db()
    if until := authenticator.waits_until():
        seconds = max(1, round((until - timezone.now()).total_seconds()))
        return f"Đã sai mã nhiều lần. Hãy đợi {seconds} giây rồi thử lại."
    if len(code) > DIGITS:
        return "" if is_recovery_code(authenticator, code) else WRONG
    try:
        is_right = authenticator.verify_token(code)
    except SecretUnreadable:
        return UNREADABLE
    if not is_right:
        logger.warning("wrong one-time code for account %s", authenticator.user_id)
    return "" if is_right else WRONG


def is_recovery_code(authenticator: Authenticator, code: Any) -> bool:
    """Counted as any other code where it is wrong."""
    if use_code(authenticator.user, code):
        logger.warning("recovery code used for account %s", authenticator.user_id)
        authenticator.throttle_reset()
        return True
    authenticator.throttle_increment()
    return False
