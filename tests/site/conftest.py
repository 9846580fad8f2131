"""A site made of a mapping of paths to texts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from convert.site import Site

MakeSite = Callable[..., Site]


@pytest.fixture
def make_site(tmp_path: Path) -> MakeSite:
    """Return a function that writes files and returns their site; ``config`` is the text of ``_config.yml``."""

    def make(files: Mapping[str, str | bytes], config: str | None = "") -> Site:
        if config is not None:
            files = {"_config.yml": config, **files}
        for name, text in files.items():
            path = tmp_path / "site" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return Site(tmp_path / "site")

    return make
