"""The cache of compiled programs: what it takes for the same, and that it never stands in the way."""

from __future__ import annotations

import os
import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from pysock.compare import cache
from pysock.compare.build import build

pytestmark = pytest.mark.skipif(shutil.which("cc") is None, reason="there is no C compiler")

C = '#include "status.h"\nint main(void) { int unused; return STATUS; }\n'


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "status.h").write_text("#define STATUS 3\n")
    (tmp_path / "prog.c").write_text(C)
    return tmp_path / "prog.c"


def entries(source: Path) -> list[Path]:
    place = source.parent / "cache" / "pysock" / "compare"
    return sorted(place.iterdir()) if place.is_dir() else []


def made(source: Path, name: str = "prog", cached: bool = True) -> tuple[int, str]:
    """The status of the program, and what the compiler said."""
    words = build([source], source.parent / name, cached)
    return subprocess.run([source.parent / name]).returncode, words


def test_the_second_time_nothing_is_compiled(source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    compiler = source.parent / "my-cc"
    compiler.write_text(f'#!/bin/sh\ncase "$*" in *" -E "*) ;; *) echo >> {source.parent}/count;; esac\nexec cc "$@"\n')
    compiler.chmod(0o755)
    monkeypatch.setenv("CC", str(compiler))
    first, second = made(source), made(source, "again")
    assert first == second and first[0] == 3 and "unused" in first[1]
    assert (source.parent / "count").read_text() == "\n"
    made(source, "anew", cached=False)
    assert (source.parent / "count").read_text() == "\n\n"


def test_a_header_or_an_option_makes_another_program(source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert made(source)[0] == 3
    (source.parent / "status.h").write_text("#define STATUS 4\n")
    assert made(source)[0] == 4
    (source.parent / "status.h").write_text("#ifndef STATUS\n#define STATUS 5\n#endif\n")
    monkeypatch.setenv("CC", "cc -DSTATUS=6")
    assert made(source)[0] == 6
    assert len(entries(source)) == 3


def test_without_the_cache_nothing_is_kept(source: Path) -> None:
    assert made(source, cached=False)[0] == 3
    assert entries(source) == []


def test_a_broken_entry_or_folder_only_costs_a_compilation(source: Path) -> None:
    made(source)
    (entry,) = entries(source)
    (entry / "words").unlink()
    assert made(source)[0] == 3
    shutil.rmtree(source.parent / "cache")
    (source.parent / "cache").write_text("no folder")
    assert made(source)[0] == 3


def test_many_at_once_make_one_entry(source: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        results = list(pool.map(lambda number: made(source, f"prog{number}")[0], range(8)))
    assert results == [3] * 8
    assert len(entries(source)) == 1


def test_what_was_used_longest_ago_goes_first(source: Path) -> None:
    for number in range(3):
        (source.parent / "status.h").write_text(f"#define STATUS {number}\n")
        made(source)
    place = source.parent / "cache" / "pysock" / "compare"
    old, *others = entries(source)
    os.utime(old, (1, 1))
    size = sum(file.stat().st_size for file in old.iterdir())
    cache.shrink(place, 3 * size - 1)
    assert entries(source) == others
