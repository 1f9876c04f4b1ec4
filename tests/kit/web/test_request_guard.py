"""Requests that no page can mean never reach one, and never become a 500."""

import pytest


@pytest.mark.django_db
class TestGuard:
    @pytest.mark.parametrize("method", ["TRACE", "PUT", "DELETE", "PATCH", "CONNECT"])
    def test_methods_we_do_not_serve(self, client, method):
        assert client.generic(method, "/").status_code == 405

    @pytest.mark.parametrize("charset", ["utf-7", "utf-16", "no-such", '"utf-7"', "idna", "rot13"])
    def test_undecodable_forms(self, client, charset):
        content = f"application/x-www-form-urlencoded; charset={charset}"
        response = client.generic("POST", "/quan-tri/login/", b"username=a", content_type=content)
        assert response.status_code == 400

    @pytest.mark.parametrize("query", ["q=%ff%fe", "%ff"])
    def test_undecodable_addresses(self, client, query):
        assert client.get("/tim-kiem/", QUERY_STRING=query).status_code == 400

    def test_nul_is_taken_out_of_a_form_and_the_rest_stays_typed(self, client):
        page = client.post("/quan-tri/login/", {"user\0name": ["a\0b"], "password": "x"})
        assert (page.status_code, page.context["form"]["username"].value()) == (200, "ab")

    @pytest.mark.parametrize("query", ["q=a%00b", "q=a%0%000b", "q=a\0b", "%00q=ab"])
    def test_nul_is_taken_out_of_a_search(self, client, query):
        page = client.get("/tim-kiem/", QUERY_STRING=query)
        assert (page.status_code, page.context["search_query"]) == (200, "ab")

    @pytest.mark.parametrize(
        ("count", "status"),
        [("9" * 20, 400), ("1000", 400), ("101", 400), ("100", 200), ("1", 200), ("", 200), ("1e9", 200)],
    )
    def test_a_form_that_names_rows_which_it_did_not_send(self, client, count, status):
        given = {"rows-TOTAL_FORMS": count, "username": "a", "password": "b"}
        assert client.post("/quan-tri/login/", given).status_code == status

    def test_a_form_with_as_many_rows_as_it_names(self, client):
        rows = {f"rows-{number}-id": "" for number in range(500)}
        assert client.post("/quan-tri/login/", rows | {"rows-TOTAL_FORMS": "500", "username": "a"}).status_code == 200

    def test_nul_in_a_path(self, client):
        assert client.get("/tin-tuc/a%00b/").status_code == 400

    def test_usual_forms_pass(self, client):
        content = "application/x-www-form-urlencoded; charset=UTF-8"
        assert client.post("/quan-tri/login/", data="username=a&password=b", content_type=content).status_code == 200
