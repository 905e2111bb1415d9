"""<glob.h>: files whose names match."""
# ruff: noqa: F403, F405

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from pysock import *
from pysock.libc import _glob
from pysock.libc.glob import *


@pytest.fixture(autouse=True)
def nothing_left() -> Iterator[None]:
    """globfree() for each of them, and none is known any more."""
    before = dict(_glob._results)
    yield
    assert _glob._results == before


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("b.c", "a.c", "c.h", ".hidden"):
        (tmp_path / name).touch()
    (tmp_path / "d").mkdir()
    (tmp_path / "d" / "e.c").touch()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def found(pglob: Any) -> list[str]:
    names = [cstr(pglob.gl_pathv[pglob.gl_offs + index]) for index in range(pglob.gl_pathc)]
    assert pglob.gl_pathv[pglob.gl_offs + pglob.gl_pathc] == NULL
    return names


def test_beside_c(beside_c: Callable[..., None]) -> None:
    made = 'close(open("{0}", O_CREAT | O_WRONLY, {1}600))'
    rows: list[tuple[str, ...]] = [("", "glob_t g", "from pysock.libc.glob import *; g = glob_t()")]
    rows += [("", made.format(name, "0"), made.format(name, "0o")) for name in ("a.c", "b.c", "c.h", ".hid")]
    rows += [("", 'mkdir("d", 0700)', 'mkdir("d", 0o700)')]
    for pattern, flags in (
        ("*.c", "0"),
        ("*", "GLOB_MARK"),
        ("*", "GLOB_PERIOD"),
        ("{a,c}.?", "GLOB_BRACE"),
        ("{a,c}.?", "0"),
        ("none*", "0"),
        ("none*", "GLOB_NOCHECK"),
        ("none", "GLOB_NOMAGIC"),
        ("~root", "GLOB_TILDE"),
        ("~no such user", "GLOB_TILDE_CHECK"),
        ("/dev/nul[l]", "GLOB_NOSORT"),
    ):
        rows += [
            ("%d", f'glob("{pattern}", {flags}, NULL, &g)', f'glob("{pattern}", {flags}, NULL, g)'),
            ("%lu", "g.gl_pathc"),
            ("%d", "g.gl_flags"),
            ("%s", 'g.gl_pathc ? g.gl_pathv[0] : "-"', 'g.gl_pathv[0] if g.gl_pathc else "-"'),
            (
                "%s",
                'g.gl_pathc ? g.gl_pathv[g.gl_pathc - 1] : "-"',
                'g.gl_pathv[g.gl_pathc - 1] if g.gl_pathc else "-"',
            ),
            ("", "globfree(&g)", "globfree(g)"),
        ]
    rows += [
        ("%d", f'glob_pattern_p("{text}", {quote})')
        for text in ("a*", "a\\\\*", "[", "[]", "plain")
        for quote in (0, 1)
    ]
    beside_c("fcntl.h unistd.h sys/stat.h glob.h", rows)


def test_one_behind_the_other(folder: Path) -> None:
    pglob = glob_t(gl_offs=2)
    assert glob(b"*.c", GLOB_DOOFFS, NULL, pglob) == 0
    assert glob(b"*.h", GLOB_DOOFFS | GLOB_APPEND, NULL, pglob) == 0
    assert found(pglob) == ["a.c", "b.c", "c.h"]
    assert pglob.gl_pathv[0] == pglob.gl_pathv[1] == NULL
    assert glob(b"none*", GLOB_DOOFFS | GLOB_APPEND, NULL, pglob) == GLOB_NOMATCH
    assert found(pglob) == ["a.c", "b.c", "c.h"]
    globfree(pglob)
    assert pglob.gl_pathv == NULL
    globfree(pglob)


def test_a_result_is_an_argument_list(folder: Path) -> None:
    """As programs start `ls -l *.c`."""
    pglob = glob_t(gl_offs=1)
    assert glob(b"*.c", GLOB_DOOFFS, NULL, pglob) == 0
    name = new("char[]", b"echo")
    pglob.gl_pathv[0] = name
    reading, writing = os.pipe()
    if (pid := fork()) == 0:
        dup2(writing, 1)
        execvp("echo", pglob.gl_pathv)
        _exit(127)
    close(writing)
    status = new("int")
    assert waitpid(pid, status, 0) == pid and status[0] == 0
    with os.fdopen(reading) as output:
        assert output.read() == "a.c b.c\n"
    pglob.gl_pathv[0] = NULL
    globfree(pglob)


