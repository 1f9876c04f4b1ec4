"""The demonstration news: categories, drawn pictures, articles and documents, from the files beside this one."""

from datetime import datetime, time
from pathlib import Path

from django.core.files import File
from django.core.files.base import ContentFile
from django.db.models import F
from django.utils import timezone

from frontportal.approval.models.note import Note
from frontportal.approval.proposals import store_proposal
from frontportal.kit.demo_files import day_of, moment_of, read_sheet, read_text
from frontportal.kit.values.days import day_in_words
from frontportal.kit.values.text import slug
from frontportal.paper.setting import set_paper

from .file_content import reading
from .models.article import Article
from .models.category import Category
from .models.document import Document
from .models.picture import Picture
from .models.tag import Tag
from .models.video import Video

ORDER = 30
CONTENT = Path(__file__).parent / "demo_content"
REASON = "Ban Công tác Mặt trận thôn cho biết thi công đúng ba tháng."
QUESTION = "Bài ghi “gần ba tháng”; nhờ hỏi lại thôn về ngày khởi công."
ANSWER = "Thôn trả lời: đúng ba tháng. Tôi đã gửi đề nghị sửa phần tóm tắt."
GALLERIES = {
    "35": ("bua-com", "nha-moi", "qua-tet", "cu-tri-phat-bieu"),
    "44": ("bua-com", "cong-chieng", "khu-dan-cu"),
}
FILM = "Phim vẽ, không có tiếng: mặt trời lên sau ba lớp đồi, hàng cây con ở dưới lớn dần."
CATEGORIES = {
    "Hoạt động Mặt trận": "Việc chung của Mặt trận huyện và các tổ chức thành viên.",
    "Vì người nghèo": "Quỹ, quà Tết, nhà Đại đoàn kết và sinh kế cho hộ khó khăn.",
    "Đại đoàn kết": "Ngày hội và đời sống ở thôn, buôn, tổ dân phố.",
    "Tiếp xúc cử tri": "Cử tri hỏi gì, cơ quan nào trả lời và trả lời ra sao.",
    "Giám sát, phản biện": "Những cuộc giám sát, những văn bản được góp ý.",
    "Gương sáng đời thường": "Những người làm việc tốt mà ít nói về mình.",
    "Thi đua, phong trào": "Nông thôn mới, hàng Việt, Dân vận khéo và các phong trào khác.",
}


def load(world) -> None:
    """Fills world["articles"] (file number → Article), world["pictures"] (file name → Picture) and the year's review."""
    categories = {
        name: Category.objects.create(name=name, slug=slug(name), description=description, position=position)
        for position, (name, description) in enumerate(CATEGORIES.items(), 1)
    }
    world["pictures"], world["articles"] = {}, {}
    for path in sorted((CONTENT / "articles").glob("*.md")):
        world["articles"][path.name[:2]] = load_article(world, categories, path)
    Article.objects.update(created_at=F("published_at"), updated_at=F("published_at"))
    world["review"] = next(article for article in world["articles"].values() if article.reviews_year == 2023)
    load_gallery_and_film(world)
    load_documents(writer=world.users["editor"], approver=world.users["approver"])


def load_gallery_and_film(world) -> None:
    """Several drawings below two articles, and a drawn film of a few seconds in a third."""
    pictures, articles, editor = world["pictures"], world["articles"], world.users["editor"]
    for number, names in GALLERIES.items():
        articles[number].gallery.set([pictures[f"{name}.webp"] for name in names])
    film = ContentFile((CONTENT / "videos" / "trong-cay.mp4").read_bytes(), name="trong-cay.mp4")
    poster, stamps = pictures["trong-cay.webp"], {"created_by": editor, "updated_by": editor}
    articles["40"].video = Video.objects.create(
        title="Mặt trời lên, hàng cây lớn dần", file=film, poster=poster, words=FILM, is_illustration=True, **stamps
    )
    articles["40"].save()


