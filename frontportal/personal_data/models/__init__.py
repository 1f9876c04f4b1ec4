"""How long personal data is kept, what went and why, and what persons asked to be erased."""

from .deletion import Deletion
from .erasure_request import ErasureRequest
from .retention_rule import RetentionRule

__all__ = ["Deletion", "ErasureRequest", "RetentionRule"]
