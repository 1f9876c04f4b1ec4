"""The kinds of work that reports count and no other room keeps, and which numbers are asked of each."""

from django.db.models import TextChoices


class Kind(TextChoices):
    """What was done. The unit in brackets is that of `quantity`."""

    PROPAGANDA = "propaganda", "Tuyên truyền, vận động (buổi)"
    ONLINE = "online", "Tin, bài trên kênh trực tuyến (tin, bài)"
    CRITICISM = "criticism", "Phản biện xã hội (hội nghị)"
    COMMENTS = "comments", "Góp ý dự thảo văn bản (văn bản)"
    DIALOGUE = "dialogue", "Đối thoại của người đứng đầu với Nhân dân (cuộc)"
    INSPECTION = "inspection", "Kiểm tra của Ban Thanh tra nhân dân (cuộc)"
    INVESTMENT = "investment", "Kiểm tra của Ban Giám sát đầu tư của cộng đồng (cuộc)"
    RELIEF = "relief", "Cứu trợ thiên tai (hộ)"
    REPAIR = "repair", "Sửa nhà khẩn cấp sau thiên tai (căn)"
    HARDSHIP = "hardship", "Thăm hộ đặc biệt khó khăn (hộ)"
    DIGNITARY = "dignitary", "Thăm chức sắc, người có uy tín (lượt)"
    DIPLOMACY = "diplomacy", "Đối ngoại nhân dân (hoạt động)"
    SESSION = "session", "Họp Ủy ban Mặt trận (cuộc)"
    TRAINING = "training", "Tập huấn, bồi dưỡng (lớp)"
    MEMBERS = "members", "Kết nạp đoàn viên, hội viên (người)"
    ASSOCIATION = "association", "Việc riêng của đoàn thể (việc)"
    REWARD_ABOVE = "reward-above", "Khen thưởng của cấp trên (tập thể, cá nhân)"
    REWARD_OWN = "reward-own", "Khen thưởng của cấp mình (tập thể, cá nhân)"


class Body(TextChoices):
    """Who did it; since 07/2025 the associations stand in the Front's own report."""

    FRONT = "front", "Mặt trận"
    WOMEN = "women", "Hội Liên hiệp Phụ nữ"
    FARMERS = "farmers", "Hội Nông dân"
    VETERANS = "veterans", "Hội Cựu chiến binh"
    YOUTH = "youth", "Đoàn Thanh niên"
    UNION = "union", "Công đoàn"


# Field → the kinds of which it is asked.
ASKED = {
    "people": ("propaganda", "dialogue", "session", "training"),
    "invited": ("session",),
    "opinions": ("criticism", "comments", "dialogue", "inspection", "investment"),
    "amount": ("relief", "repair", "hardship", "dignitary"),
}
OF_ASSOCIATIONS = ("members", "association")
# Kinds that another room keeps one by one since then: what the log holds of them stays and counts, nothing comes to it.
KEPT_ELSEWHERE = ("criticism", "comments")
