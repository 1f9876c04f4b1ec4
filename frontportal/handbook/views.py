"""The handbook inside the admin: contents with a search, and a page for each chapter."""

from django.contrib import admin
from django.http import Http404
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from .chapters import BY_SLUG, CHAPTERS
from .passages import find


@require_safe
def contents(request):
    words = request.GET.get("q", "")[:100].strip()
    context = {"title": "Hướng dẫn", "chapters": CHAPTERS, "words": words, "found": find(words, request)}
    return TemplateResponse(request, "handbook/contents.html", admin.site.each_context(request) | context)


@require_safe
def chapter(request, slug):
    if slug not in BY_SLUG:
        raise Http404("Hướng dẫn không có chương này.")
    position = CHAPTERS.index(BY_SLUG[slug])
    context = {
        "title": BY_SLUG[slug].title,
        "chapter": BY_SLUG[slug],
        "previous": CHAPTERS[position - 1] if position else None,
        "next": CHAPTERS[position + 1] if position + 1 < len(CHAPTERS) else None,
    }
    return TemplateResponse(request, "handbook/chapter.html", admin.site.each_context(request) | context)
