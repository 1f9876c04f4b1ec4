"""What readers think of articles: two numbers a month, and nothing about who gave them."""

from django.db import connection, models
from django.db.models import F, Q
from django.utils import timezone

from frontportal.kit.records.querysets import RecordQuerySet
from frontportal.news.models.article import Article

ADD = """
INSERT INTO ratings_monthlyrating AS held (article_id, month, helpful, unhelpful)
VALUES (%(article)s, %(month)s, %(helpful)s, %(unhelpful)s)
ON CONFLICT (article_id, month)
DO UPDATE SET helpful = held.helpful + excluded.helpful, unhelpful = held.unhelpful + excluded.unhelpful
"""


class RatingQuerySet(RecordQuerySet):
    def matching(self, words: str) -> "RatingQuerySet":
        return self.filter(article__in=Article.objects.matching(words))

    def add(self, article: Article, *, is_helpful: bool) -> None:
        """Count one reader's opinion in this month. One statement, safe when many write at once."""
        opinion = {"helpful": int(is_helpful), "unhelpful": int(not is_helpful)}
        with connection.cursor() as cursor:
            cursor.execute(ADD, opinion | {"article": article.pk, "month": timezone.localdate().replace(day=1)})


class MonthlyRating(models.Model):
    """Opinions about one article in one month; `month` is its first day."""

    article = models.ForeignKey("news.Article", models.CASCADE, related_name="+", verbose_name="bài viết")
    month = models.DateField("tháng")
    helpful = models.PositiveIntegerField("có ích", default=0)
    unhelpful = models.PositiveIntegerField("chưa có ích", default=0)

    objects = RatingQuerySet.as_manager()

    class Meta:
        verbose_name = "đánh giá trong tháng"
        verbose_name_plural = "đánh giá bài viết"
        ordering = ["-month", "-helpful", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "month"],
                name="ratings_monthlyrating_once",
                violation_error_message="Bài này đã có số đánh giá của tháng này.",
            ),
            models.CheckConstraint(
                condition=Q(month__day=1),
                name="ratings_monthlyrating_first_day",
                violation_error_message="Tháng được ghi bằng ngày đầu tháng.",
            ),
            models.CheckConstraint(
                condition=Q(helpful__gt=0 - F("unhelpful")),
                name="ratings_monthlyrating_some",
                violation_error_message="Phải có ít nhất một lượt đánh giá.",
            ),
        ]

    def __str__(self):
        return f"{self.article}, {self.month:%m/%Y}: {self.helpful} có ích, {self.unhelpful} chưa"
