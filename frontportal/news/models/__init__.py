"""What the newsroom writes and keeps. Pillars point to articles and pictures, never back."""

from .article import Article, Attachment
from .category import Category
from .document import Document
from .picture import Picture
from .tag import Tag
from .video import Video

__all__ = ["Article", "Attachment", "Category", "Document", "Picture", "Tag", "Video"]
