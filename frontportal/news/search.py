from frontportal.kit.web.searching import Hit, find

from .models.article import Article
from .models.document import Document


def search(words: str) -> list[Hit]:
    articles = Article.objects.published().defer("body", "folded")
    documents = Document.objects.published().defer("folded")
    return [
        *find(articles, words, kind="Tin tức"),
        *find(documents, words, kind="Văn bản", title="number", text="abstract", day="issued_on", headline=str),
    ]
