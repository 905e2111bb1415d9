"""The C of pysock._libc compiles without a warning: with gcc, with clang, and against musl's headers.

What is compiled is what a build on such a system would write, since the compiler that is asked which names exist is the
same. It takes minutes and differs with no interpreter: tox's environment `compilers` runs it.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = """
import json, sys
sys.path.insert(0, sys.argv[1])
import build
build.builder().emit_c_code(sys.argv[2])
platform = build.available()
absent = {name: path for path, names in platform.absent.items() for name in names}
declared = [item.name for header in platform.headers for item in header.declarations]
print(json.dumps([build.compiler(), build.COMPILE_ARGS, absent, declared]), file=sys.stderr)
"""


def kernel_headers(folder: Path) -> str:
    """Linux's own headers without glibc's: what the package linux-headers is on a system of musl's."""
    folder.mkdir()
    for name in ("linux", "asm-generic"):
        (folder / name).symlink_to(f"/usr/include/{name}")
    asm = [*Path("/usr/include").glob("*-linux-gnu*/asm"), Path("/usr/include/asm")]
    (folder / "asm").symlink_to(next(path for path in asm if path.exists()))
    return str(folder)


@pytest.mark.parametrize("name", ["gcc", "clang", "musl-gcc", "musl-gcc with Linux's headers"])
def test_it_compiles_without_a_warning(name: str, tmp_path: Path) -> None:
    compiler, _, with_linux = name.partition(" ")
    if shutil.which(compiler) is None:
        pytest.skip(f"no {compiler} here")
    command = f"{compiler} -isystem {kernel_headers(tmp_path / 'linux')}" if with_linux else compiler
    source = tmp_path / "_libc.c"
    made = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(ROOT / "csrc"), str(source)],
        env={**os.environ, "CC": command},
        capture_output=True,
        text=True,
        check=False,
    )
    assert made.returncode == 0, made.stderr
    words, flags, absent, declared = json.loads(made.stderr.splitlines()[-1])
    done = subprocess.run(
        [*words, *flags, "-Werror", "-O0", "-fPIC", "-DPy_LIMITED_API=0x03090000",
         f"-I{sysconfig.get_path('include')}", "-c", source, "-o", tmp_path / "_libc.o"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    # what a socket program needs is there, with every libc
    assert {"socket", "bind", "sockaddr_in", "AF_INET", "fork", "pthread_create", "epoll_wait"} <= set(declared)
    # strerror_r() gives an int with musl, where glibc's gives a pointer: no number passes for an address
    assert ("strerror_r" in absent) == ("musl" in name)
    of_libc = [name for name, path in absent.items() if not path.startswith("linux/")]
    assert len(of_libc) < (100 if "musl" not in name else 1200)
