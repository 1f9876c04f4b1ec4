"""The admin's first screen and its sidebar, in the office's own words. The roof names pillars by string only."""

from datetime import datetime, timedelta
from functools import cache

from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from .recent_changes import recent_changes
from .waiting_counts import todos_now, todos_of, with_badges

MOST_SHORTCUTS = 8
MOST_CHANGES = 12  # groups of changes
# group, then (words of the office, icon, model): whoever may view the model sees the line
GROUPS = (
    (
        "Tin bài",
        ("Bài viết", "article", "news.article"),
        ("Văn bản", "description", "news.document"),
        ("Kho ảnh", "photo_library", "news.picture"),
        ("Kho phim", "video_library", "news.video"),
        ("Chuyên mục", "label", "news.category"),
        ("Thẻ", "sell", "news.tag"),
        ("Trang giới thiệu", "menu_book", "committee.page"),
        ("Thông báo đầu trang", "campaign", "committee.notice"),
        ("Đề nghị sửa", "rate_review", "approval.proposedchange"),
    ),
    (
        "Quỹ và chăm lo",
        ("Khoản ủng hộ", "volunteer_activism", "ledger.contribution"),
        ("Khoản chi", "payments", "ledger.disbursement"),
        ("Lời hứa ủng hộ", "handshake", "pledges.pledge"),
        ("Ủng hộ theo lời hứa", "handshake", "pledges.pledgepayment"),
        ("Ủng hộ có điều kiện", "lock", "ledger.giftcondition"),
        ("Nhà Đại đoàn kết", "home_work", "assistance.house"),
        ("Các bước làm nhà", "stairs", "houses.housestep"),
        ("Hỗ trợ sinh kế", "agriculture", "assistance.livelihood"),
        ("Theo dõi sinh kế", "monitoring", "follow_ups.followup"),
        ("Đợt quà", "redeem", "assistance.giftround"),
        ("Quà theo địa bàn", "featured_seasonal_and_gifts", "assistance.gift"),
        ("Danh sách nhận quà", "signature", "gift_lists.giftrecipient"),
        ("Nguồn cùng hỗ trợ", "handshake", "assistance.cofunding"),
        ("Hộ được hỗ trợ", "family_home", "assistance.household"),
        ("Diện của hộ theo năm", "groups_2", "household_years.householdyear"),
        ("Đề nghị giúp đỡ", "contact_emergency", "help_requests.helprequest"),
        ("Biên bản hiện vật", "inventory", "goods.goodsvoucher"),
        ("Bán vàng, ngoại tệ, hiện vật", "sell", "goods_sales.goodssale"),
        ("Tồn kho hiện vật", "inventory_2", "goods.stock"),
        ("Hàng nhập, hàng xuất", "swap_vert", "goods.goodsline"),
        ("Loại hàng", "category", "goods.goodskind"),
        ("Các kho", "warehouse", "goods.store"),
        ("Đợt vận động", "qr_code_2", "appeals.appeal"),
        ("Tiền còn lại của đợt", "moving", "appeals.leftover"),
        ("Sao kê", "receipt_long", "statements.statement"),
        ("Dòng sao kê", "manage_search", "statements.statementline"),
        ("Đối chiếu sao kê", "join_inner", "reconciliation.unmatchedline"),
        ("Khoản ngoài thời gian tiếp nhận", "event_busy", "untimely_credits.untimelycredit"),
        ("Dòng đã khớp", "join_full", "reconciliation.match"),
        ("Dòng tạm ghi", "hourglass_top", "feeds.provisionalline"),
        ("Lời gọi của nguồn báo có", "call_received", "feeds.feedcall"),
        ("Nguồn báo có", "sensors", "feeds.feed"),
        ("Định mức hỗ trợ", "rule", "assistance.norm"),
        ("Mức trần quà", "vertical_align_top", "assistance.giftceiling"),
        ("Tài khoản ngân hàng", "account_balance_wallet", "funds.bankaccount"),
        ("Thời hạn công khai", "timer", "disclosure.disclosurerule"),
        ("Sổ quỹ năm", "menu_book", "ledger.fundyear"),
        ("Chuyển tiền giữa các cấp", "swap_horiz", "transfers.fundtransfer"),
        ("Các quỹ", "savings", "funds.fund"),
    ),
    (
        "Khu dân cư và phong trào",
        ("Ngày hội Đại đoàn kết", "celebration", "campaigns.unityday"),
        ("Đăng ký, kiểm tra danh hiệu", "fact_check", "recognition.registration"),
        ("Danh sách trình, quyết định", "gavel", "recognition.decision"),
        ("Công nhận khu dân cư", "workspace_premium", "campaigns.recognition"),
        ("Danh hiệu sau sắp xếp", "move_up", "recognition.titlecarryover"),
        ("Bộ tiêu chí", "checklist", "recognition.criteriaset"),
        ("Tiêu chí", "list_alt", "recognition.criterion"),
        ("Điểm kiểm tra", "scoreboard", "recognition.score"),
        ("Cấp công nhận danh hiệu", "account_balance", "campaigns.titleauthority"),
        ("Hoạt động hằng ngày", "event_note", "campaigns.activity"),
        ("Cuộc vận động, phong trào", "flag", "campaigns.campaign"),
        ("Chương trình năm", "event_list", "participation.campaignyear"),
        ("Xã báo cáo kết quả", "assignment_turned_in", "participation.participation"),
        ("Mô hình “Dân vận khéo”", "diversity_3", "civil_work.civilworkmodel"),
        ("Lễ tôn vinh", "military_tech", "campaigns.honour"),
        ("Gương được tôn vinh", "emoji_people", "campaigns.honouree"),
    ),
    (
        "Cử tri và giám sát",
        ("Hội nghị tiếp xúc cử tri", "groups", "voters.meeting"),
        ("Kiến nghị", "contact_support", "voters.petition"),
        ("Kiến nghị chờ phân loại", "inbox", "voters.unclassifiedpetition"),
        ("Kiến nghị quá hạn", "alarm", "voters.overduepetition"),
        ("Văn bản trả lời", "mark_email_read", "voters.reply"),
        ("Văn bản trả lời chung", "mark_email_unread", "voters.replydocument"),
        ("Góp ý của người dân", "forum", "voters.feedback"),
        ("Giám sát, phản biện", "search_insights", "voters.supervision"),
        ("Kiến nghị sau giám sát", "rule", "voters.recommendation"),
        ("Góp ý, phản biện dự thảo", "rate_review", "criticism.draftcomment"),
        ("Các ban ở xã", "diversity_3", "criticism.communeboard"),
        ("Niêm yết tại bảng", "push_pin", "voters.boardnotice"),
        ("Biên bản, danh sách dự", "folder_supervised", "participants.meetingfile"),
        ("Nhận xét về đại biểu", "record_voice_over", "voters.deputyremark"),
        ("Cơ quan trả lời", "account_balance", "voters.agency"),
        ("Kỳ họp", "event", "voters.session"),
        ("Khoá Quốc hội, HĐND", "history_edu", "voters.term"),
        ("Thời hạn xử lý", "timer", "voters.deadline"),
        ("Người kiến nghị", "person", "voters.petitioner"),
    ),
    (
        "Địa bàn",
        ("Đơn vị, khu dân cư", "map", "places.unit"),
        ("Sáp nhập, chia tách", "call_split", "places.succession"),
        ("Sắp xếp đơn vị", "account_tree", "reforms.reform"),
        ("Đơn vị được sắp xếp", "merge", "reforms.reformstep"),
        ("Khu dân cư chuyển riêng", "moving", "reforms.reformarea"),
        ("Bản đồ xã, thị trấn", "pentagon", "maps.communemap"),
        ("Phân công địa bàn", "assignment_ind", "places.posting"),
    ),
    (
        "Tổng hợp năm",
        ("Trang tổng hợp năm", "summarize", "yearly.yearsummary"),
        ("Chương trình công tác", "checklist", "yearly.task"),
        ("Sổ công việc", "edit_calendar", "work_log.loggedwork"),
        ("Báo cáo năm", "article_shortcut", "reports.reporttext"),
        ("Đề cương báo cáo", "format_list_numbered", "reports.outlinepart"),
        ("Mẫu báo cáo Word", "draft", "reports.reporttemplate"),
        ("Mẫu trang in", "picture_as_pdf", "paper_layouts.paperlayout"),
        ("Biểu mẫu cấp trên", "table_chart", "reports.superiorform"),
        ("Chỉ tiêu kế hoạch", "target", "yearly.target"),
        ("Số liệu khai báo", "edit_note", "yearly.declaredfigure"),
    ),
    (
        "Hệ thống",
        ("Người dùng", "manage_accounts", "staff.user"),
        ("Lịch làm việc", "calendar_month", "work_calendar.daydecision"),
        ("Sổ đồng ý", "how_to_reg", "consents.consent"),
        ("Yêu cầu về dữ liệu cá nhân", "person_search", "personal_data.erasurerequest"),
        ("Thời hạn lưu giữ", "auto_delete", "personal_data.retentionrule"),
        ("Nhật ký xoá dữ liệu", "delete_history", "personal_data.deletion"),
        ("Lần xem danh sách kín", "visibility", "closed_lists.reading"),
        ("Các lần nhập tệp", "upload_file", "imports.sheetimport"),
        ("Thông tin Ủy ban", "account_balance", "committee.committee"),
        ("Cán bộ", "badge", "committee.officer"),
        ("Liên kết website", "link", "committee.linklist"),
        ("Địa chỉ trang cũ", "alt_route", "redirects.redirect"),
        ("Lượt xem theo ngày", "query_stats", "visits.dailycount"),
        ("Đánh giá bài viết", "thumb_up", "ratings.monthlyrating"),
        ("Lượt xem trang cũ", "history", "visits.baseline"),
    ),
)
TONE_WORDS = {"late": "Quá hạn", "due": "Cần làm sớm", "calm": "Đang chờ"}


