"""The steps of the way. A fund is one pool: it is never said that one gift went to one house."""

from dataclasses import dataclass, field

from django.db.models import Count, Max, Q, Sum
from django.db.models.functions import Coalesce
from django.urls import reverse

from frontportal.kit.values.money import dong
from frontportal.kit.web.tags import day
from welfare.appeals.models import Appeal
from welfare.ledger.models.contribution import Contribution
from welfare.ledger.models.disbursement import Disbursement
from welfare.ledger.models.entry_sum import EntrySum
from welfare.ledger.models.fund_year import FundYear

POOLED = "Tiền vào chung một quỹ: không nói được khoản ủng hộ nào đi vào việc nào."


@dataclass
class TrailStep:
    """One stop of the way, as templates/welfare/_way.html takes it. `links` are (text, address; may be empty)."""

    title: str
    text: str = ""
    links: list[tuple[str, str]] = field(default_factory=list)
    here: bool = False


# --- Forwards: what became of a gift --------------------------------------------------------------------


def trail_of_contribution(contribution: Contribution, books: FundYear) -> list[TrailStep]:
    """Gift → bank → pool of the year or of the appeal → payments → what was done → hand-over."""
    appeal = contribution.appeal if contribution.appeal and contribution.appeal.is_public else None
    return [received_step(contribution), bank_step(contribution), fund_step(books, appeal), *spent(books, appeal)]


def received_step(contribution: Contribution) -> TrailStep:
    text = (
        f"{dong(contribution.amount)} đồng, ngày {day(contribution.date)}, phiếu thu số {contribution.receipt_number}."
    )
    return TrailStep("Khoản ủng hộ", text, here=True)


def bank_step(contribution: Contribution) -> TrailStep:
    """Where the bank says so too; of a statement only what its own page shows."""
    step = in_statements(contribution)
    if step:
        return step
    sentences = {
        Contribution.Channel.CASH: "Tiền mặt, có phiếu thu.",
        Contribution.Channel.KIND: "Hiện vật, có phiếu thu.",
        Contribution.Channel.TRANSFER: "Chuyển khoản; chưa nối với dòng nào của sao kê đã nhập.",
    }
    return TrailStep("Cách nhận", sentences[contribution.channel])


def in_statements(entry: Contribution | Disbursement) -> TrailStep | None:
    """The lines of statements that are the entry, wholly or in parts; None where none is known."""
    matches = list(entry.matches.standing().select_related("line__statement__account").order_by("line__day", "pk"))
    if not matches:
        return None
    links = {match.line.statement: match.line.statement.get_absolute_url() for match in matches}
    shown = all(statement.account.fund_id == entry.fund_id for statement in links)
    listed = [(str(statement), url) for statement, url in links.items()] if shown else []
    return TrailStep("Sao kê ngân hàng", matched_text(entry, matches), listed)


def matched_text(entry: Contribution | Disbursement, matches: list) -> str:
    if not matches[0].part:
        return f"Dòng ngày {day(matches[0].line.day)} của sao kê có đúng số tiền này."
    parts = [
        f"{dong(match.amount)} đồng {'là cả dòng' if match.amount == match.line.size else 'trong dòng'} "
        f"ngày {day(match.line.day)}"
        for match in matches
    ]
    rest = entry.amount - sum(match.amount for match in matches)
    more = f"còn {dong(rest)} đồng chưa nối với dòng nào." if rest else "cộng đúng số tiền này."
    return f"Trong sao kê: {', '.join(parts)}; {more}"


def fund_step(books: FundYear, appeal: Appeal | None) -> TrailStep:
    """The pool that gifts of the year, or of an appeal, are kept in."""
    given = EntrySum.objects.of(Contribution).confirmed().filter(fund=books.fund_id)
    if appeal:
        found = given.filter(appeal=appeal)
        title, link = f"Đợt “{appeal.title}”", (appeal.title, appeal.get_absolute_url())
    else:
        found = given.in_year(books.year)
        title, link = f"Quỹ năm {books.year}", (f"Thu chi năm {books.year}", books.get_absolute_url())
    sums = found.order_by().aggregate(total=Coalesce(Sum("amount"), 0), entries=Coalesce(Sum("entries"), 0))
    text = f"{dong(sums['entries'])} khoản ủng hộ, cộng {dong(sums['total'])} đồng. {POOLED}"
    return TrailStep(title, text, [link])


def spent(books: FundYear, appeal: Appeal | None) -> list[TrailStep]:
    disbursements = Disbursement.objects.confirmed().filter(fund=books.fund_id)
    disbursements = disbursements.filter(appeal=appeal) if appeal else disbursements.in_year(books.year)
    sums = disbursements.order_by().aggregate(
        total=Sum("amount"),
        entries=Count("pk"),
        houses=Count("house", distinct=True),
        livelihoods=Count("livelihood", distinct=True),
        rounds=Count("gift_round", distinct=True),
        done=Count("house", distinct=True, filter=Q(house__state="handed_over")),
        last=Max("house__handed_over_on"),
    )
    if not sums["entries"]:
        return [TrailStep("Quyết định chi", "Chưa có khoản chi nào được xác nhận.")]
    listed = [] if appeal else [("Từng khoản chi", reverse("welfare:disbursements", args=[books.year]))]
    decided = f"{dong(sums['entries'])} khoản chi, mỗi khoản một quyết định, cộng {dong(sums['total'])} đồng."
    return [
        TrailStep("Quyết định chi", decided, listed),
        TrailStep("Đã làm được", did(sums), aims(books, sums)),
        handed(sums),
    ]


