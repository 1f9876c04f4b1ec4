"""The chapters of the staff's handbook, in the order in which an office needs them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Chapter:
    """`models` ("app.model") are those whose pages point here; the text is templates/handbook/chapters/<slug>.html."""

    slug: str
    title: str
    summary: str
    models: tuple[str, ...] = ()

    @property
    def template(self) -> str:
        return f"handbook/chapters/{self.slug}.html"


CHAPTERS = (
    Chapter("bat-dau", "Bắt đầu", "Đăng nhập, bảng công việc, tìm hồ sơ, phím tắt."),
    Chapter(
        "khong-mat-viec",
        "Không mất việc đã làm",
        "Mất mạng, hết phiên, hai người cùng sửa một hồ sơ, quay lại bản cũ.",
    ),
    Chapter(
        "nhap-tu-tep",
        "Nhập từ tệp Excel",
        "Mẫu, xem trước, dòng sai, hoàn tác một lần nhập.",
        ("imports.sheetimport",),
    ),
    Chapter(
        "hai-nguoi",
        "Hai người cho điều công khai",
        "Gửi duyệt, đề nghị sửa điều đang công khai, lời nhắn, thư báo.",
        ("approval.proposedchange",),
    ),
    Chapter(
        "tin-bai",
        "Tin bài và văn bản",
        "Viết, gửi duyệt, hẹn đăng, gỡ; ảnh, số liệu dẫn trong bài, dán từ Word.",
        ("news.article", "news.document", "news.picture", "news.video", "news.category", "news.tag", "committee.page", "committee.notice", "redirects.redirect",
         "ratings.monthlyrating"),
    ),
    Chapter(
        "tiep-xuc-cu-tri",
        "Tiếp xúc cử tri và kiến nghị",
        "Từ hội nghị đến trả lời: phân loại, chuyển, theo dõi hạn, công khai.",
        (
            "voters.meeting", "voters.petition", "voters.unclassifiedpetition", "voters.overduepetition",
            "voters.reply", "voters.replydocument", "voters.boardnotice", "voters.deputyremark", "participants.meetingfile", "voters.agency", "voters.deadline", "voters.petitioner", "voters.term",
            "voters.session", "work_calendar.daydecision",
        ),
    ),
    Chapter(
        "gop-y-giam-sat",
        "Góp ý của người dân, giám sát",
        "Đọc và trả lời góp ý, lập thành kiến nghị; ghi một cuộc giám sát.",
        ("voters.feedback", "voters.supervision", "voters.recommendation", "criticism.draftcomment", "criticism.communeboard"),
    ),
    Chapter(
        "thu-chi",
        "Thu, chi của quỹ",
        "Ghi khoản ủng hộ, khoản chi; người thứ hai xác nhận; ghi đảo; in phiếu.",
        ("ledger.contribution", "ledger.disbursement", "ledger.fundyear", "funds.fund", "transfers.fundtransfer", "ledger.giftcondition", "pledges.pledge", "pledges.pledgepayment"),
    ),
    Chapter(
        "sao-ke",
        "Sao kê ngân hàng",
        "Tải lên, kết quả đối soát, khớp từng dòng với sổ, báo có tức thời.",
        (
            "statements.statement", "statements.statementline", "reconciliation.unmatchedline",
            "reconciliation.match", "feeds.feed", "feeds.feedcall", "feeds.provisionalline", "funds.bankaccount",
        ),
    ),
    Chapter(
        "dot-van-dong",
        "Đợt vận động và công khai",
        "Mở đợt, mã chuyển khoản, gia hạn, khoản đến ngoài thời gian, hạn công khai, gỡ một đợt.",
        ("appeals.appeal", "appeals.leftover", "disclosure.disclosure", "disclosure.disclosurerule", "untimely_credits.untimelycredit"),
    ),
    Chapter(
        "cham-lo",
        "Nhà, quà, sinh kế, hộ được hỗ trợ",
        "Ghi căn nhà, đợt quà, mô hình sinh kế; hồ sơ hộ là hồ sơ kín.",
        (
            "assistance.house", "assistance.gift", "assistance.giftround", "assistance.livelihood",
            "assistance.household", "assistance.cofunding", "assistance.norm", "assistance.giftceiling", "houses.housestep", "gift_lists.giftrecipient", "follow_ups.followup", "help_requests.helprequest", "household_years.householdyear",
            "goods.goodsvoucher", "goods.goodsline", "goods_sales.goodssale",
            "goods.stock", "goods.goodskind", "goods.store",
        ),
    ),
    Chapter(
        "khu-dan-cu",
        "Khu dân cư, ngày hội, phong trào",
        "Nhập cả xã một bảng, công nhận khu dân cư, hoạt động hằng ngày.",
        (
            "campaigns.unityday", "campaigns.recognition", "campaigns.activity", "campaigns.campaign",
            "campaigns.honour", "campaigns.honouree", "campaigns.titleauthority", "participation.campaignyear",
            "participation.participation", "civil_work.civilworkmodel", "recognition.registration",
            "recognition.score", "recognition.criteriaset", "recognition.criterion", "recognition.decision",
            "recognition.titlecarryover",
        ),
    ),
    Chapter(
        "dia-ban",
        "Địa bàn",
        "Đơn vị qua các thời kỳ, sáp nhập và chia tách, phân công cán bộ.",
        ("places.unit", "places.succession", "places.posting", "maps.communemap", "reforms.reform", "reforms.reformstep", "reforms.reformarea"),
    ),
    Chapter(
        "tong-hop-nam",
        "Tổng hợp năm và báo cáo",
        "Số liệu lấy từ hồ sơ, kế hoạch, công bố năm, báo cáo Word, biểu mẫu cấp trên.",
        (
            "yearly.yearsummary", "yearly.target", "yearly.declaredfigure", "yearly.task", "work_log.loggedwork",
            "reports.reporttext", "reports.outlinepart", "paper_layouts.paperlayout", "reports.reporttemplate", "reports.superiorform",
        ),
    ),
    Chapter(
        "vai-tro",
        "Vai trò và tài khoản",
        "Ai làm được việc gì; thêm, khoá tài khoản; đổi mật khẩu.",
        ("staff.user", "closed_lists.reading"),
    ),
    Chapter(
        "du-lieu-ca-nhan",
        "Dữ liệu cá nhân",
        "Sổ đồng ý, rút đồng ý; thời hạn lưu giữ; tra cứu, giao, xoá dữ liệu của một người.",
        (
            "consents.consent", "personal_data.erasurerequest", "personal_data.retentionrule", "personal_data.deletion",
        ),
    ),
    Chapter(
        "van-hanh",
        "Sao lưu và việc ban đêm",
        "Dành cho người quản trị: bản sao lưu, thử khôi phục, nhật ký vận hành.",
        ("operations.operationrun",),
    ),
)  # fmt: skip
BY_SLUG = {chapter.slug: chapter for chapter in CHAPTERS}
BY_MODEL = {model: chapter for chapter in CHAPTERS for model in chapter.models}
