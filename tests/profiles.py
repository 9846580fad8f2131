"""Where the built-in profiles are kept as JSON; run as a module it makes them anew of their TOML."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

from convert.passes import profiles
from convert.passes.profiles.source import read_tables

FOLDER: Final = Path(profiles.__file__).parent
KEPT: Final = FOLDER / "built_in.json"


def tables() -> dict[str, Any]:
    """Return what each built-in profile says in its TOML, by its name; the words of a list in one string, a line each.

    Strings are what takes the time when JSON is read: eight thousand take a millisecond, a hundred next to none.
    """
    read = {file.stem: read_tables(file.read_text("utf-8"), file.name) for file in sorted(FOLDER.glob("*.toml"))}
    return {name: _joined(own) for name, own in read.items()}


def _joined(value: Any) -> Any:  # noqa: ANN401 - values of TOML
    if isinstance(value, dict):
        return {key: _joined(one) for key, one in value.items()}
    return ["\n".join(value)] if isinstance(value, list) else value


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
