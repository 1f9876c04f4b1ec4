"""What an article's page shows beside its text, asked for when it is shown: a part that is remembered asks nothing."""

from functools import cached_property

from frontportal.replica.together import asked_together
from frontportal.yearly.citations.check import CheckedCitation
from frontportal.yearly.models.summary import YearSummary

from ..citations import cited_figures
from ..models.article import Article
from ..models.picture import Picture
from ..models.tag import Tag
from .presentation import file_of


class ArticleExtras:
    def __init__(self, article: Article) -> None:
        self.article, self.published = article, Article.objects.published()

    @cached_property
    def related(self) -> list[Article]:
        return self.published.related_to(self.article)

    @cached_property
    def neighbours(self) -> tuple[Article | None, Article | None]:
        return self.published.beside(self.article)

    @property
    def previous(self) -> Article | None:
        return self.neighbours[0]

    @property
    def next(self) -> Article | None:
        return self.neighbours[1]

    @cached_property
    def attached(self) -> list[list]:
        article = self.article
        shown = article.gallery.filter(is_withheld=False).order_by("pk")
        return asked_together(article.tags.all(), shown, article.attachments.all())

    @property
    def tags(self) -> list[Tag]:
        return self.attached[0]

    @property
    def gallery(self) -> list[Picture]:
        return self.attached[1]

    @property
    def files(self) -> list[dict]:
        return [file_of(attachment, attachment.title) for attachment in self.attached[2]]

    @cached_property
    def cited_figures(self) -> list[CheckedCitation]:
        return cited_figures(self.article)

    @cached_property
    def year_summary(self) -> YearSummary | None:
        """The published one of the year that the article looks back on."""
        year = self.article.reviews_year
        return YearSummary.objects.published().filter(year=year).first() if year else None
