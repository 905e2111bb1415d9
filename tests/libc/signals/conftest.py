"""Programs that wait for signals: in C, and in Python with the same headers."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

PYTHON = """
import sys
from pysock.libc.dirent import *
from pysock.libc.errno import *
from pysock.libc.fcntl import *
from pysock.libc.netinet.in_ import *
from pysock.libc.poll import *
from pysock.libc.pthread import *
from pysock.libc.semaphore import *
from pysock.libc.signal import *
from pysock.libc.stdio import *
from pysock.libc.stdlib import *
from pysock.libc.string import *
from pysock.libc.sys.epoll import *
from pysock.libc.sys.msg import *
from pysock.libc.sys.select import *
from pysock.libc.sys.socket import *
from pysock.libc.sys.stat import *
from pysock.libc.sys.time import *
from pysock.libc.sys.uio import *
from pysock.libc.sys.un import *
from pysock.libc.sys.wait import *
from pysock.libc.time import *
from pysock.libc.unistd import *
from pysock.runtime import run
from pysock.structs import *
from pysock.values import *
"""
C = """
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <pthread.h>
#include <semaphore.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/msg.h>
#include <sys/select.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/uio.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
"""


@pytest.fixture
def ended() -> Callable[..., str]:
    """`ended(command, where)`: what a program prints, and how it ends."""

    def ended(command: list[str | Path], where: Path) -> str:
        where.mkdir(exist_ok=True)
        done = subprocess.run(
            command, cwd=where, capture_output=True, text=True, timeout=60, check=False, stdin=subprocess.DEVNULL
        )
        return f"{done.stdout}{done.stderr}[{done.returncode}]"

    return ended


@pytest.fixture
def program(compile_c: Callable[..., Path]) -> Callable[[str], Path]:
    """`program(source)`: a program in C, compiled."""
    return lambda source: compile_c(C + source, "-w", "-pthread")


@pytest.fixture
def script(tmp_path: Path) -> Callable[[str], Path]:
    """`script(source)`: a program in Python."""

    def script(source: str) -> Path:
        path = tmp_path / "program.py"
        path.write_text(PYTHON + source + "\n\nrun(main)\n")
        return path

    return script


@pytest.fixture
def both(
    program: Callable[[str], Path], script: Callable[[str], Path], ended: Callable[..., str], tmp_path: Path
) -> Callable[[str, str], str]:
    """`both(c, python)`: the two programs print and end alike; what they print."""

    def both(c: str, python: str) -> str:
        expected = ended([program(c)], tmp_path / "c")
        found = ended([sys.executable, script(python)], tmp_path / "python")
        assert found == expected
        return found

    return both
