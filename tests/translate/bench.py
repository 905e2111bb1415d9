"""The process that runs both halves of a comparison, each in a forked child and a directory of its own.

Started with the interpreter under test, it has imported all of pysock before the first child, so that a translated
program costs a fork and not a start of Python; C programs are exec'ed from the same kind of child. Both thus have the
same descriptors (0, 1 and 2), environment, limits, argv[0] and a process group of their own. It reads jobs as JSON, a
line each, and answers each with a line. Nothing of the tests is imported here.
"""

from __future__ import annotations

import json
import os
import resource
import runpy
import signal
import sys
import types
from pathlib import Path
from typing import Any

import pysock._headers  # noqa: F401

SECONDS = 20


def main() -> None:
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 24, 1 << 24))  # of a program that prints for ever
    with os.fdopen(os.dup(0)) as jobs, os.fdopen(os.dup(1), "w") as answers:
        for line in jobs:
            status = run(json.loads(line), (jobs.fileno(), answers.fileno()))
            print(status, file=answers, flush=True)


def run(job: dict[str, Any], ours: tuple[int, int]) -> int:
    """The exit status of one program, or the negative number of the signal that ended it."""
    pid = os.fork()
    if pid == 0:
        try:
            os.setpgid(0, 0)
            prepare(job, ours)
            if "package" in job:
                package(Path(job["package"]), job["argv"])
            python(job["python"], job["argv"]) if "python" in job else binary(job["binary"], job["argv"])
        except BaseException:
            sys.excepthook(*sys.exc_info())
            sys.stderr.flush()
        finally:
            os._exit(1)
    signal.signal(signal.SIGALRM, lambda number, frame: end(pid))
    signal.alarm(SECONDS)
    status = os.waitpid(pid, 0)[1]
    signal.alarm(0)
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    end(pid)  # whom the program left behind
    return -os.WTERMSIG(status) if os.WIFSIGNALED(status) else os.WEXITSTATUS(status)


def end(group: int) -> None:
    try:  # noqa: SIM105
        os.killpg(group, signal.SIGKILL)
    except ProcessLookupError:
        pass


def prepare(job: dict[str, Any], ours: tuple[int, int]) -> None:
    os.chdir(job["directory"])
    for descriptor in ours:
        os.close(descriptor)
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        flags = os.O_RDONLY if number == 0 else os.O_WRONLY | os.O_CREAT | os.O_TRUNC
        descriptor = os.open(job[name], flags, 0o666)
        os.dup2(descriptor, number)
        if descriptor > 2:
            os.close(descriptor)


def binary(path: str, argv: list[str]) -> None:
    for number in (signal.SIGPIPE, signal.SIGXFSZ):  # Python ignores them, and exec would keep that
        signal.signal(number, signal.SIG_DFL)
    os.execv(path, argv)


def python(path: str, argv: list[str]) -> None:
    text = Path(path).read_bytes()
    sys.argv = list(argv)
    module = types.ModuleType("__main__")
    module.__file__ = path
    sys.modules["__main__"] = module
    exec(compile(text, path, "exec"), module.__dict__)
    sys.exit()


def package(path: Path, argv: list[str]) -> None:
    sys.argv = list(argv)
    sys.path.insert(0, str(path.parent))
    runpy.run_module(path.name, run_name="__main__")
    sys.exit()


if __name__ == "__main__":
    main()
