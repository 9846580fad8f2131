"""What a command leaves behind: its outputs by their hashes, its report."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

from convert import writers


def digests(folder: Path) -> dict[str, str]:
    """The hash of each output of a folder; images that lie beside Markdown are none."""
    files = sorted(file for file in folder.rglob("*") if file.suffix[1:] in writers.BUILTIN and file.is_file())
    return {file.relative_to(folder).as_posix(): sha256(file.read_bytes()).hexdigest() for file in files}


def report_of(path: Path) -> dict[str, object]:
    loaded: dict[str, object] = json.loads(path.read_text("utf-8"))
    return loaded
