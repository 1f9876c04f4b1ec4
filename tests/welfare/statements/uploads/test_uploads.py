"""The three screens of an import, with the work done by the process itself or, for speed, within the test's own."""

import pytest
from django.urls import reverse

from frontportal.staff import roles
from tests.makers import make_user
from tests.welfare.statements.makers import NUMBER, SAMPLES, make_account, moves, write_statement
from tests.welfare.statements.uploads.pages import ADD, address, screen
from welfare.bankfiles.layouts import LAYOUTS
from welfare.banks.registry import BY_SLUG
from welfare.statements.models.line import StatementLine
from welfare.statements.models.statement import Statement
from welfare.statements.models.upload import Upload
from welfare.statements.uploads import actions, jobs, state

pytestmark = pytest.mark.usefixtures("started")


def test_upload_look_confirm(client, send, started, tmp_path, django_capture_on_commit_callbacks):
    upload = send(write_statement(tmp_path / "a.csv", moves(30)))
    assert started == [upload]
    page = screen(client, upload)
    assert "Đang đọc tệp: 0 dòng." in page
    assert '<meta http-equiv="refresh" content="2">' in page
    jobs.run_job(upload.pk)
    page = screen(client, upload)
    for words in ("30 dòng nhập mới", "Đã đối soát đủ", "1.150.000 đồng", "ung ho 0", "Xác nhận nhập"):
        assert words in page, words
    assert not Statement.objects.exists()
    with django_capture_on_commit_callbacks(execute=True):
        client.post(address(upload), {"confirm": ""})
    assert (len(started), StatementLine.objects.count()) == (2, 0)
    jobs.run_job(upload.pk)
    statement = Statement.objects.get()
    assert (statement.created_by, statement.file_name, statement.new) == (upload.created_by, "a.csv", 30)
    response = client.get(address(upload))
    assert response.url == reverse("admin:statements_statement_change", args=[statement.pk])
    upload.refresh_from_db()
    assert (upload.state, upload.report, state.path_of(upload).exists()) == ("stored", {}, False)


def test_confirming_twice_imports_once(client, send, started, tmp_path, django_capture_on_commit_callbacks):
    upload = send(write_statement(tmp_path / "a.csv", moves(5)))
    jobs.run_job(upload.pk)
    for _ in range(2):
        with django_capture_on_commit_callbacks(execute=True):
            response = client.post(address(upload), {"confirm": ""}, follow=True)
    assert "không có gì được nhập thêm" in response.content.decode()
    assert len(started) == 2
    for _ in range(2):
        jobs.run_job(upload.pk)
    assert (Statement.objects.count(), StatementLine.objects.count()) == (1, 5)


def test_a_file_that_is_in_already_is_told_and_not_offered(client, send, tmp_path, django_capture_on_commit_callbacks):
    path = write_statement(tmp_path / "a.csv", moves(5))
    for _ in range(2):
        upload = send(path)
        jobs.run_job(upload.pk)
        page = screen(client, upload)
        actions.confirm(upload, by=upload.created_by)
        jobs.run_job(upload.pk)
    assert "đã được nhập trước đó" in page and 'name="confirm"' not in page
    assert StatementLine.objects.count() == 5


def test_a_file_that_is_in_already_waits_for_nobody(client, send, tmp_path):
    path = write_statement(tmp_path / "a.csv", moves(5))
    upload = send(path)
    jobs.run_job(upload.pk)
    assert "chờ xác nhận" in client.get(reverse(ADD)).content.decode()
    actions.confirm(upload, by=upload.created_by)
    jobs.run_job(upload.pk)
    jobs.run_job(send(path).pk)
    assert Upload.objects.waiting().count() == 1
    assert "chờ xác nhận" not in client.get(reverse(ADD)).content.decode()


class TestOtherBank:
    """A layout that tells its bank, put to an account of another one."""

    def look(self, client, send, name: str, **given) -> str:
        upload = send(SAMPLES / name, account=str(make_account("0000000000777", **given).pk))
        jobs.run_job(upload.pk)
        return screen(client, upload)

    def test_is_told_and_may_be_confirmed(self, client, send):
        page = self.look(client, send, "bidv-list.csv", bank="agribank")
        assert "Tệp viết theo mẫu của BIDV, nhưng sẽ ghi vào tài khoản Agribank …777." in page
        assert 'name="confirm"' in page

    @pytest.mark.parametrize(("name", "bank"), [("bidv-list.csv", "bidv"), ("vcb-masked.csv", "agribank")])
    def test_is_silent_where_the_bank_is_the_same_or_unknown(self, client, send, name, bank):
        assert "Tệp viết theo mẫu" not in self.look(client, send, name, bank=bank)

    def test_every_layout_says_its_name_and_a_bank_that_there_is(self):
        banks = {"", *BY_SLUG}
        assert [layout.slug for layout in LAYOUTS if not layout.title or layout.bank not in banks] == []
        assert len({layout.title for layout in LAYOUTS}) == len(LAYOUTS)


def test_a_preview_says_whose_file_it_is_and_of_which_days(client, send, tmp_path):
    upload = send(write_statement(tmp_path / "a.csv", moves(5)))
    jobs.run_job(upload.pk)
    page = screen(client, upload)
    for words in (f"Agribank {NUMBER}", "01/01/2023 – 02/01/2023", "Bản xuất từ ngân hàng điện tử"):
        assert words in page, words


