"""The portal: settings, addresses and the rooms that every pillar stands on."""

__version__ = "0.9.0"
