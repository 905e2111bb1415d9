"""Every program of the corpus, compiled and translated, prints the same bytes, leaves the same files and ends alike."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Callable

import pytest

translator = pytest.importorskip("pysock.translate", reason="the translator is not in this build")

CORPUS = Path(__file__).with_name("corpus")


def test_equal(
    program: Any, in_c: Callable[..., Any], in_python: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    of_c = in_c(program)
    monkeypatch.chdir(program.directory)  # as the C compiler was called: __FILE__ is the bare name
    text = translator.translate([source.name for source in program.sources])
    assert in_python(program, text) == of_c
    assert of_c.stdout or of_c.stderr or of_c.status or of_c.files, "the program shows nothing: it proves nothing"
