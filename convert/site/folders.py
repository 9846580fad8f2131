"""What an entry of a folder is, whatever the system says of it."""

from __future__ import annotations

import os


def is_folder(entry: os.DirEntry[str]) -> bool:
    """Say if an entry of a folder is one itself; a link that leads to itself is none, and no error."""
    try:
        return entry.is_dir()
    except OSError:
        return False
