"""Where the built-in profiles are kept as JSON; run as a module it makes them anew of their TOML."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

from convert.passes import profiles
from convert.passes.profiles.source import read_tables

FOLDER: Final = Path(profiles.__file__).parent
KEPT: Final = FOLDER / "built_in.json"


def tables() -> dict[str, dict[str, Any]]:
    """Return what each built-in profile says in its TOML, by its name."""
    return {file.stem: read_tables(file.read_text("utf-8"), file.name) for file in sorted(FOLDER.glob("*.toml"))}


def as_json(tables: dict[str, Any], depth: int = 1) -> str:
    """Return tables as JSON with a value a line, so that a change of words shows as one."""
    blank = " " * depth
    lines = [
        f"{blank}{json.dumps(key)}: "
        + (as_json(value, depth + 1) if isinstance(value, dict) else json.dumps(value, ensure_ascii=False))
        for key, value in tables.items()
    ]
    return "{\n" + ",\n".join(lines) + "\n" + blank[1:] + "}"


def main() -> None:
    """Write them as their TOML has them now."""
    KEPT.write_text(as_json(tables()) + "\n", "utf-8")


if __name__ == "__main__":
    main()