def navigation(request) -> list[dict]:
    """The sidebar: `[{"title", "separator", "items": [{"title", "icon", "link", "active", "badge"}]}]`, the last where something waits.
    Groups without a line that the user may see are left out."""
    start = admin_url("index")
    first = {
        "title": "Bảng công việc",
        "items": [
            {"title": "Việc chờ tôi", "icon": "task_alt", "link": start},
            {"title": "Hướng dẫn", "icon": "help", "link": reverse("handbook:contents")},
        ],
    }
    waiting = todos_of(request)
    groups = [{"title": title, "items": with_badges(links(request.user, lines), waiting)} for title, *lines in GROUPS]
    found = [first, *(group | {"separator": True} for group in groups if group["items"])]
    for group in found:
        for line in group["items"]:
            is_below = line["link"] != start and request.path.startswith(
                line["link"]
            )  # below the first screen lies all
            line["active"] = is_below or request.path == line["link"]
    return found


def links(user, lines) -> list[dict]:
    found = []
    for words, icon, model in lines:
        app, name = model.split(".")
        link = admin_url(f"{app}_{name}_changelist") if user.has_perm(f"{app}.view_{name}") else ""
        if link:
            found.append({"title": words, "icon": icon, "link": link})
    return found


@cache
def admin_url(name: str) -> str:
    """Where a page of the admin stands, the same as long as the site runs; "" for one that there is not."""
    try:
        return reverse(f"admin:{name}")
    except NoReverseMatch:
        return ""


