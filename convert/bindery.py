"""Many volumes through an executor: what the library knows of each, and what it is to remember."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from concurrent.futures import Executor
from contextlib import nullcontext
from functools import partial
from pathlib import Path
from typing import Final

from msgspec.structs import replace

from convert.binding import Binding, Bound, bind, lost
from convert.library.files import sweep
from convert.library.state import Record, State
from convert.notes import Code, Note
from convert.workers.run import run
from convert.writers import writer

_LEFT_OVER: Final = Note(
    Code.LEFT_OVER, "of an earlier run; the posts of this volume are in other files now. Remove it"
)


def bind_all(
    bindings: Sequence[Binding],
    library: Path | None,
    executor: Executor | None,
    step: Callable[[str], None],
    *,
    force: bool = False,
) -> Iterator[Bound]:
    """Bind each volume and yield what became of it; ``library`` is the folder they are written to, None for one file.

    ``step`` is called with each post's path: as it is read, or with all of a volume that another process has bound.
    Errors: OutputError if the library or its state cannot be written.
    """
    by_path = {binding.path: binding for binding in bindings}
    last_parts = {(binding.volume.whole, binding.to): binding for binding in bindings if writer(binding.to).in_parts}
    work = partial(bind, step=step) if executor is None else bind
    with nullcontext() if library is None else State(library) as state:
        if library is not None:
            sweep(library)
        jobs = (replace(binding, known=None if force else _known(binding, state)) for binding in bindings)
        for bound in run(work, jobs, executor, lost=lost):
            binding = by_path[bound.path]
            if state and binding.name is not None:
                _remember(binding.name, bound, state)
                _recall(binding, bound, state)
                is_last = last_parts.get((binding.volume.whole, binding.to)) is binding
                if is_last and (bound.written or bound.unchanged):
                    _name_left_over(binding, bound, state, by_path.keys())
            if executor is not None or bound.unchanged:
                for post in binding.volume.posts:
                    step(post.origin)
            yield bound


def _known(binding: Binding, state: State | None) -> Record | None:
    return state.get(binding.name) if state and binding.name is not None else None


def _remember(name: str, bound: Bound, state: State) -> None:
    """Keep the record of a volume, and beside it one of each post that something was noted of."""
    if bound.record is None:
        return
    for origin, notes in bound.notes.items():
        if origin != str(bound.path):
            state.put(_place(name, origin), Record(bound.record.key, "", notes=tuple(notes)))
    state.put(name, bound.record)


def _recall(binding: Binding, bound: Bound, state: State) -> None:
    """Note again what was noted when an unchanged volume was made: it holds as long as the file does."""
    known = _known(binding, state)
    if not bound.unchanged or known is None or binding.name is None:
        return
    bound.note(str(bound.path), *known.notes)
    for post in binding.volume.posts:
        of_post = state.get(_place(binding.name, post.origin))
        if of_post and of_post.key == known.key:
            bound.note(post.origin, *of_post.notes)


def _name_left_over(binding: Binding, bound: Bound, state: State, current: AbstractSet[Path]) -> None:
    """Note the files that are left of a volume from when it had fewer parts, or more."""
    for name in binding.volume.former_names:
        file = name + writer(binding.to).suffix
        path = binding.path.with_name(file)
        if state.get(file) is not None:
            if path not in current and path.exists():
                bound.note(str(path), _LEFT_OVER)
        elif name != binding.volume.whole:
            return


def _place(name: str, origin: str) -> str:
    """Return where the library keeps what concerns a post in a volume: a path below a file, which no output has."""
    return f"{name}/{origin}"
