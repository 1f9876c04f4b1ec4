"""Which uploads of the newsroom may be read: the picture library by all, other files with what they belong to."""

from frontportal.kit.records.pictures import original

from .models.article import Article, Attachment
from .models.document import Document
from .models.picture import Picture


def picture_is_public(name: str, user) -> bool:
    """While it is in the library: what was taken out or replaced is gone from the web at once."""
    return Picture.objects.filter(image=original(name)).exists()


def attachment_is_public(name: str, user) -> bool:
    found = Attachment.objects.filter(file=name)
    return user.has_perm("news.view_article") or found.filter(article__in=Article.objects.published()).exists()


def document_is_public(name: str, user) -> bool:
    return user.has_perm("news.view_document") or Document.objects.published().filter(file=name).exists()


PUBLIC = {
    "news/pictures/": picture_is_public,
    "news/attachments/": attachment_is_public,
    "news/documents/": document_is_public,
}