def dashboard(request, context: dict) -> dict:
    """What waits for this user, what others did since yesterday, and shortcuts to what they may add."""
    waiting = todos_now(request)
    older = [todo for todo in waiting if todo.older]
    return context | {
        "todos": [(todo, TONE_WORDS[todo.tone]) for todo in waiting if todo.count],
        "older_todos": older,
        "older_count": sum(todo.older for todo in older),
        "changes": recent_changes(request, start_of_yesterday())[:MOST_CHANGES],
        "shortcuts": shortcuts(request.user),
        "postings": request.user.postings.select_related("unit__parent") if request.user.is_authenticated else [],
    }


def start_of_yesterday() -> datetime:
    return timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0) - timedelta(days=1)


# (words, model, page of its admin): what a role records most stands first
SHORTCUTS = (
    ("Nhập Ngày hội cả xã", "campaigns.unityday", "sheet"),
    ("Ghi kiến nghị", "voters.petition", "add"),
    ("Thêm hội nghị", "voters.meeting", "add"),
    ("Ghi khoản ủng hộ", "ledger.contribution", "add"),
    ("Ghi khoản chi", "ledger.disbursement", "add"),
    ("Tải lên sao kê", "statements.statement", "add"),
    ("Ghi hoạt động", "campaigns.activity", "add"),
    ("Viết bài", "news.article", "add"),
    ("Ghi quà", "assistance.gift", "add"),
    ("Thêm căn nhà", "assistance.house", "add"),
    ("Ghi hỗ trợ sinh kế", "assistance.livelihood", "add"),
    ("Chấm điểm danh hiệu cả xã", "recognition.registration", "sheet"),
    ("Ghi công nhận khu dân cư", "campaigns.recognition", "add"),
    ("Thêm người dùng", "staff.user", "add"),
)


def shortcuts(user) -> list[dict]:
    """At most MOST_SHORTCUTS forms that the user may fill in."""
    found = []
    for words, model, page in SHORTCUTS:
        app, name = model.split(".")
        link = admin_url(f"{app}_{name}_{page}") if user.has_perm(f"{app}.add_{name}") else ""
        if link:
            found.append({"title": words, "link": link})
    return found[:MOST_SHORTCUTS]