def load_article(world, categories: dict, path: Path) -> Article:
    header, body = read_text(path)
    picture = picture_of(world, header)
    published_at = moment_of(header["published"])
    article = Article.objects.create(
        title=header["title"],
        slug=Article.objects.free_slug(header["title"]),
        summary=header["summary"],
        body=body,
        category=categories[header["category"]],
        unit=unit_of(world, header["tags"]),
        author_line=header["author"],
        picture=picture,
        picture_caption=header["caption"] if picture and picture.caption != header["caption"] else "",
        reviews_year=published_at.year - 1 if header["year_of_review"] == "yes" else None,
        pinned=header["year_of_review"] == "yes",
        is_illustration=True,
        state=Article.State.PUBLISHED,
        published_at=published_at,
        published_by=world.users["approver"],
        created_by=world.users["editor"],
        updated_by=world.users["editor"],
        written_by=world.users["editor"],
    )
    article.tags.set(tags_of(world, header["tags"]))
    return article


def tags_of(world, tags: str) -> list[Tag]:
    """The subjects that an article names; its communes are its place."""
    names = {tag.strip() for tag in tags.split(",")} - {"", *world["communes"]}
    return [Tag.objects.get_or_create(slug=slug(name), defaults={"name": name})[0] for name in sorted(names)]


def picture_of(world, header: dict) -> Picture | None:
    """The picture that the article names, taken into the library at its first use."""
    name = header["picture"]
    if name and name not in world["pictures"]:
        with (CONTENT / "pictures" / name).open("rb") as file:
            world["pictures"][name] = Picture.objects.create(
                image=File(file, name=name),
                alt=header["alt"],
                caption=header["caption"],
                credit=header["credit"],
                is_illustration=True,
                created_by=world.users["editor"],
            )
    return world["pictures"].get(name)


def unit_of(world, tags: str):
    """The commune an article is about: the one among its tags, if it is only one."""
    named = [world["communes"][tag.strip()] for tag in tags.split(",") if tag.strip() in world["communes"]]
    return named[0] if len(named) == 1 else None


def load_documents(*, writer, approver) -> None:
    """Those of our own invention have a file; of laws there is none, for theirs lie elsewhere."""
    kinds = {label: value for value, label in Document.Kind.choices}
    rows = read_sheet(CONTENT / "documents.csv")
    made = {}
    for row in rows:
        issued_on = day_of(row["date"])
        made[row["number"]] = document = Document(
            number=row["number"],
            issued_on=issued_on,
            issuer=row["issuer"],
            kind=kinds[row["kind"]],
            abstract=row["abstract"],
            is_illustration=bool(row["note"]),
            state=Document.State.PUBLISHED,
            published_at=timezone.make_aware(datetime.combine(issued_on, time(8))),
            published_by=approver,
            created_by=writer,
            updated_by=writer,
            written_by=writer,
        )
        if row["content"]:
            document.file = ContentFile(pdf_of(document, row), name=f"{slug(document.number)}.pdf")
            document.read_file(reading.read)  # our own file: it needs no process of its own
        document.save()
    for row in rows:
        if row["replaced_by"]:
            Document.objects.filter(number=row["number"]).update(replaced_by=made[row["replaced_by"]])


def pdf_of(document: Document, row: dict[str, str]) -> bytes:
    """The document on paper, as far as its invented text goes."""
    issuer = document.issuer.removesuffix("huyện").strip()
    content = {
        "title": str(document),
        "office": {
            "ten": document.issuer,
            "cap_tren": "HUYỆN LÂM HÀ",
            "ten_in_hoa": issuer.upper(),
            "dia_danh": "Lâm Hà",
        },
        "number": f"Số: {document.number}",
        "day": day_in_words(document.issued_on),
        "kind": row["kind"],
        "abstract": document.abstract.rstrip("."),
        "paragraphs": [part.strip() for part in row["content"].split("|")],
        "notice": "Dữ liệu minh hoạ: văn bản được dựng để giới thiệu cổng thông tin, không có giá trị pháp lý.",
    }
    at = timezone.make_aware(datetime.combine(document.issued_on, time(8)))
    return set_paper(CONTENT / "document.typ", content, at=at)


def finish(world) -> None:
    """A change of an article that waits for the approver, and what writer and approver say about it."""
    article, editor, approver = world["articles"]["01"], world.users["editor"], world.users["approver"]
    better = article.summary.replace("Sau gần ba tháng xây dựng", "Sau ba tháng xây dựng")
    store_proposal(article, {"summary": [article.summary, better]}, by=editor, reason=REASON)
    for person, text in ((approver, QUESTION), (editor, ANSWER)):
        Note.objects.create(record=article, by=person, text=text)
