"""``python -m convert``."""

from convert.cli import script

script()
