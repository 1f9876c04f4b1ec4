import pytest
from django.test import Client

ADDRESS = "/tin-tuc/bai-nao-do/danh-gia/"


@pytest.mark.parametrize(
    ("accepts", "has_words"), [("text/html,application/xhtml+xml,*/*;q=0.8", True), ("application/json", False)]
)
@pytest.mark.django_db
def test_who_opens_the_address_of_a_form_by_hand_is_told(accepts, has_words):
    answer = Client().get(ADDRESS, headers={"Accept": accepts})
    assert (answer.status_code, answer["Allow"], bool(answer.content)) == (405, "POST", has_words)
    assert ("Địa chỉ này không mở trực tiếp được" in answer.content.decode()) is has_words
