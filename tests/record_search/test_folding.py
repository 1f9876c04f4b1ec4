"""The database folds as Python does, as far as letters and digits of Vietnamese are concerned."""

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from frontportal.kit.values.text import fold
from frontportal.kit.web.searching import tokens

VIETNAMESE = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"
LETTERS = VIETNAMESE + VIETNAMESE.upper() + "0123456789 -./’“”\u0300\u0301\u0323Ðð\u200b"


@pytest.fixture
def folded(db):
    def ask(text: str) -> str:
        with connection.cursor() as cursor:
            cursor.execute("SELECT record_search_fold(%s)", [text])
            return cursor.fetchone()[0]

    return ask


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(LETTERS, max_size=60))
def test_the_database_folds_as_python_does(folded, text):
    assert tokens(folded(text)) == tokens(fold(text))
