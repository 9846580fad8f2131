"""Where a template writes: text with a limit, and for each line of it the source line that it came from."""

from __future__ import annotations

from liquid.output import LimitedStringIO

from convert.positions import LineMap


class Output(LimitedStringIO):
    """A stream that knows which source line is being written; nodes set ``line`` before they write."""

    def __init__(self, limit: int) -> None:
        super().__init__(limit, newline="\n")
        self.line = 1
        self._lines = [1]
        self._fresh = True

    def write(self, text: str) -> int:
        """Write text that all comes from ``line``."""
        return self._write(text, 0)

    def write_source(self, text: str) -> int:
        """Write text that stands in the source as it is, from ``line`` on."""
        return self._write(text, 1)

    def write_block(self, text: str, first: int, inner: str) -> int:
        """Write what a block made of ``inner``, its content from line ``first`` on, trimmed at its beginning."""
        self.line = first + inner[: len(inner) - len(inner.lstrip())].count("\n")
        return self.write_source(text)

    def line_map(self) -> LineMap:
        """Return the source line of each line written."""
        return tuple(self._lines)

    def _write(self, text: str, step: int) -> int:
        if not text:
            return 0
        if self._fresh:
            self._lines[-1] = self.line
        breaks = text.count("\n")
        self._lines.extend(self.line + step * number for number in range(1, breaks + 1))
        self._fresh = text.endswith("\n")
        return super().write(text)
