"""What is known of a file's signatures, as it is stored, and the sentences for it: unchanged, who signed, known issuer, each apart."""

import re
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
# Numbers of persons and of taxes stand in names of certificates, too.
NUMBERS = re.compile(r"\S*@\S*|(?:(?:MST|CMND|CCCD|MNS|BHXH|HC)\s*[:=]?\s*)?\d[\d .-]{4,}\d", re.IGNORECASE)

CONTENT = {
    "same": ("Nội dung không thay đổi từ khi ký.", "good"),
    "added": ("Phần đã ký không thay đổi; sau đó tệp có thêm chữ ký hoặc dấu thời gian khác.", "good"),
    "altered": ("Phần đã ký còn nguyên, nhưng sau khi ký tệp bị sửa thêm.", "bad"),
    "changed": ("Nội dung đã thay đổi sau khi ký, hoặc chữ ký bị hỏng.", "bad"),
    "unclear": ("Chưa kiểm tra được nội dung có thay đổi hay không.", "wait"),
}
ISSUER = {
    "known": ("nơi cấp có trong danh sách tin cậy của cổng", "good"),
    "unknown": ("chưa kiểm tra được: nơi cấp chưa có trong danh sách tin cậy của cổng", "wait"),
    "expired": ("chứng thư đã hết hạn vào giờ ký", "bad"),
    "refused": ("chứng thư không được dùng cho việc ký, hoặc chuỗi chứng thư sai", "bad"),
}
OFFLINE = "Kiểm tra ngoại tuyến: chưa hỏi nơi cấp xem chứng thư có bị thu hồi hay không."


def without_numbers(name: str) -> str:
    """A name as it may be shown: no number of a person, no address of mail."""
    return " ".join(NUMBERS.sub("", name).split()).strip(" ,;:-–")


@dataclass(frozen=True)
class Signature:
    """One signature. `content` and `issuer_state` are keys of CONTENT and ISSUER; `signed_at` is what the signer claims, ISO."""

    content: str
    name: str = ""
    title: str = ""
    body: str = ""
    issuer: str = ""
    issuer_state: str = "unknown"
    signed_at: str = ""

    @property
    def staff_lines(self) -> list[dict[str, str]]:
        """For staff: three things, each `{"term", "text", "tone"}`."""
        return self.three(", ".join(filter(None, (self.name, self.title, self.body))))

    @property
    def public_lines(self) -> list[dict[str, str]]:
        """For everybody: the office and the body that signed, no person's name."""
        return self.three(", ".join(filter(None, (self.title, self.body))) or "chứng thư của một cá nhân")

    def three(self, who: str) -> list[dict[str, str]]:
        content, content_tone = CONTENT[self.content]
        state, issuer_tone = ISSUER[self.issuer_state]
        issuer = f"{self.issuer}: {state}" if self.issuer else state
        return [
            {"term": "Nội dung", "text": content, "tone": content_tone},
            {"term": "Người ký", "text": f"{who or 'không rõ'}{self.moment}.", "tone": ""},
            {"term": "Nơi cấp chứng thư", "text": f"{issuer[:1].upper()}{issuer[1:]}.", "tone": issuer_tone},
        ]

    @property
    def moment(self) -> str:
        if not self.signed_at:
            return ", không ghi giờ ký"
        at = datetime.fromisoformat(self.signed_at).astimezone(VIETNAM)
        return f", lúc {at:%H:%M:%S %d/%m/%Y} (UTC+7, giờ do người ký ghi)"


@dataclass(frozen=True)
class Check:
    """A file looked at on a day. `unable` says why it could not be; without that no signature means that there is none."""

    on: date
    signatures: list[Signature] = field(default_factory=list)
    unable: str = ""

    @property
    def as_data(self) -> dict[str, Any]:
        return asdict(self) | {"on": self.on.isoformat()}

    @classmethod
    def of(cls, data: dict[str, Any] | None) -> "Check | None":
        """From what is stored; None for what was never looked at."""
        if not data:
            return None
        found = [Signature(**each) for each in data["signatures"]]
        return cls(date.fromisoformat(data["on"]), found, data["unable"])

    @property
    def sentence(self) -> str:
        """`"Tệp có 1 chữ ký số, kiểm tra ngày 29/11/2026."`"""
        if self.unable:
            return f"Chữ ký số chưa kiểm tra được: {self.unable}"
        if not self.signatures:
            return "Tệp không có chữ ký số."
        return f"Tệp có {len(self.signatures)} chữ ký số, kiểm tra ngày {self.on:%d/%m/%Y}. {OFFLINE}"
