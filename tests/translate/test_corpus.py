"""Every program of the corpus, compiled and translated, prints the same bytes, leaves the same files and ends alike."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Callable

import pytest

from pysock.translate import translate

ASSERTION = re.compile(rb"\S+:\d+: (\w+: Assertion) `.*' failed\.")
"""assert() names the source: its file, its line and the text of its condition are those of each language."""

CORPUS = Path(__file__).with_name("corpus")


def test_equal(
    program: Any, in_c: Callable[..., Any], in_python: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    of_c = in_c(program)
    monkeypatch.chdir(program.directory)  # as the C compiler was called: __FILE__ is the bare name
    text = translate([source.name for source in program.sources])
    of_python = in_python(program, text)
    assert masked(of_python) == masked(of_c)
    assert of_c.stdout or of_c.stderr or of_c.status or of_c.files, "the program shows nothing: it proves nothing"


def masked(outcome: Any) -> Any:
    return outcome._replace(stderr=ASSERTION.sub(rb"\1", outcome.stderr))


def test_mask() -> None:
    c = b"prog: prog.c:7: half: Assertion `n % 2 == 0' failed.\n"
    python = b"prog: /tmp/prog.py:8: half: Assertion `cmod(n, 2) == 0' failed.\n"
    assert ASSERTION.sub(rb"\1", c) == ASSERTION.sub(rb"\1", python) == b"prog: half: Assertion\n"
