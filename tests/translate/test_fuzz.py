"""Mutated and cut C sources end in a translation or in an error with its line: see fuzz.py.

A few hundred with a fixed seed; PYSOCK_SOURCE_MUTANTS=10000 makes it a long run.
"""

from __future__ import annotations

import importlib.util
import os
from pathlib import Path
from typing import Any

import pytest

import pysock.translate.program as program
from pysock.translate.program import Options

SPEC = importlib.util.spec_from_file_location("source_fuzz", Path(__file__).with_name("fuzz.py"))
assert SPEC is not None and SPEC.loader is not None
fuzz: Any = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(fuzz)

MUTANTS = int(os.environ.get("PYSOCK_SOURCE_MUTANTS", "200"))


def test_mutants() -> None:
    ends, failures, longest = fuzz.run(1, MUTANTS)
    assert not failures, "\n\n".join(failures)
    assert longest < fuzz.PATIENCE
    assert sum(ends.values()) == MUTANTS
    assert min(ends["translated"], ends["errors"]) > MUTANTS // 20, "the mutants are all alike"


def test_a_mutant_is_the_same_each_time() -> None:
    files = fuzz.sources()
    assert len(files) > 100
    assert fuzz.mutant(files, 3, 14) == fuzz.mutant(files, 3, 14) != fuzz.mutant(files, 3, 15)


@pytest.mark.parametrize(
    "failure, kind",
    [
        (ZeroDivisionError("x"), "fault"),
        (KeyboardInterrupt(), "traceback"),
        (fuzz.TooLong(), "too long"),
        (program.TranslationError([]), "an error without its line"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_a_failure_is_seen(failure: BaseException, kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*arguments: object) -> None:
        raise failure

    monkeypatch.setattr(program, "_translated", fails)
    assert fuzz.ending(b"int main(void) { return 0; }\n", Options(compiler=False), tmp_path)[0] == kind


def test_what_is_not_python_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(program, "_translated", lambda *arguments: program.Translation("a = = b\n", [], []))
    assert fuzz.ending(b"", Options(compiler=False), tmp_path)[0] == "not Python"
