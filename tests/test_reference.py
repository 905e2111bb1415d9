"""The reference pages are those of the declarations as they are; every link in the documentation leads somewhere."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PAGES = ROOT / "docs" / "reference"
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("csrc/*.md"), *ROOT.glob("docs/**/*.md")])


def test_the_pages_are_fresh(tmp_path: Path) -> None:
    code = f"import sys; sys.path.insert(0, {str(ROOT / 'csrc')!r})\n"
    code += f"import pathlib, reference; reference.write(pathlib.Path({str(tmp_path)!r}))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    made, kept = (
        {path.relative_to(folder): path.read_text(encoding="utf-8") for path in folder.rglob("*.md")}
        for folder in (tmp_path, PAGES)
    )
    stale = sorted(str(path) for path in made.keys() | kept.keys() if made.get(path) != kept.get(path))
    assert stale == [], "write them anew: python csrc/reference.py"


def test_each_header_has_its_page() -> None:
    headers = {path.relative_to(ROOT / "csrc" / "include").with_suffix("") for path in ROOT.glob("csrc/include/**/*.h")}
    assert {path.relative_to(PAGES).with_suffix("") for path in PAGES.rglob("*.md")} == headers | {Path("README")}


def prose(text: str) -> str:
    """Without blocks of code, where `#` and brackets mean something else."""
    return re.sub(r"(?ms)^(```+|~~~+).*?^\1\s*?$", "", text)


def anchors(text: str) -> set[str]:
    """The anchors GitHub gives: to each heading its words, numbered where they come again."""
    met: dict[str, int] = {}
    found = set()
    for heading in re.findall(r"(?m)^#{1,6} +(.+?) *#*$", prose(text)):
        words = re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", heading).lower()
        anchor = re.sub(r"[^\w\- ]", "", words).replace(" ", "-")
        count = met.get(anchor, 0)
        met[anchor] = count + 1
        found.add(f"{anchor}-{count}" if count else anchor)
    return found


@pytest.fixture(scope="module")
def anchored() -> dict[Path, set[str]]:
    return {path: anchors(path.read_text(encoding="utf-8")) for path in DOCUMENTS}


def test_links_lead_somewhere(anchored: dict[Path, set[str]]) -> None:
    dead = []
    count = 0
    for document in DOCUMENTS:
        text = prose(document.read_text(encoding="utf-8"))
        for link in re.findall(r"(?<!\\)\]\(([^)\s]+)\)", text):
            if re.match(r"[a-z]+:", link):
                continue
            count += 1
            path, _, anchor = link.partition("#")
            target = (document.parent / path).resolve() if path else document
            if not target.exists() or (anchor and anchor not in anchored.get(target, set())):
                dead.append(f"{document.relative_to(ROOT)}: {link}")
    assert dead == []
    assert count > 2000


def test_markers_stay_out() -> None:
    """The words of csrc/include's own language say nothing to a reader."""
    words = r"\b(?:BYHAND|INOUT|DELIVERS|BLOCKS|ARGV|(?:OUT|TEXT|LIVE|TAKES|GIVES|INTO)\()"
    for path in PAGES.rglob("*.md"):
        code = re.findall(r"(?ms)^```c$(.*?)^```$", path.read_text(encoding="utf-8"))
        assert [block for block in code if re.search(words, block)] == [], path


def test_a_page_says_what_its_function_does() -> None:
    text = (PAGES / "sys" / "socket.md").read_text(encoding="utf-8")
    page = text[text.index("### `recv`") : text.index("### `recvfrom`")]
    assert "ssize_t recv(int sockfd, void *buf, size_t len, int flags);" in page
    assert "recv(sockfd, buf, len, flags) -> int" in page
    assert "| `buf` | where they go; no NUL is added | writable, holds `len` bytes; or NULL |" in page
    assert re.search(r"(?m)^\| ECONNREFUSED \| .+ \|$", page)
    assert "`SA_RESTART`" in page and "recv(2)" in page
