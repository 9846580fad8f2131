"""Where the JSON Schema of a post is checked in; run as a module it writes it anew."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

from convert.post_json import json_schema

CHECKED_IN: Final = Path(__file__).parent.parent / "docs" / "schema" / "post-1.json"


def main() -> None:
    """Write the schema as the code has it now."""
    CHECKED_IN.parent.mkdir(parents=True, exist_ok=True)
    CHECKED_IN.write_text(json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
