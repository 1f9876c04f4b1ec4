"""Which uploads of the newsroom may be read: the picture library by all, other files with what they belong to."""

from frontportal.kit.records.pictures import original

from .models.article import Article, Attachment
from .models.document import Document
from .models.picture import Picture


def picture_is_public(name: str, user) -> bool:
    """While it is in the library: what was taken out or replaced is gone from the web at once."""
    return Picture.objects.filter(image=original(name)).exists()


def attachment_is_public(name: str, user) -> bool:
    """With its article: staff of another area see neither before it is published."""
    return Attachment.objects.filter(file=name, article__in=Article.objects.readable_by(user)).exists()


def document_is_public(name: str, user) -> bool:
    return Document.objects.readable_by(user).filter(file=name).exists()


PUBLIC = {
    "news/pictures/": picture_is_public,
    "news/attachments/": attachment_is_public,
    "news/documents/": document_is_public,
}
