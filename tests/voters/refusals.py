"""What actions on petitions leave behind, and what they refuse."""

import pytest
from django.core.exceptions import ValidationError


def refusal(call) -> str:
    with pytest.raises(ValidationError) as caught:
        call()
    return " ".join(caught.value.messages)
