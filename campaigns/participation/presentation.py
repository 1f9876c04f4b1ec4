"""A campaign's year for its public page: who leads, what was planned and done, who has not reported."""

from typing import Any

from campaigns.models.campaign import Campaign
from frontportal.kit.values.money import dong
from frontportal.kit.web.table_cells import header, money, text
from frontportal.kit.web.tags import day

from .models.campaign_year import CampaignYear
from .models.participation import Participation


def years_of(campaign: Campaign) -> list[int]:
    """Years with a programme, newest first."""
    return list(campaign.years.order_by("-year").values_list("year", flat=True))


def programme_of(campaign: Campaign, year: int | None) -> dict[str, Any] | None:
    """`{programme, plan, done, reported, missing, table}`; None for a year without one. Two queries."""
    programme = CampaignYear.objects.filter(campaign=campaign, year=year).first()
    if programme is None:
        return None
    shares = list(programme.shares.select_related("unit__parent").order_by("unit__sort_name"))
    return {
        "programme": programme,
        "plan": dong(programme.plan) if programme.plan is not None else "",
        "done": dong(sum(share.result or 0 for share in shares)),
        "reported": sum(share.reported_on is not None for share in shares),
        "units": len(shares),
        "missing": [share.unit for share in shares if share.reported_on is None],
        "table": table_of(shares, programme),
    }


def table_of(shares: list[Participation], programme: CampaignYear) -> dict[str, Any]:
    rows = [
        [
            text(share.unit, share.unit.get_absolute_url()),
            number(share.plan),
            number(share.result),
            text(day(share.reported_on) if share.reported_on else "Chưa báo cáo"),
        ]
        for share in shares
    ]
    total = [
        text("Cộng"),
        money(sum(share.plan or 0 for share in shares)),
        money(sum(share.result or 0 for share in shares)),
        text(""),
    ]
    headers = header("Xã, thị trấn", "Đăng ký#", f"Kết quả ({programme.measure})#", "Báo cáo ngày")
    return {"columns": headers, "rows": rows, "total": total}


def number(value: int | None) -> dict[str, Any]:
    return money(value) if value is not None else {"text": "", "numeric": True}
