"""Typst by one process a call: what is left in a process forked from one that had used it.

Typst works with threads, and a fork takes none along: it would wait for them without end. ``ProcessPoolExecutor``
forks, until Python 3.14 by itself.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from typing import Any, Final

from convert.errors import ConvertError, EngineError
from convert.limits import ENGINE_SECONDS

_PROGRAM: Final = "from convert.workers.typst_apart import answer; answer()"


def typst_apart(request: dict[str, Any]) -> bytes:
    """Return what ``typst(**request)`` returns or raise what it raises, from a process that is started for it."""
    try:
        done = subprocess.run(  # noqa: S603 - this Python, with a program of our own
            [sys.executable, "-c", _PROGRAM],
            input=pickle.dumps(request),
            capture_output=True,
            timeout=ENGINE_SECONDS,
            check=True,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        )
    except subprocess.TimeoutExpired:
        raise EngineError(f"Typst took longer than {ENGINE_SECONDS:.0f} s. Cut the post in two.") from None
    except (OSError, subprocess.SubprocessError) as error:
        raise EngineError(f"Typst does not run in a process of its own ({error}). Please report it.") from None
    made: bytes | ConvertError = pickle.loads(done.stdout)  # noqa: S301 - of our own child
    if isinstance(made, ConvertError):
        raise made
    return made


def answer() -> None:
    """Read a request from stdin, write to stdout what comes of it: bytes, or an error as a value."""
    from convert.workers.typst import typst

    try:
        made: bytes | ConvertError = typst(**pickle.load(sys.stdin.buffer))  # noqa: S301 - of our own parent
    except ConvertError as error:
        made = error
    sys.stdout.buffer.write(pickle.dumps(made))
