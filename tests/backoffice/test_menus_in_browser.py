"""The toolkit's menus and its buttons that are none, by the keyboard alone."""

from tests.browser import SITE, needs_chromium, portal_in_browser, sign_in
from tests.makers import make_user


@needs_chromium
def test_menu_beside_a_choice(db):
    user = make_user(is_superuser=True)
    with portal_in_browser() as (page, portal):
        sign_in(portal, user)
        page.goto(f"{SITE}/quan-tri/news/article/add/")
        opener = page.locator(".field-picture [role=button]").first
        assert opener.get_attribute("aria-label").startswith("Việc khác với")
        opener.focus()
        page.keyboard.press("Enter")
        page.wait_for_function("document.activeElement.id === 'add_id_picture'")
        assert page.locator("#add_id_picture").is_visible()
        page.keyboard.press("Escape")
        page.wait_for_function("document.activeElement.getAttribute('role') === 'button'")
        page.wait_for_selector("#add_id_picture", state="hidden")
        page.locator(".add-row").first.click()
        button = page.get_by_role("button", name="Bỏ dòng này").first
        button.focus()
        page.keyboard.press("Enter")
        assert page.locator("[name=attachments-0-title]").count() == 0
