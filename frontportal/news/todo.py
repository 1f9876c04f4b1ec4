"""What of the newsroom's business waits for a member of staff."""

from django.urls import reverse

from frontportal.kit.todos import Todo

from .citations import outdated
from .models.article import Article
from .models.document import Document


def todos(user) -> list[Todo]:
    """One's own drafts to finish, and for those who may publish what was handed in."""
    articles, documents = reverse("admin:news_article_changelist"), reverse("admin:news_document_changelist")
    found = []
    if user.has_perm("news.change_article"):
        drafts = Article.objects.visible_to(user).filter(state="draft", created_by=user).count()
        found.append(Todo("Bài viết của bạn còn là bản nháp", drafts, f"{articles}?state__exact=draft"))
        own = Article.objects.visible_to(user)
        if not user.has_perm("news.publish_article"):
            own = own.filter(created_by=user)
        if changed := len(outdated(own)):
            found.append(Todo("Bài viết dẫn số liệu đã thay đổi", changed, f"{articles}?so-lieu=da-doi", "due"))
    if user.has_perm("news.publish_article"):
        waiting = Article.objects.visible_to(user).waiting().count()
        found.append(Todo("Bài viết chờ duyệt", waiting, f"{articles}?state__exact=waiting", "due"))
    if user.has_perm("news.publish_document"):
        waiting = Document.objects.visible_to(user).waiting().count()
        found.append(Todo("Văn bản chờ duyệt", waiting, f"{documents}?state__exact=waiting", "due"))
    return found
