"""An evening's minutes typed with the keyboard: from line to line, a pasted list, suggestions taken, nothing lost."""

import pytest
from django.contrib.admin.models import ADDITION, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse

from tests.browser import SITE, needs_chromium, portal_in_browser, sign_in
from tests.makers import make_user
from tests.voters.makers import make_meeting
from voters.models.petition import Petition

pytestmark = needs_chromium
PASTE = """text => {
  const data = new DataTransfer();
  data.setData('text/plain', text);
  const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
  if (document.activeElement.dispatchEvent(event)) document.execCommand('insertText', false, text);
}"""


@pytest.mark.django_db
def test_typed_pasted_cut_and_stored(world):
    meeting = make_meeting(world.north)
    with portal_in_browser(viewport={"width": 390, "height": 800}) as (page, portal):
        user = make_user(is_superuser=True)
        sign_in(portal, user)
        page.set_default_timeout(30_000)
        address = SITE + reverse("admin:voters_meeting_opinions", args=[meeting.pk])
        page.goto(address)

        def texts() -> list[str]:
            found = [each.input_value() for each in page.locator("textarea[name$='-content']").all()]
            return [each for each in found if each]

        page.locator("#id_opinions-0-content").click()
        page.keyboard.type("Mặt đường nhiều ổ gà")
        page.keyboard.press("Enter")
        page.keyboard.type("Trạm y tế thiếu bác sĩ")
        page.keyboard.press("Tab")
        page.evaluate(PASTE, "1. Bãi rác ô nhiễm\nở thôn 3\n2. Cấp sổ đỏ chậm và thiếu cán bộ")
        page.get_by_text("Đã tách thành 2 dòng, chưa lưu.").wait_for()
        assert page.evaluate("document.activeElement.id") == "id_opinions-4-content"
        page.locator("#id_opinions-3-content").evaluate("field => { field.focus(); field.setSelectionRange(15, 15); }")
        page.keyboard.press("Control+Enter")
        typed = [
            "Mặt đường nhiều ổ gà",
            "Trạm y tế thiếu bác sĩ",
            "Bãi rác ô nhiễm ở thôn 3",
            "Cấp sổ đỏ chậm",
            "và thiếu cán bộ",
        ]
        assert texts() == typed

        # What was typed is there again after the page was left, with as many lines as it had.
        page.keyboard.press("Enter")
        page.keyboard.type("Thiếu phòng học")
        page.keyboard.press("Enter")
        page.keyboard.type("Trộm cắp ban đêm")
        page.wait_for_timeout(500)
        page.goto(address)
        page.get_by_role("button", name="Khôi phục").click()
        assert texts() == [*typed, "Thiếu phòng học", "Trộm cắp ban đêm"]

        # Cut off, a paste stays whole in its line.
        portal.is_cut = True
        page.locator("#id_opinions-4-content").fill("")
        page.evaluate(PASTE, "Một\nHai")
        page.get_by_text("Chưa tách được thành dòng vì mất kết nối.").wait_for()
        assert "Một\nHai" in texts()
        portal.is_cut = False
        page.locator("#id_opinions-4-content").fill("Thiếu giáo viên mầm non")

        page.locator("#id_opinions-4-content").dispatch_event("change")
        page.get_by_role("button", name="Nhận 7 gợi ý lĩnh vực, cơ quan").click()
        page.get_by_role("button", name="Lưu các ý kiến").click()
        page.wait_for_url("**/petition/**")

        # A long name among what one has just done widens no phone's first screen.
        kind = ContentType.objects.get_for_model(Petition)
        LogEntry.objects.create(
            user=user, content_type=kind, object_repr="Sửa đường liên thôn " * 9, action_flag=ADDITION
        )
        page.goto(SITE + reverse("admin:index"))
        assert page.evaluate("document.documentElement.scrollWidth") == 390
    found = dict(Petition.objects.values_list("content", "field"))
    assert found == {
        "Mặt đường nhiều ổ gà": "roads",
        "Trạm y tế thiếu bác sĩ": "health",
        "Bãi rác ô nhiễm ở thôn 3": "environment",
        "Cấp sổ đỏ chậm": "land",
        "Thiếu giáo viên mầm non": "schools",
        "Thiếu phòng học": "schools",
        "Trộm cắp ban đêm": "security",
    }
