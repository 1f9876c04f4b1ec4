from django.urls import path

from . import feeds, views

app_name = "news"

urlpatterns = [
    path("", views.ArticleList.as_view(), name="articles"),
    path("rss.xml", feeds.Rss(), name="rss"),
    path("atom.xml", feeds.Atom(), name="atom"),
    path("feed.json", feeds.Json(), name="json"),
    path("chuyen-muc/<slug:category>/", views.ArticleList.as_view(), name="category"),
    path("chuyen-muc/<slug:category>/rss.xml", feeds.Rss(), name="category-rss"),
    path("chuyen-muc/<slug:category>/atom.xml", feeds.Atom(), name="category-atom"),
    path("chuyen-muc/<slug:category>/feed.json", feeds.Json(), name="category-json"),
    path("the/<slug:tag>/", views.TagPage.as_view(), name="tag"),
    path("<slug:slug>/", views.ArticlePage.as_view(), name="article"),
    path("<slug:slug>/in/", views.ArticlePrint.as_view(), name="article-print"),
]
