"""The pandoc child: one process a worker, which answers requests and is killed and replaced when it does not.

It runs ``pandoc lua`` on templates/pandoc.lua in an empty folder, in a session of its own, with limits on memory,
processor time and files. It gets pandoc's JSON AST and the bytes of images, never a post's source or a file's name.
"""

from __future__ import annotations

import atexit
import os
import shutil
import signal
import subprocess
import threading
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final

from convert.errors import EngineError
from convert.limits import ENGINE_MEMORY, ENGINE_SECONDS
from convert.resources import template
from convert.workers.temporary import new_folder, worded

if TYPE_CHECKING:
    from convert.media.picture import Picture  # with msgspec: the child need not wait for them

REQUESTS: Final = 400
"""Requests after which the child is replaced: it grows by some 50 kB with each."""

_OUT_OF_MEMORY: Final = (251, 254)
"""How the child ends that gets no more memory (GHC's runtime: EXIT_HEAPOVERFLOW, EXIT_INTERNAL_ERROR)."""
_LAST_WORD: Final = 2.0
"""Seconds in which a child that closed its pipe ends by itself, before it is killed and its code is lost."""

_PROGRAMS: Final = ("pandoc.lua", "typst.lua", "typst-formulas.lua")
"""The templates that the child runs."""

PROGRAM: Final = "POSTBIND_PANDOC"
"""Environment variable that names another pandoc."""


@lru_cache(maxsize=1)
def pandoc_path() -> str:
    """Return where pandoc is: what POSTBIND_PANDOC names, the wheel's, or the one on PATH.

    Errors: EngineError if there is none. pypandoc itself is not imported: a look at its folder does.
    """
    named = os.environ.get(PROGRAM)
    if named:
        return named
    spec = find_spec("pypandoc")
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        for name in ("pandoc", "pandoc.exe"):
            if (packaged := Path(folder, "files", name)).is_file():
                return str(packaged)
    found = shutil.which("pandoc")
    if not found:
        raise EngineError("pandoc is missing, which PDF and DOCX need. Install it: pip install pypandoc_binary.")
    return found