def did(sums: dict) -> str:
    counts = {"căn nhà": sums["houses"], "lượt hỗ trợ sinh kế": sums["livelihoods"], "đợt quà": sums["rounds"]}
    parts = [f"{dong(count)} {label}" for label, count in counts.items() if count]
    return f"Góp vào {', '.join(parts)}." if parts else "Học bổng, khám chữa bệnh, cứu trợ và việc khác."


def aims(books: FundYear, sums: dict) -> list[tuple[str, str]]:
    pages = {"houses": "Nhà", "livelihoods": "Sinh kế", "gifts": "Quà"}
    counts = {"houses": "houses", "livelihoods": "livelihoods", "gifts": "rounds"}
    return [
        (label, reverse(f"welfare:{name}", args=[books.year])) for name, label in pages.items() if sums[counts[name]]
    ]


def handed(sums: dict) -> TrailStep:
    if not sums["houses"]:
        return TrailStep("Trao tận nơi", "Ngày trao ghi ở từng đợt quà, từng lượt hỗ trợ.")
    text = f"{dong(sums['done'])} trong {dong(sums['houses'])} căn nhà đã bàn giao"
    return TrailStep("Bàn giao", f"{text}, gần nhất ngày {day(sums['last'])}." if sums["last"] else f"{text}.")


# --- Backwards: where the money of something came from ---------------------------------------------------


def payments_for(record) -> list[Disbursement]:
    """What each fund has paid for a house, livelihood or round, oldest first."""
    return list(record.disbursements.confirmed().select_related("fund", "appeal").order_by("date", "pk"))


def trail_of_aid(payments: list[Disbursement], done: TrailStep, *, whole: int) -> list[TrailStep]:
    """`done` (the house, livelihood or round itself) ← the main fund's payments with decision and voucher ← pools ← gifts in all.

    `whole` is what the record costs or is worth in đồng, from all funders.
    """
    disbursements = [each for each in payments if each.fund.is_main]
    if not disbursements:
        return [done, TrailStep("Tiền từ đâu", "Không có khoản chi nào của Quỹ; các nguồn khác ghi ở bảng các nguồn.")]
    total = sum(disbursement.amount for disbursement in disbursements)
    sentence = f"Quỹ chi {dong(total)} đồng trong tổng {dong(whole)} đồng."
    paid = TrailStep("Quyết định chi", sentence, [decided(disbursement) for disbursement in disbursements])
    return [done, paid, *pools_of(disbursements)]


def decided(disbursement: Disbursement) -> tuple[str, str]:
    number = f"Phiếu chi {disbursement.voucher_number}, quyết định {disbursement.decision_number} ngày {day(disbursement.decision_date)}"
    return f"{number}: {dong(disbursement.amount)} đồng", disbursement.get_absolute_url()


def pools_of(disbursements: list[Disbursement]) -> list[TrailStep]:
    """Each pool that these payments came from, with its gifts counted together."""
    found = {}
    for disbursement in disbursements:
        appeal = disbursement.appeal if disbursement.appeal and disbursement.appeal.is_public else None
        found.setdefault((disbursement.year, appeal and appeal.pk), (disbursement, appeal))
    steps = []
    for disbursement, appeal in found.values():
        books = FundYear(fund=disbursement.fund, year=disbursement.year)
        step = fund_step(books, appeal)
        step.links.append(("Từng khoản ủng hộ", reverse("welfare:contributions", args=[disbursement.year])))
        steps.append(step)
    return steps


def trail_of_disbursement(disbursement: Disbursement) -> list[TrailStep]:
    """Pool → this payment → bank → what it was for."""
    decided = f"Quyết định {disbursement.decision_number} ngày {day(disbursement.decision_date)}, phiếu chi số {disbursement.voucher_number}: "
    made = TrailStep(
        "Quyết định chi", f"{decided}{dong(disbursement.amount)} đồng, ngày {day(disbursement.date)}.", here=True
    )
    return [*pools_of([disbursement]), made, *filter(None, [in_statements(disbursement)]), purpose_step(disbursement)]


def purpose_step(disbursement: Disbursement) -> TrailStep:
    if disbursement.house:
        house = disbursement.house
        sentence = (
            f"Bàn giao ngày {day(house.handed_over_on)}." if house.handed_over_on else f"{house.get_state_display()}."
        )
        shown = house.state != house.State.PLANNED
        return TrailStep("Căn nhà", sentence, [(str(house), house.get_absolute_url())] if shown else [])
    if disbursement.livelihood:
        record = disbursement.livelihood
        when = f"trao ngày {day(record.date)}" if record.is_handed_over else record.get_state_display().lower()
        links = [("Xem các nguồn", record.get_absolute_url())] if record.is_handed_over else []
        return TrailStep("Sinh kế", f"{record.get_kind_display()}, {when}.", links)
    if disbursement.gift_round:
        given = disbursement.gift_round
        return TrailStep("Đợt quà", f"Trao ngày {day(given.date)}.", [(str(given), given.get_absolute_url())])
    return TrailStep(disbursement.get_purpose_display(), "Tên người được hỗ trợ không công khai.")
