"""The demonstration committee: its particulars, officers, standing pages, links and notices."""

from django.conf import settings
from django.db.models import F

from frontportal.kit.demo_files import day_of, moment_of, read_sheet, read_text

from .models import Committee, Link, LinkList, Notice, Officer, Page

ORDER = 20
CONTENT = settings.BASE_DIR / "frontportal" / "news" / "demo_content"
APPENDICES = {"co-cau-to-chuc": Page.Appendix.OFFICERS, "lien-he": Page.Appendix.CONTACTS}


def load(world) -> None:
    load_committee()
    load_officers()
    load_pages(writer=world.users.get("editor"), approver=world.users.get("approver"))
    load_links()
    for row in read_sheet(CONTENT / "notices.csv"):
        Notice.objects.create(
            title=row["title"], text=row["text"], since=day_of(row["starts"]), until=day_of(row["ends"]), shown=True
        )


def load_committee() -> None:
    values = {row["field"]: row["value"] for row in read_sheet(CONTENT / "committee.csv")}
    place = values["place"]
    Committee.objects.create(
        name=place[:1].lower() + place[1:],
        level_label=values["name"].removesuffix(f" {place[:1].lower() + place[1:]}"),
        address=values["address"],
        phone=values["phone"],
        email=values["email"],
        map_url=values["map_url"],
        working_hours=values["working_hours"],
        responsible=values["responsible"],
        theme=values["theme"],
        year=int(values["year"]),
        data_licence=Committee.DataLicence.BY,
        is_demo=True,
    )


def load_officers() -> None:
    for row in read_sheet(CONTENT / "officers.csv"):
        Officer.objects.create(
            full_name=row["full_name"],
            title=row["title"],
            responsibilities=row["duty"],
            since=day_of(row["since"]),
            until=day_of(row["until"]),
            position=int(row["position"]),
            is_illustration=True,
        )


def load_pages(*, writer, approver) -> None:
    for path in sorted((CONTENT / "pages").glob("*.md")):
        header, body = read_text(path)
        Page.objects.create(
            title=header["title"],
            slug=header["slug"],
            summary=header["summary"],
            body=body,
            position=int(header["position"]),
            appendix=APPENDICES.get(header["slug"], Page.Appendix.NONE),
            state=Page.State.PUBLISHED,
            published_at=moment_of(header["published"]),
            published_by=approver,
            created_by=writer,
            updated_by=writer,
            written_by=writer,
        )
    Page.objects.update(created_at=F("published_at"), updated_at=F("published_at"))


def load_links() -> None:
    lists: dict[str, LinkList] = {}
    for row in read_sheet(CONTENT / "links.csv"):
        if row["list"] not in lists:
            lists[row["list"]] = LinkList.objects.create(title=row["list"], position=len(lists) + 1)
        Link.objects.create(
            link_list=lists[row["list"]], label=row["title"], url=row["address"], position=int(row["position"])
        )
