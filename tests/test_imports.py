"""Who may import whom: the arrows of docs/architecture.md, held."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT

CORE = [
    "patterns",
    "schemes",
    "scripts",
    "slugs",
    "characters",
    "english",
    "language_tags",
    "positions",
    "errors",
    "notes",
    "limits",
    "options",
    "frozen",
    "kinds",
    "nodes",
    "tightness",
    "role_keys",
    "title_markup",
    "post_json",
    "walk",
    "normal_form",
    "identifiers",
    "sources",
]
"""The core, in the order in which its modules may import each other."""

ALLOWED = {
    "front_matter": {"core"},
    "site": {"core", "front_matter"},
    "reader": {"core"},
    "passes": {"core"},
    "inspection": {"core"},
    "media": {"core"},
    "fonts": {"core"},
    "books": {"core"},
    "resources": {"core"},
    "writers": {"core", "books", "media", "fonts"},
    "workers": {"core", "media", "fonts", "resources"},
    "library": {"core"},
    "report": {"core"},
    "compare": {"core", "reader"},
    "surplus": {"core", "compare", "reader"},
    "comparisons": {"core", "compare", "front_matter", "reader", "site", "surplus"},
    "inspection_page": {"core", "inspection", "resources"},
    # what api is made of
    "namesakes": {"core", "library", "site"},
    "contested": {"core", "library", "namesakes", "site"},
    "posts": {"core", "contested", "library", "namesakes", "site", "reader", "passes"},
    "addresses": {"core", "books", "posts"},
    "context": {"core", "posts", "media", "fonts", "resources", "site", "workers", "writers"},
    "beside": {"core", "library", "media", "writers"},
    "jobs": {"core", "beside", "books", "context", "fonts", "library", "posts", "report", "resources", "site",
             "writers", "convert"},
    "batches": {"core", "jobs", "library", "posts", "report", "workers", "writers"},
    "volumes": {"core", "books", "library", "posts", "writers"},
    "binding": {"core", "addresses", "beside", "books", "context", "jobs", "library", "media", "posts", "report",
                "volumes", "writers"},
    "bindery": {"core", "binding", "library", "workers", "writers"},
    "api": {"core", "addresses", "batches", "beside", "books", "context", "library", "media", "posts", "report", "site",
            "writers"},
    "cli": {"core", "api", "report", "convert", "library", "posts", "volumes", "binding", "bindery", "writers",
            "inspection", "passes", "comparisons", "inspection_page", "workers", "beside", "contested"},
    "convert": set(),
    "__main__": {"cli"},
}  # fmt: skip
"""For each part, the parts that it may import besides itself."""

HOMES = {
    "ebooklib": "convert/writers/epub",
    "frontmatter": "convert/front_matter",
    "yaml": "convert/front_matter",
    "turbohtml": "convert/reader/html.py",
    "liquid": "convert/reader/liquid",
    "typst": "convert/workers",
    "pypandoc": "convert/workers",
    "pebble": "convert/workers/pool.py",
    "PIL": "convert/media",
    "resvg_py": "convert/media",
    "fontTools": "convert/fonts.py",
    "rich": "convert/cli",
    "math_core": "convert/writers",
}
"""Third-party packages and the one place that imports each; lxml and msgspec are everywhere."""

MODULES = sorted((ROOT / "convert").rglob("*.py"))


def part_of(module: str) -> str:
    name = module.split(".")[1] if "." in module else "convert"
    return "core" if name in CORE else name


def imports(file: Path) -> Iterator[tuple[str, int]]:
    """Yield the full name of each module that a file imports, and the line."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                inside = node.module == "convert" and alias.name != "__version__"
                yield (f"convert.{alias.name}" if inside else node.module), node.lineno


def name_of(file: Path) -> str:
    parts = file.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@pytest.mark.parametrize("file", MODULES, ids=name_of)
def test_a_part_imports_only_what_it_may(file: Path) -> None:
    own = part_of(name_of(file))
    if name_of(file) == "convert":
        return  # it re-exports lazily
    allowed = {own} | (set() if own == "core" else ALLOWED[own])
    wrong = [
        f"line {line}: {module}"
        for module, line in imports(file)
        if module.split(".")[0] == "convert" and part_of(module) not in allowed
    ]
    assert not wrong


@pytest.mark.parametrize("name", CORE)
def test_the_core_imports_itself_in_order(name: str) -> None:
    earlier = {f"convert.{other}" for other in CORE[: CORE.index(name)]}
    used = {module for module, _ in imports(ROOT / "convert" / f"{name}.py") if module.startswith("convert.")}
    assert used <= earlier


@pytest.mark.parametrize("file", MODULES, ids=name_of)
def test_no_writer_imports_another(file: Path) -> None:
    parts = file.relative_to(ROOT).parts
    if parts[1] != "writers" or len(parts) == 2:
        return
    shared = {
        "address",
        "archive",
        "contract",
        "heads",
        "links",
        "pandoc_json",
        "pictures",
        "properties",
        "tex",
        "tex_depth",
        "tex_forms",
        "tex_scopes",
        "verse",
        "words",
        "escaping",
        "xhtml",
    }
    own = Path(parts[2]).stem
    others = {
        module.split(".")[2]
        for module, _ in imports(file)
        if module.startswith("convert.writers.") and len(module.split(".")) > 2
    }
    assert others <= {own, *shared}


@pytest.mark.parametrize("file", MODULES, ids=name_of)
def test_a_third_party_package_has_one_home(file: Path) -> None:
    path = file.relative_to(ROOT).as_posix()
    known = sys.stdlib_module_names | {"convert", "msgspec", "lxml"}
    for module, line in imports(file):
        package = module.split(".")[0]
        if package in known:
            continue
        assert package in HOMES, f"line {line}: {package} is new; give it a home here"
        assert path.startswith(HOMES[package]), f"line {line}: {package} belongs to {HOMES[package]}"


def test_the_network_is_reached_by_nobody() -> None:
    network = {"socket", "urllib.request", "http.client", "ftplib", "smtplib", "requests", "httpx"}
    used = {name_of(file): module for file in MODULES for module, _ in imports(file) if module in network}
    assert used == {}


def test_only_workers_start_processes() -> None:
    starters = {"subprocess", "multiprocessing", "pebble"}
    used = {name_of(file) for file in MODULES for module, _ in imports(file) if module.split(".")[0] in starters}
    assert {part_of(name) for name in used} <= {"workers"}
