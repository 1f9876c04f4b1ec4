"""What the campaigns pillar records, one noun a file."""

from .activity import Activity
from .campaign import Campaign
from .honour import Honour
from .honouree import Honouree
from .recognition import Recognition
from .titles import TitleAuthority
from .unity_day import UnityDay

__all__ = ["Activity", "Campaign", "Honour", "Honouree", "Recognition", "TitleAuthority", "UnityDay"]
