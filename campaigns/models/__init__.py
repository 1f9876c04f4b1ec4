"""What the campaigns pillar records, one noun a file."""

from .activity import Activity
from .campaign import Campaign
from .honour import Honour
from .recognition import Recognition
from .unity_day import UnityDay

__all__ = ["Activity", "Campaign", "Honour", "Recognition", "UnityDay"]
