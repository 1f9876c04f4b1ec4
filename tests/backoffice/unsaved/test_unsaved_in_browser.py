"""Nothing typed is lost: with the network cut, the session ended, the browser closed, the form refused."""

from datetime import date

import pytest

from campaigns.models.unity_day import UnityDay
from frontportal.news.models.article import Article
from tests.browser import SITE, needs_chromium, portal_in_browser, session_ends, sign_in
from tests.makers import make_user
from tests.news.makers import make_article, make_category
from tests.voters.makers import make_petition
from welfare.assistance.models.household import Household

pytestmark = needs_chromium
ADD = f"{SITE}/quan-tri/news/article/add/"
KEPT = "Object.keys(localStorage).filter(each => each.startsWith('unsaved:'))"


@pytest.fixture
def staff(db):
    return make_user(is_superuser=True)


def kept(page) -> list[str]:
    """Looked at once the script has had its time."""
    page.wait_for_timeout(600)
    return page.evaluate(KEPT)


def write_article(page) -> None:
    page.fill("[name=title]", "Đang viết dở")
    page.locator(".tiptap").first.click()
    page.keyboard.type("Một giờ làm việc")
    page.fill("[name=slug]", "dang-viet-do")
    page.check("[name=pinned]")
    page.locator(".add-row").first.click()
    page.locator(".add-row").first.click()
    page.fill("[name=attachments-1-title]", "Kế hoạch")
    page.locator(".delete-template").first.click()  # and the row after it keeps what was typed


def written(page) -> tuple:
    names = ("title", "body", "slug", "attachments-0-title")
    return (*(page.input_value(f"[name={name}]") for name in names), page.is_checked("[name=pinned]"))


WRITTEN = ("Đang viết dở", "<p>Một giờ làm việc</p>", "dang-viet-do", "Kế hoạch", True)


def open_again(page, address):
    """As after a crash: nothing of the page is left but what the browser stores."""
    context = page.context
    page.close()
    page = context.new_page()
    page.goto(address)
    return page


def test_network_cut_then_saved(staff):
    category = make_category()
    with portal_in_browser() as (page, portal):
        sign_in(portal, staff)
        page.goto(ADD)
        page.fill("[name=title]", "Tin")
        page.locator(".tiptap").first.click()
        page.keyboard.type("Nội dung")
        page.select_option("[name=category]", str(category.pk))
        portal.is_cut = True
        page.click("[name=_save]")
        assert "Chưa lưu được vì mất mạng" in page.get_by_role("alert").inner_text()
        assert (page.url, page.input_value("[name=title]"), len(kept(page))) == (ADD, "Tin", 1)
        portal.is_cut = False
        page.get_by_role("button", name="Thử lại").click()
        page.wait_for_url("**/news/article/")
        assert kept(page) == []
    assert [(each.title, each.body) for each in Article.objects.all()] == [("Tin", "<p>Nội dung</p>")]


def test_session_ended_then_offered_after_sign_in(staff):
    make_category()
    with portal_in_browser() as (page, portal):
        sign_in(portal, staff)
        page.goto(ADD)
        write_article(page)
        session_ends(portal)
        page.click("[name=_save]")
        assert "phiên làm việc đã hết" in page.get_by_role("alert").inner_text()
        assert ("POST", "/quan-tri/news/article/add/") not in portal.asked
        address = page.get_by_role("link", name="Đăng nhập lại").get_attribute("href")
        page = open_again(page, SITE + address)
        page.fill("[name=username]", staff.username)
        page.fill("[name=password]", "mat-khau")
        page.keyboard.press("Enter")
        page.get_by_role("button", name="Khôi phục nội dung chưa lưu lúc").click()
        assert written(page) == WRITTEN
        assert page.locator(".tiptap").first.inner_text() == "Một giờ làm việc"


def test_crash_then_offered_and_kept_under_the_same_name(staff):
    make_category()
    with portal_in_browser() as (page, portal):
        sign_in(portal, staff)
        page.goto(ADD)
        write_article(page)
        [name] = kept(page)
        page = open_again(page, f"{SITE}/quan-tri/")
        page.get_by_role("link", name="Thêm bài viết").click()
        page.get_by_role("button", name="Khôi phục").click()
        assert (written(page), kept(page)) == (WRITTEN, [name])
        page.fill("[name=title]", "Viết tiếp")
        page = open_again(page, ADD)
        page.get_by_role("button", name="Bỏ nội dung này").click()
        assert kept(page) == []
        page.get_by_role("button", name="Lấy lại").click()
        page.get_by_role("button", name="Khôi phục").click()
        assert (page.input_value("[name=title]"), kept(page)) == ("Viết tiếp", [name])


@pytest.mark.slow
def test_what_the_server_refuses_stays_until_it_is_saved(staff):
    make_category()
    with portal_in_browser() as (page, portal):
        sign_in(portal, staff)
        page.goto(ADD)
        page.fill("[name=title]", "Chưa có chuyên mục")
        page.click("[name=_save]")
        page.wait_for_function("document.querySelector('meta[name=unsaved]')?.dataset.isAnswer === 'yes'")
        assert (len(kept(page)), page.get_by_role("button", name="Khôi phục").count()) == (1, 0)
        page = open_again(page, ADD)
        assert (
            "chưa biết máy chủ đã lưu chưa" not in page.locator(".unsaved-offer").inner_text()
        )  # it is known: refused
        page.get_by_role("button", name="Khôi phục").click()
        assert page.input_value("[name=title]") == "Chưa có chuyên mục"


