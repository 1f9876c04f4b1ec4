"""The payment services that are known. To add one: a module like sepay.py, a line here and in Feed.Provider."""

from . import casso, sepay

PROVIDERS = {"sepay": sepay, "casso": casso}


def provider_of(feed):
    return PROVIDERS[feed.provider]
