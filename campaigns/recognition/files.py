"""Which uploads of this room may be read: the scan of a decision, once it is on record."""

from .models.decision import Decision


def scan_is_public(name: str, user) -> bool:
    return Decision.objects.decided().filter(scan=name).exists()


PUBLIC = {"recognition/decisions/": scan_is_public}