@pytest.mark.slow
def test_a_record_changed_meanwhile_is_said_and_choices_keep_their_names(staff, world):
    article = make_article(state="draft", published_at=None)
    with portal_in_browser() as (page, portal):
        sign_in(portal, staff)
        address = f"{SITE}/quan-tri/news/article/{article.pk}/change/"
        page.goto(address)
        page.evaluate(
            """([value, label]) => { const list = document.querySelector("[name=unit]");
            list.append(new Option(label, value, true, true)); list.dispatchEvent(new Event("change", {bubbles: true})); }""",
            [str(world.north.pk), "Xã Bắc Mẫu"],
        )
        page.fill("[name=summary]", "Tóm tắt")
        assert len(kept(page)) == 1
        Article.objects.filter(pk=article.pk).update(title="Người khác đã sửa")
        page = open_again(page, address)
        assert "đã được sửa từ lúc bạn mở" in page.locator(".unsaved-offer").inner_text()
        page.get_by_role("button", name="Khôi phục").click()
        chosen = page.locator("[name=unit] option:checked").inner_text()
        assert (chosen, page.input_value("[name=summary]")) == ("Xã Bắc Mẫu", "Tóm tắt")
        assert page.locator(".field-unit .select2-selection__rendered").inner_text().strip().endswith("Xã Bắc Mẫu")


def test_grid_of_unity_days(staff, world):
    with portal_in_browser() as (page, portal):
        sign_in(portal, staff)
        address = f"{SITE}/quan-tri/campaigns/unityday/nhap-ca-xa?xa={world.north.pk}&nam=2023"
        page.goto(address)
        page.locator("[data-name=attendance] > input").first.fill("777")
        page.locator("[data-name=attendance] > input").last.fill("103")
        page.get_by_role("button", name="lễ", exact=True).click()
        page = open_again(page, address)
        assert page.locator("[data-name=attendance] > input").first.input_value() == ""
        page.get_by_role("button", name="Khôi phục").click()
        assert page.locator("[data-sum=attendance]").inner_text().startswith("880")
        page.get_by_role("button", name="Lưu cả xã").click()
        page.wait_for_selector("text=Đã lưu 2 khu dân cư")
        assert kept(page) == []
    found = UnityDay.objects.order_by("attendance").values_list("attendance", "ceremony", "held_on")
    assert list(found) == [(103, True, date(2023, 11, 18)), (777, True, date(2023, 11, 18))]


def test_what_a_list_ticks_is_nothing_typed(staff, world):
    """Its box for all rows is ticked with the last of them: the list offered what had been done to be done again."""
    petition = make_petition(world.north)
    with portal_in_browser() as (page, portal):
        sign_in(portal, staff)
        page.goto(f"{SITE}/quan-tri/voters/petition/")
        page.check(f"[name=_selected_action][value='{petition.pk}']")
        assert page.is_checked("#action-toggle")
        page.select_option("[name=action]", "set_fields")
        page.click("button[name=index]")
        page.wait_for_selector("text=Đổi một mục của nhiều")
        assert kept(page) == []


@pytest.mark.slow
def test_nobody_else_is_offered_it_and_signing_out_clears(staff):
    make_category()
    other = make_user("nguoi-khac", is_superuser=True)
    with portal_in_browser() as (page, portal):
        sign_in(portal, staff)
        page.goto(ADD)
        page.fill("[name=title]", "Của tôi")
        assert kept(page)[0].startswith(f"unsaved:{staff.pk}:")
        sign_in(portal, other)
        page.click("[name=_save]")
        assert "tài khoản của người khác" in page.get_by_role("alert").inner_text()
        page = open_again(page, ADD)
        page.fill("[name=summary]", "Của người khác")
        assert (page.locator(".unsaved-offer").count(), len(kept(page))) == (0, 2)
        page.evaluate("document.getElementById('logout-form').requestSubmit()")
        page.wait_for_url("**/logout/")
        page.wait_for_timeout(300)
        assert [name.split(":")[1] for name in kept(page)] == [str(staff.pk)]


@pytest.mark.slow
def test_forms_with_personal_data_leave_nothing(staff, world):
    with portal_in_browser() as (page, portal):
        sign_in(portal, staff)
        page.goto(f"{SITE}/quan-tri/assistance/household/add/")
        page.fill("[name=head]", "Nguyễn Văn Mẫu")
        assert "không được giữ tạm" in page.locator(".unsaved-note").inner_text()
        assert kept(page) == []
        portal.is_cut = True
        page.click("[name=_save]")
        assert "mất mạng" in page.get_by_role("alert").inner_text()
        portal.is_cut = False
        page.on("dialog", lambda dialog: dialog.accept())
        page.goto(f"{SITE}/quan-tri/voters/petition/add/")
        page.fill("[name=title]", "Sửa đường")
        page.locator("#petitioner-group .add-row").click()
        page.fill("[name=petitioner-0-name]", "Nguyễn Văn Mẫu")
        [name] = kept(page)
        assert "Sửa đường" in page.evaluate("name => localStorage.getItem(name)", name)
        assert "Nguyễn" not in page.evaluate("JSON.stringify(localStorage)")
    assert Household.objects.count() == 0


@pytest.mark.slow
def test_no_room_is_said_and_what_is_old_goes(staff):
    with portal_in_browser() as (page, portal):
        sign_in(portal, staff)
        page.goto(f"{SITE}/quan-tri/")
        old = '{"fields": [], "at": %d}'
        page.evaluate("text => localStorage.setItem('unsaved:1:old', text)", old % 0)
        page.goto(ADD)
        assert kept(page) == []
        page.evaluate("() => { Storage.prototype.setItem = () => { throw new DOMException('full'); }; }")
        page.fill("[name=title]", "Tin")
        assert "không còn chỗ" in page.get_by_role("alert").inner_text()
