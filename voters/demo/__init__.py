"""Voter meetings, petitions and supervisions of 2022–2024, and what waits today. All persons and texts invented."""

from datetime import date, timedelta
from random import Random

from django.utils import timezone
from simple_history.utils import bulk_create_with_history

from frontportal.places.demo.sentences import Sentences
from frontportal.places.lam_ha import REFORM
from frontportal.visits.public_forms import CODE_LETTERS

from ..models.agency import Agency
from ..models.feedback import Feedback
from ..models.petition import Petition
from ..models.supervision import Supervision
from . import meetings, petitions, proofs
from .texts import AGENCIES, SUPERVISED, SUPERVISED_SINCE_REFORM

ORDER = 44
# year → recommendations and answers of each supervision held
RECOMMENDATIONS = {
    2022: [(4, 4), (3, 3), (5, 5), (4, 4), (3, 3)],
    2023: [(5, 4), (4, 4), (6, 5), (4, 4), (3, 3), (5, 4), (4, 3)],
    2024: [(4, 4), (5, 4), (3, 3), (4, 3), (5, 4), (3, 2)],
    2025: [(4, 4), (3, 3), (5, 4), (4, 4), (4, 3)],
    2026: [(4, 4), (5, 4), (3, 3), (4, 2), (3, 0)],
}
MESSAGES = [
    ("roads", "Đề nghị cắt tỉa cây che khuất biển báo ở ngã ba gần chợ.", ""),
    (
        "administration",
        "Xin hỏi lịch tiếp xúc cử tri của đại biểu Hội đồng nhân dân tỉnh được đăng ở đâu?",
        "Lịch được đăng ở mục Tiếp xúc cử tri ít nhất năm ngày trước khi tổ chức và niêm yết tại xã.",
    ),
    ("environment", "Xe thu gom rác đến trước giờ thông báo nên nhiều nhà không kịp mang rác ra.", ""),
]


def load(world):
    agencies = load_agencies(world)
    held = meetings.load(world)
    held[-1].pictures.set([world["pictures"][name] for name in ("hoi-truong.webp", "cu-tri-phat-bieu.webp")])
    petitions.load(world, held, agencies)
    load_supervisions(world)
    proofs.load(world)
    load_feedback(world)


def load_agencies(world) -> dict[str, Agency]:
    """Agencies by key; those of communes by the commune's name. The district's ended with the district."""
    known = {
        key: Agency(
            name=name, level=level, active=level != "district", unit=world["district"] if level == "district" else None
        )
        for key, (name, level) in AGENCIES.items()
    }
    for life, active in (("communes", False), ("today", True)):
        for name, unit in world[life].items():
            title = f"Ủy ban nhân dân {unit.get_kind_display().lower()} {name}"
            known[name] = Agency(name=title, level="commune", unit=unit, active=active)
    bulk_create_with_history(list(known.values()), Agency, default_user=world.users["editor"])
    return known


def load_supervisions(world):
    sentences, records, today = Sentences(), [], timezone.localdate()
    for year, results in RECOMMENDATIONS.items():
        # Years that came later draw from their own source: those before stay as they were.
        random = world.random if year < REFORM.year else Random(f"supervisions of {year}")
        for position, (asked, answered) in enumerate(results):
            month = 3 + position if year != REFORM.year else 7 + position % 5
            since_reform = date(year, month, 1) >= REFORM
            communes = list(world["today" if since_reform else "communes"].values())
            title, form, subject = (SUPERVISED_SINCE_REFORM if since_reform else SUPERVISED)[position]
            unit = random.choice(communes) if "{place}" in subject else world["district"]
            start = timezone.datetime(year, month, random.randint(5, 20)).date()
            end = start + timedelta(days=random.randint(1, 4))
            if end >= today:
                continue
            records.append(
                Supervision(
                    code=f"GS-{year}-{position + 1:03d}",
                    year=year,
                    title=f"{title} năm {year}",
                    form=form,
                    subject=subject.format(place=unit.described),
                    unit=unit,
                    state="held",
                    shown=True,
                    starts_on=start,
                    ends_on=end,
                    lead="Ban Thường trực Ủy ban MTTQ Việt Nam",
                    **papers_of(position, start, end, random),
                    recommendations=asked,
                    answered=answered,
                    summary=sentences.tell(
                        "Đoàn đã làm việc với đối tượng giám sát, xem hồ sơ và nghe ý kiến người dân; "
                        f"kiến nghị {asked} nội dung, đến nay {answered} nội dung có văn bản trả lời.",
                        unit.described,
                    ),
                )
            )
    bulk_create_with_history(records, Supervision, default_user=world.users["editor"])


def papers_of(position: int, start: date, end: date, random: Random) -> dict[str, str | date]:
    """Numbers and days of a supervision's papers."""
    return {
        "decision_number": f"{position + 11}/QĐ-MTTQ-BTT",
        "decided_on": start - timedelta(days=28),
        "plan_number": f"{position + 21}/KH-MTTQ-BTT",
        "report_number": f"{position + 31}/BC-MTTQ-BTT",
        "plan_sent_on": start - timedelta(days=random.randint(16, 25)),
        "subject_report_on": start - timedelta(days=random.randint(7, 10)),
        "report_on": end + timedelta(days=random.randint(6, 14)),
    }


def load_feedback(world):
    """Three messages of the last days and petitions made of earlier ones, so that the desk has something to show."""
    random, units, now = world.random, list(world["today"].values()), timezone.now()
    for days, (field, message, answer) in enumerate(MESSAGES, 1):
        letters = "".join(random.choices(CODE_LETTERS, k=10))
        moment = now - timedelta(days=days)
        Feedback.objects.create(
            code=f"GY-{letters[:5]}-{letters[5:]}",
            form_number=f"{random.getrandbits(128):032x}",
            arrived=moment,
            unit=units[days],
            field=Petition.Field(field),
            message=message,
            answer=answer,
            state="answered" if answer else "new",
            answered_at=moment + timedelta(hours=20) if answer else None,
            answered_by=world.users["editor"] if answer else None,
        )