def test_layouts_have_names_in_the_list_and_on_the_page(client, send, tmp_path):
    upload = send(write_statement(tmp_path / "a.csv", moves(5)))
    jobs.run_job(upload.pk)
    actions.confirm(upload, by=upload.created_by)
    jobs.run_job(upload.pk)
    changelist = reverse("admin:statements_statement_changelist")
    pages = [client.get(changelist), client.get(address(upload), follow=True)]
    for page in (response.content.decode() for response in pages):
        assert "Bản xuất từ ngân hàng điện tử" in page and ">fund-xlsx" not in page
    assert "Đã nhập 5 dòng nhập mới." in pages[1].content.decode()
    assert client.get(changelist, {"mau": "bidv-csv"}).context["cl"].result_count == 0
    assert client.get(changelist, {"mau": "fund-xlsx"}).context["cl"].result_count == 1


def test_a_refusal_is_a_sentence_on_the_screen(client, send, tmp_path):
    (tmp_path / "a.csv").write_text("Tên,Tuổi\nAn,3\n", encoding="utf-8")
    upload = send(tmp_path / "a.csv")
    jobs.run_job(upload.pk)
    page = screen(client, upload)
    assert "Không nhận ra mẫu sao kê" in page and "Tải lên tệp khác" in page
    assert not state.path_of(upload).exists()


def test_the_account_may_be_chosen(client, send, account):
    upload = send(SAMPLES / "vcb-masked.csv")
    jobs.run_job(upload.pk)
    assert "Hãy chọn tài khoản của sao kê." in screen(client, upload)
    upload = send(SAMPLES / "vcb-masked.csv", account=str(account.pk))
    jobs.run_job(upload.pk)
    assert "80 dòng nhập mới" in screen(client, upload)


def test_breaks_conflicts_and_rows_set_aside_are_shown(client, send, account, tmp_path):
    given = moves(30)
    upload = send(write_statement(tmp_path / "a.csv", given))
    jobs.run_job(upload.pk)
    actions.confirm(upload, by=None)
    jobs.run_job(upload.pk)
    given[12] = (*given[12][:2], given[12][2] + 5, "noi dung <b>khac</b>")
    path = write_statement(tmp_path / "b.csv", given)
    path.write_text(path.read_text(encoding="utf-8").replace("02/01/2023,CT00004", "32/01/2023,CT00004"), "utf-8")
    upload = send(path)
    jobs.run_job(upload.pk)
    page = screen(client, upload)
    for words in (
        "Có chênh lệch",
        "Dòng không khớp",
        "Dòng để ngoài",
        "noi dung &lt;b&gt;khac&lt;/b&gt;",
        "ung ho 12",
    ):
        assert words in page, words


@pytest.mark.parametrize(("role", "status"), [(roles.LEADER, 403), (roles.CONFIRMER, 403), (roles.ACCOUNTANT, 200)])
def test_only_the_accountant_imports(client, send, tmp_path, role, status):
    upload = send(write_statement(tmp_path / "a.csv", moves(5)))
    client.force_login(make_user("ai-do", group=role), backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(reverse(ADD)).status_code == status
    assert client.get(address(upload)).status_code == status
    assert NUMBER not in client.get(reverse("welfare:fund")).content.decode()


def test_the_window_for_choosing_shows_every_kind_of_file_that_is_read(client, accountant):
    page = client.get(reverse(ADD)).content.decode()
    chosen = page.split('accept="')[1].split('"')[0].split(",")
    samples = {path.suffix for path in SAMPLES.iterdir() if path.suffix not in ("", ".expected")}
    assert samples | {".sta", ".ods", ".xml", ".json", ".html", ".txt"} <= set(chosen)


class TestQuestions:
    @pytest.fixture
    def foreign(self, account, send, tmp_path):
        upload = send(write_statement(tmp_path / "a.csv", moves(3), number="0000999999"), account=account.pk)
        jobs.run_job(upload.pk)
        return upload

    def test_an_open_question_holds_the_import_back(self, foreign, client, started):
        page = client.get(address(foreign)).content.decode()
        assert page.count('name="accept" value="foreign_account"') == 1
        assert "không phải của quỹ nào trong cổng" in page
        another = {"code": "another", "text": "Có đúng là tệp của tháng 9 không?"}
        foreign.refresh_from_db()
        questions = [*foreign.report["questions"], another]
        Upload.objects.filter(pk=foreign.pk).update(report=foreign.report | {"questions": questions})
        answer = client.post(address(foreign), {"confirm": "", "accept": ["another"]})
        page = answer.content.decode()
        assert (answer.status_code, page.count("Hãy trả lời trước khi nhập: ")) == (200, 1)
        assert 'value="another" checked' in page and 'value="foreign_account" checked' not in page
        foreign.refresh_from_db()
        assert (foreign.state, Statement.objects.count()) == ("ready", 0)

    def test_the_answer_is_kept_with_who_gave_it(self, foreign, client, accountant, django_capture_on_commit_callbacks):
        with django_capture_on_commit_callbacks(execute=True):
            client.post(address(foreign), {"confirm": "", "accept": ["foreign_account"]})
        jobs.run_job(foreign.pk)
        answer = Statement.objects.get().answers[0]
        assert (answer["code"], answer["by"]) == ("foreign_account", str(accountant))
        page = client.get(reverse("admin:statements_statement_change", args=[Statement.objects.get().pk]))
        assert answer["text"] in page.content.decode()
