"""What one post may cost: the limits that more than one part keeps to, with unit and reason.

What only one algorithm needs (the depth of brackets, the length of a line that may be a label) stands beside it.
"""

from __future__ import annotations

from typing import Final

POST_BYTES: Final = 8 * 1024 * 1024
"""Bytes of one post's file. The longest real post met has 0.9 MB."""

DEPTH: Final = 32
"""Levels of nested blocks or inlines in an AST: Typst gives up near 60 nested quotes, JSON and pickle near 250."""

FORMULA_DEPTH: Final = 64
"""Levels of groups and arguments in a formula: real ones have ten, Typst refuses the document near 256, and
math-core, which recurses, has 300 on the small stack of a thread."""

IMAGE_BYTES: Final = 64 * 1024 * 1024
"""Bytes of one image file."""

IMAGE_PIXELS: Final = 100_000_000
"""Pixels of one image after decoding: 400 MB as RGBA, what a camera of 2024 gives."""

DRAWN_PIXELS: Final = 16_000_000
"""Pixels of one drawing made a picture: 64 MB as RGBA, four times the screen of a good display."""

FILTERED_PIXELS: Final = 200_000_000
"""Pixels that the filters of one drawing go through, each step of each use: some seconds."""

FRONT_MATTER_BYTES: Final = 1024 * 1024
"""Bytes of one YAML block."""

FRONT_MATTER_NODES: Final = 100_000
"""Values of one YAML block after its aliases are followed: a bomb of aliases grows without end."""

LIQUID_OUTPUT_BYTES: Final = 8 * 1024 * 1024
"""Bytes that Liquid may write for one post."""

LIQUID_LOOPS: Final = 300_000
"""Turns of all loops of one post, nested ones multiplied."""

LIQUID_DEPTH: Final = 30
"""Includes and blocks inside each other."""

ENGINE_SECONDS: Final = 120.0
"""Seconds that pandoc may take for one document; Typst, in process, has what its job has (``workers.pool``)."""

ENGINE_MEMORY: Final = 2 * 1024 * 1024 * 1024
"""Bytes of address space of the pandoc child."""

TABLE_CELLS: Final = 100_000
"""Cells of one table, spans multiplied out."""

SPAN: Final = 1_000
"""Columns or rows that one cell may span (WHATWG HTML 4.9.11 clamps colspan to 1,000)."""
