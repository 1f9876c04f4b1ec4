from frontportal.kit.searched_records import searched
from frontportal.kit.web.searching import Hit, find

from .models.article import Article
from .models.document import Document

SEARCHED = (
    searched(
        "news.Article",
        names="title",
        texts="summary author_line",
        unit="unit",
        day="updated_at",
        shows="state category",
    ),
    searched(
        "news.Document", names="abstract", texts="issuer kind", codes="number", day="issued_on", shows="kind state"
    ),
    searched("news.Picture", names="alt", texts="caption credit", day="created_at"),
)


def search(words: str) -> list[Hit]:
    articles = Article.objects.published().defer("body", "folded")
    documents = Document.objects.published().defer("folded")
    return [
        *find(articles, words, kind="Tin tức"),
        *find(documents, words, kind="Văn bản", title="number", text="abstract", day="issued_on", headline=str),
    ]