def test_directories_that_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A path that runs through links in a circle: root cannot read it either."""
    monkeypatch.chdir(tmp_path)
    os.symlink("loop", "loop")
    (tmp_path / "sub").mkdir()
    told: list[tuple[str, int]] = []

    def errfunc(epath: Any, eerrno: int) -> int:
        told.append((cstr(epath), eerrno))
        return answer

    pglob = glob_t()
    answer = 0
    assert glob(b"loop/*", 0, errfunc, pglob) == GLOB_NOMATCH
    assert told == [("loop", ELOOP)]
    answer = 7
    assert glob(b"loop/*", 0, errfunc, pglob) == GLOB_ABORTED
    assert glob(b"loop/*", GLOB_ERR, NULL, pglob) == GLOB_ABORTED

    def fail(epath: Any, eerrno: int) -> int:
        raise KeyError("mine")

    with pytest.raises(KeyError, match="mine"):
        glob(b"loop/*", 0, fail, pglob)
    with pytest.raises(TypeError, match=r"^glob: errfunc returned something that is no int"):
        glob(b"loop/*", 0, lambda epath, eerrno: "x", pglob)
    globfree(pglob)


def test_a_search_within_a_search(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    os.symlink("loop", "loop")
    told: list[str] = []

    def inner(epath: Any, eerrno: int) -> int:
        told.append("inner")
        return 1

    pglob = glob_t()

    def outer(epath: Any, eerrno: int) -> int:
        assert glob(b"loop/*", 0, inner, glob_t()) == GLOB_ABORTED
        with pytest.raises(ValueError, match=r"^glob: pglob is what another glob\(\) is still filling in"):
            glob(b"*", 0, NULL, pglob)
        with pytest.raises(ValueError, match=r"^globfree: pglob is what another glob\(\) is still filling in"):
            globfree(pglob)
        told.append("outer")
        return 0

    assert glob(b"loop/*", 0, outer, pglob) == GLOB_NOMATCH
    assert told == ["inner", "outer"]


def test_flags_that_libc_does_not_know(folder: Path) -> None:
    """The result is left alone, whatever is in it."""
    other = new("char *[2]")
    pglob = glob_t(gl_pathv=other, gl_pathc=2)
    assert glob(b"*", 1 << 20, NULL, pglob) == -1 and errno == EINVAL
    assert pglob.gl_pathv == other
    with pytest.raises(ValueError, match=r"^globfree: pglob: gl_pathv is not what glob\(\) has stored"):
        globfree(pglob)


def test_what_is_refused(folder: Path) -> None:
    pglob = glob_t()
    assert glob(b"*.c", 0, NULL, pglob) == 0
    other = new("char *[2]")
    wrong = glob_t(gl_pathv=other)
    with pytest.raises(ValueError, match=r"^globfree: pglob: gl_pathv is not what glob\(\) has stored"):
        globfree(wrong)
    with pytest.raises(ValueError, match=r"^glob: pglob: gl_pathv is not what glob\(\) has stored"):
        glob(b"*", GLOB_APPEND, NULL, wrong)
    with pytest.raises(ValueError, match=r"^glob: pglob: gl_pathv is NULL, but gl_pathc is 3"):
        glob(b"*", GLOB_APPEND, NULL, glob_t(gl_pathc=3))
    copy = glob_t(pglob)
    copy.gl_pathc = 5
    with pytest.raises(
        ValueError, match=r"^globfree: pglob: gl_pathc and gl_offs are 5 and 0; glob\(\) has stored 2 and 0"
    ):
        globfree(copy)
    copy.gl_pathc = 2
    name, own = pglob.gl_pathv[0], new("char[]", b"own")
    pglob.gl_pathv[0] = own
    with pytest.raises(ValueError, match=r"^globfree: pglob: names in gl_pathv are not those that glob\(\) has stored"):
        globfree(pglob)
    pglob.gl_pathv[0], pglob.gl_pathv[1] = pglob.gl_pathv[1], name  # in an order of one's own
    globfree(pglob)
    with pytest.raises(ValueError, match=r"^globfree: .* or no longer"):
        globfree(copy)
    offset = glob_t(gl_offs=1)
    assert glob(b"*.c", GLOB_DOOFFS, NULL, offset) == 0
    with pytest.raises(ValueError, match=r"^glob: flags lacks GLOB_DOOFFS, but gl_pathv begins with 1 free elements"):
        glob(b"*.h", GLOB_APPEND, NULL, offset)
    globfree(offset)
    with pytest.raises(ValueError, match=r"^glob: flags has GLOB_ALTDIRFUNC in it"):
        glob(b"*", GLOB_ALTDIRFUNC, NULL, pglob)
    with pytest.raises(ValueError, match=r"^glob: sizeof.glob_t. is 72, but pglob holds 8 bytes"):
        glob(b"*", 0, NULL, new("char[8]"))
    with pytest.raises(TypeError, match=r"^glob: errfunc takes a function"):
        glob(b"*", 0, 3, pglob)