def pandoc_version() -> str:
    """Return the version of pandoc. Errors: EngineError if it does not run."""
    try:
        done = subprocess.run(  # noqa: S603 - our own program, by its path
            [pandoc_path(), "--version"], capture_output=True, text=True, timeout=30, check=True
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise EngineError(f"pandoc does not run ({error}). Install it anew: pip install pypandoc_binary.") from None
    return done.stdout.split("\n")[0].removeprefix("pandoc").strip()


def pandoc(document: bytes, to: str, *, media: Mapping[str, Picture], reference: bytes = b"") -> bytes:
    """Return what pandoc writes of its JSON AST; ``media`` are the images by name, ``reference`` a DOCX for styles.

    A child that dies is replaced and asked once more. If that one dies too and no child can answer anything at all,
    pandoc is run for each document alone. One that is late is killed, and the next request gets a new one.
    Errors: EngineError when pandoc is missing, refuses, dies of the document or runs out of time.
    """
    with _lock:
        try:
            return _child().request(document, to, media, reference)
        except _DiedError:
            pass
        try:
            return _child().request(document, to, media, reference)
        except _DiedError:
            if _serves():
                raise
    from convert.workers.one_shot import one_shot

    return one_shot(document, to, media=media, reference=reference)


def start(formats: Sequence[str], *, requests: int = REQUESTS) -> None:
    """Start the child ahead of the first request, and let it load what it needs to write these formats.

    The first request then waits less; a child that cannot start says so there. After ``requests`` the child is
    ended at once: taking it down costs the system some milliseconds, in which its last answer can be worked on.
    """
    with suppress(EngineError), _lock:
        _child(formats, requests)


def _serves() -> bool:
    """Say if a child answers a document that cannot be to blame."""
    try:
        _child().request(_EMPTY, "typst", {}, b"")
    except EngineError:
        return False
    return True


class _DiedError(EngineError):
    """The child ended without an answer, of itself or by another's hand."""


_ENVIRONMENT: Final = {
    "PATH": os.defpath,
    "SOURCE_DATE_EPOCH": "0",
    "LANG": "C.UTF-8",
    "LC_ALL": "C.UTF-8",
    # The binary asks for 64 MB at once (-H64m). A small heap that is not looked through again before it holds 12 MB
    # takes 22 MB less, and a DOCX 14 ms instead of 16.
    "GHCRTS": "-A1m -H1m -O12m",
}

_EMPTY: Final = b'{"pandoc-api-version":[1,23,1],"meta":{},"blocks":[]}'

_lock: Final = threading.Lock()
_running: list[_Child] = []


def _child(formats: Sequence[str] = (), requests: int = REQUESTS) -> _Child:
    """Return the child of this process, a new one if there is none, it is worn out, or it is the parent's (a fork)."""
    if _running and _running[0].owner != os.getpid():
        _running.clear()
    if _running and (_running[0].process.poll() is not None or _running[0].served >= _running[0].most):
        _running.pop().end()
    if not _running:
        _running.append(_Child(formats, min(requests, REQUESTS)))
    return _running[0]


class _Child:
    """One process of pandoc and the empty folder that it runs in.

    ``formats`` are those that it prepares for, ``most`` is how many requests it answers.
    """

    def __init__(self, formats: Sequence[str], most: int) -> None:
        self.owner, self.served, self.most = os.getpid(), 0, most
        self._references: dict[bytes, str] = {}
        program = pandoc_path()
        # No TemporaryDirectory: its finalizer would remove the parent's folder from a forked process.
        self.folder = home = new_folder("postbind-pandoc-", {name: template(name) for name in _PROGRAMS})
        command = [program, "lua", str(home / "pandoc.lua"), str(home), *formats]
        try:
            (home / "empty").mkdir()
            self.process = subprocess.Popen(  # noqa: S603 - our own program; _limit takes no lock
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                cwd=home / "empty",
                env={**_ENVIRONMENT, "TMPDIR": str(home)},  # pandoc lua leaves a folder there when it is killed
                start_new_session=True,
                preexec_fn=_limit if os.name == "posix" else None,  # noqa: PLW1509 - _limit takes no lock
            )
        except (OSError, subprocess.SubprocessError) as error:
            shutil.rmtree(home, ignore_errors=True)
            why = (getattr(error, "strerror", None) or str(error)).lower()
            raise EngineError(f"pandoc does not start ({why}). postbind doctor shows what is missing.") from None
        atexit.register(self.end)

    def request(self, document: bytes, to: str, media: Mapping[str, Picture], reference: bytes) -> bytes:
        """Ask once; a child that dies or is late is killed."""
        self.served += 1
        late = threading.Timer(ENGINE_SECONDS, self.kill)
        late.daemon = True
        late.start()
        try:
            self._send(document, to, media, reference)
            status, answer = self._receive()
        except (OSError, ValueError):
            raise self._failure(was_late=not late.is_alive()) from None
        finally:
            late.cancel()
        if status != "ok":
            said = " ".join(answer.decode("utf-8", "replace").split())[:200]
            raise EngineError(f"pandoc refused the document: {said}. Please report it.")
        if self.served >= self.most:
            self.kill()
        return answer

    def _failure(self, *, was_late: bool) -> EngineError:
        """End a child that gave no answer, and say why it did not."""
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(_LAST_WORD)
        self.kill()
        if was_late:
            return EngineError(f"pandoc took longer than {ENGINE_SECONDS:.0f} s. Cut the post in two.")
        if self.process.wait() in _OUT_OF_MEMORY:
            return EngineError(
                f"pandoc needs more memory than its {ENGINE_MEMORY / 1024**3:.1f} GB: thousands of lists, or a table "
                "of that many rows, ask for it. Cut the post in two, or write an EPUB, which needs no pandoc."
            )
        return _DiedError("pandoc ended without an answer. Try again.")

    def _send(self, document: bytes, to: str, media: Mapping[str, Picture], reference: bytes) -> None:
        from msgspec import json  # what a child is asked has it by now; its start need not wait for it

        settings = {
            "to": to,
            "reference": self._reference(reference) if reference else None,
            "media": [[name, picture.media_type, len(picture.data)] for name, picture in media.items()],
        }
        head = json.encode(settings)
        stream = self.process.stdin
        if stream is None:
            raise ValueError
        stream.write(b"%d %d\n" % (len(head), len(document)))
        stream.write(head)
        stream.write(document)
        for picture in media.values():
            stream.write(picture.data)
        stream.flush()

    def _receive(self) -> tuple[str, bytes]:
        stream = self.process.stdout
        if stream is None:
            raise ValueError
        status, size = stream.readline().decode("ascii").split()
        answer = stream.read(int(size))
        if len(answer) != int(size):
            raise ValueError
        return status, answer

    def _reference(self, data: bytes) -> str:
        """Keep the reference document in the child's folder, once, and return its absolute path."""
        if data not in self._references:
            path = self.folder / f"{len(self._references)}.docx"
            with worded():
                path.write_bytes(data)
            self._references[data] = str(path)
        return self._references[data]

    def kill(self) -> None:
        """End the process and whatever it started, at once."""
        if self.process.poll() is None:
            try:
                os.killpg(self.process.pid, signal.SIGKILL)
            except (OSError, AttributeError):  # it ended meanwhile; no process groups on Windows
                self.process.kill()

    def end(self) -> None:
        """End the process and remove its folder; in a forked child leave both to their owner."""
        if self.owner != os.getpid():
            return
        atexit.unregister(self.end)
        # The folder first: if this process is killed meanwhile, the child lives and removes what is left of it.
        shutil.rmtree(self.folder, ignore_errors=True)
        self.kill()
        self.process.wait()  # or it would stay as a zombie where the first process of a container reaps nobody
        for stream in (self.process.stdin, self.process.stdout):
            if stream is not None:
                try:
                    stream.close()
                except OSError:  # what was still buffered cannot be sent any more
                    continue
        shutil.rmtree(self.folder, ignore_errors=True)  # what a child that had just begun put there meanwhile


def _limit() -> None:
    """Bound what the child may use; runs in it before pandoc does."""
    import resource

    seconds = int(ENGINE_SECONDS * REQUESTS)
    wanted = ((resource.RLIMIT_CPU, seconds), (resource.RLIMIT_NOFILE, 64), (resource.RLIMIT_AS, ENGINE_MEMORY))
    for what, most in wanted:
        hard = resource.getrlimit(what)[1]
        limit = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (limit, limit))
