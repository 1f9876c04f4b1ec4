from frontportal.kit.searched_records import searched
from frontportal.kit.web.searching import PublicRecords

from .models.article import Article
from .models.document import Document

SEARCHED = (
    searched(
        "news.Article",
        names="title",
        texts="summary author_line plain",
        unit="unit",
        day="updated_at",
        shows="state category",
    ),
    searched(
        "news.Document",
        names="abstract",
        texts="issuer kind file_text",
        codes="number",
        day="issued_on",
        shows="kind state",
    ),
    searched("news.Video", names="title", texts="words", day="created_at"),
    searched("news.Picture", names="alt", texts="caption credit", day="created_at"),
)


PUBLIC = (
    PublicRecords("Tin tức", lambda: Article.objects.published(), ("news:article", "slug"), unit="unit"),
    PublicRecords(
        "Văn bản",
        lambda: Document.objects.published(),
        ("documents:document", "pk"),
        title="number",
        second="kind",
        text="abstract",
        day="issued_on",
        headline=lambda number, kind: str(Document(number=number, kind=kind)),
    ),
)
