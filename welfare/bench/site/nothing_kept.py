"""The portal as it answers the first reader after every change: no page kept, nothing remembered."""


def application():
    """The portal's WSGI application, for a worker that has its settings to itself."""
    from django.conf import settings
    from django.core.wsgi import get_wsgi_application

    settings.PAGE_CACHE_BYTES = 0
    return get_wsgi_application()
