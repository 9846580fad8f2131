"""Show versions, fonts, and what each format needs."""

from __future__ import annotations

import platform
from argparse import ArgumentParser, Namespace
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from typing import Final

from convert import __version__
from convert.cli.streams import one_line, print_text
from convert.errors import EngineError, ExitCode

_PICTURES: Final = ("Pillow", "lxml")
NEEDS: Final = {
    "all": ("msgspec", "PyYAML", "turbohtml", "python-liquid", "tzdata"),
    "epub": ("EbookLib", "math-core", *_PICTURES),
    "pdf": ("pypandoc_binary", "typst", "fonttools", "pylopdf-fonts-zh-cn", *_PICTURES),
    "docx": ("pypandoc_binary", "resvg-py", *_PICTURES),
    "md": _PICTURES,
    "json": (),
    "html": ("math-core", *_PICTURES),
}
"""What reading needs, and each format besides."""

_MODULES: Final = {
    "EbookLib": "ebooklib.epub",
    "Pillow": "PIL.Image",
    "PyYAML": "yaml",
    "fonttools": "fontTools.ttLib",
    "lxml": "lxml.etree",
    "pypandoc_binary": "pypandoc",
    "python-liquid": "liquid",
}
"""What is imported of a package that is not called as it is."""

OPTIONAL: Final = {
    "pylopdf-fonts-zh-tw": "Traditional Chinese",
    "pylopdf-fonts-jp": "Japanese",
    "pylopdf-fonts-ko": "Korean",
    "pylopdf-fonts-he": "Hebrew",
    "fontpkg-amiri": "Arabic and Persian",
    "manimgx-fonts": "emoji and symbols",
}
"""Fonts for PDF that pip install "postbind[fonts]" brings."""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments of ``postbind doctor``: none."""


def run(options: Namespace) -> ExitCode:
    """Print what is there; end with 5 if a format lacks what it needs."""
    print_text(
        f"postbind {__version__}, Python {platform.python_version()} on {platform.system()} {platform.machine()}\n\n"
    )
    lacking = False
    for name, packages in NEEDS.items():
        problems = [problem for problem in map(_problem, packages) if problem]
        lacking = lacking or bool(problems)
        state = "; ".join(problems) if problems else "ready"
        print_text(f"{name:5} {state}  ({', '.join(map(_versioned, packages)) or 'needs nothing more'})\n")
    print_text('\nfonts for PDF beyond Chinese and Latin (pip install "postbind[fonts]"):\n')
    for package, what in OPTIONAL.items():
        print_text(f"  {what:20} {_version(package) or 'absent'}\n")
    return ExitCode.ENGINE if lacking else ExitCode.DONE


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def _versioned(package: str) -> str:
    return f"{package} {_version(package) or 'absent'}"


def _problem(package: str) -> str | None:
    """Say what is wrong with a package: it is absent, does not load, or its program does not run."""
    if _version(package) is None:
        return f"{package} is absent: pip install {package}"
    try:
        import_module(_MODULES.get(package, package.replace("-", "_")))
    except Exception as error:  # noqa: BLE001 - whatever a broken package raises
        why = one_line(f"{type(error).__name__}: {error}")
        return f"{package} does not load ({why}): pip install --force-reinstall {package}"
    if package == "pypandoc_binary":
        from convert.workers.pandoc import pandoc_version

        try:
            pandoc_version()
        except EngineError as error:
            return error.message
    return None
