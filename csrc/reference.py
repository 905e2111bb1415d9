"""Writes the reference pages, `docs/reference/**.md`: one page a header, from the header files alone.

Nothing of this system enters (no compiler, no built module), so the pages are the same everywhere and are kept in git;
tests/test_reference.py compares. `python csrc/reference.py` writes them anew. How a declaration looks on its page is
in pages.py.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

import build
import declarations
from declarations import Function, Header, Typedef
from pages import Page, anchors, slug

PAGES = Path(__file__).resolve().parent.parent / "docs" / "reference"

INTRODUCTION = """\
# Reference

One page for each C header that pysock binds. They are made from [the declarations](../../csrc/README.md), as the
binding and its docstrings are: `help(recv)` says the same. `python csrc/reference.py` writes them anew.

- Names, arguments and results are C's: a call that fails gives -1 and `errno`, as its page says.
- `from pysock import *` gives the names of all pages; each page says how to have its header's alone.
- The last column of a parameter's table is what pysock looks at **before** the call. What does not hold raises
  TypeError or ValueError, and libc is not called. What *holds n bytes* is bytes, a bytearray, a memoryview, a struct or
  an array; what is *writable* is any of these but bytes. A bare pointer has no size: it passes, as in C.
- Numbers are cut to the parameter's type, as C cuts them.
- A name that a system's headers do not define is absent there; using it says which header lacks it.
"""


def write(target: Path = PAGES) -> dict[Path, str]:
    """Writes the pages below `target`, and takes away those of headers that are gone; what was written."""
    texts = {target / path: text for path, text in pages().items()}
    for path, text in texts.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    for path in target.rglob("*.md"):
        if path not in texts:
            path.unlink()
    return texts


def pages() -> dict[str, str]:
    """By path below docs/reference: the text of each page."""
    headers = sorted(declarations.load(), key=lambda header: header.path)
    where = {name: (header.path, anchor) for header in reversed(headers) for name, anchor in anchors(header).items()}
    typedefs = (item for header in headers for item in header.declarations if isinstance(item, Typedef))
    integers = build.INTEGERS | {item.name for item in typedefs if item.kind == "int"}
    by_path = {header.path: header for header in headers}
    found = {page_of(header): Page(header, by_path, where, integers).text() for header in headers}
    found["README.md"] = _index(headers)
    return found


def page_of(header: Header) -> str:
    return re.sub(r"\.h$", ".md", header.path)


def _index(headers: list[Header]) -> str:
    lines = [INTRODUCTION, "## Headers", "", "| header | Python | what it is for |", "|---|---|---|"]
    for header in headers:
        first = re.split(r"(?<=\.)\s", " ".join(header.doc.split()))[0].replace("<", "\\<")
        first = re.sub(r"(?<!\.)\.$", "", first)
        lines.append(f"| [`<{header.path}>`]({page_of(header)}) | `pysock.libc.{header.module}` | {first} |")
    lines += ["", "## Functions", ""]
    letters: dict[str, list[str]] = {}
    functions = [
        (item.name, header, anchor)
        for header in headers
        for item in header.declarations
        if isinstance(item, Function)
        for anchor in (anchors(header)[item.name],)
    ]
    for name, header, anchor in sorted(functions, key=lambda found: (found[0].strip("_").lower(), found[0])):
        letter = name.strip("_")[0].upper()
        letters.setdefault(letter, []).append(f"[`{name}`]({page_of(header)}#{anchor})")
    lines.append(" · ".join(f"[{letter}](#{slug(letter)})" for letter in letters))
    for letter, links in letters.items():
        lines += ["", f"### {letter}", "", " · ".join(links)]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    print(f"{len(write())} pages", file=sys.stderr)
