"""Which uploads of the newsroom may be read: the picture library by all, other files with what they belong to."""

from django.db.models import Q

from frontportal.picture_files.copies import original

from .models.article import Article, Attachment
from .models.document import Document
from .models.picture import Picture
from .models.video import Video


def picture_is_public(name: str, user) -> bool:
    """While it is in the library: what was taken out, replaced or withheld is gone from the web at once.

    Staff who keep the library still see what is withheld.
    """
    found = Picture.objects.filter(image=original(name))
    return found.filter(is_withheld=False).exists() or (user.has_perm("news.change_picture") and found.exists())


def picture_shows_persons(name: str) -> bool:
    """Whether somebody's consent stands behind it: then no copy of it may outlive a minute."""
    return Picture.objects.filter(image=original(name), consents__isnull=False).exists()


def attachment_is_public(name: str, user) -> bool:
    """With its article: staff of another area see neither before it is published."""
    return Attachment.objects.filter(file=name, article__in=Article.objects.readable_by(user)).exists()


def video_is_public(name: str, user) -> bool:
    """With an article that shows it; staff who keep the library see what no article shows yet."""
    found = Video.objects.filter(Q(file=name) | Q(subtitles=name))
    shown = found.filter(articles__in=Article.objects.readable_by(user), is_withheld=False)
    return shown.exists() or (user.has_perm("news.change_video") and found.exists())


def video_shows_persons(name: str) -> bool:
    return Video.objects.filter(Q(file=name) | Q(subtitles=name), consents__isnull=False).exists()


def document_is_public(name: str, user) -> bool:
    return Document.objects.readable_by(user).filter(file=name).exists()


def preview_is_public(name: str, user) -> bool:
    return Document.objects.readable_by(user).filter(preview=name).exists()


MAY_BE_WITHDRAWN = {"news/pictures/": picture_shows_persons, "news/videos/": video_shows_persons}
PUBLIC = {
    "news/pictures/": picture_is_public,
    "news/attachments/": attachment_is_public,
    "news/documents/": document_is_public,
    "news/videos/": video_is_public,
    "news/previews/": preview_is_public,
}
