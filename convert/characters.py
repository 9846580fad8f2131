"""Characters that documents may not hold, as parts of a class of a regular expression."""

from __future__ import annotations

from typing import Final

NOT_IN_XML: Final = "\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff"
"""What XML 1.0 cannot hold in any form (production 2, Char)."""
CONTROLS: Final = "\x7f-\x84\x86-\x9f"
"""The controls that XML 1.0 discourages; U+0085 is a line end."""
