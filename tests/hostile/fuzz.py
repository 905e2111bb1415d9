"""Calls bound functions with random arguments, a million times, and says which call has crashed the interpreter.

The calls are made in batches. A batch is a process of its own, in user, PID, network, mount, IPC and host name
namespaces with an empty root, behind glibc's malloc debugging; the values that its calls give and leave behind are
arguments of those that follow. All choices of a batch follow from the seed and its number, so --replay repeats a crash.
"""

from __future__ import annotations

import argparse
import ctypes
import faulthandler
import importlib
import importlib.util
import json
import keyword
import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parents[1] / "csrc")]

from batch import KINDS, LINES, Shared, Target, batch  # noqa: E402

EPILOG = """\
examples:
  python tests/hostile/fuzz.py --calls 1000000
  python tests/hostile/fuzz.py --calls 50000 --seed 7 --functions recv,send,socketpair,close
  python tests/hostile/fuzz.py --seed 7 --replay 123        batch 123 of that run once more, as a report of a crash says

Exit status: 0 no failure, 1 a failure, 2 wrong usage, 3 no namespaces on this system.
"""
BATCH = 2000
FENCE = "libc_malloc_debug.so.0"
NAMESPACES = "unshare --user --map-root-user --net --uts --ipc --pid --mount --fork --kill-child".split()
PATIENCE = 0.2  # for a function that may wait for ever


# The process that watches, the first of its PID namespace


def empty_root(folder: str) -> None:
    """From here on there are no files but those that are made now."""
    libc = ctypes.CDLL(None, use_errno=True)

    def must(result: int) -> None:
        if result != 0:
            raise OSError(ctypes.get_errno(), "the root cannot be emptied")

    private, recursive, detach = 1 << 18, 1 << 14, 2
    must(libc.mount(b"none", b"/", None, private | recursive, None))
    must(libc.mount(b"none", folder.encode(), b"tmpfs", 0, b"size=64m,nr_inodes=20k"))
    os.chdir(folder)
    must(libc.pivot_root(b".", b"."))  # the old root lies on the new one until it is taken off
    must(libc.umount2(b".", detach))
    os.chdir("/")


def loopback() -> None:
    """The network namespace's own 127.0.0.1."""
    import pysock

    fd = pysock.socket(pysock.AF_INET, pysock.SOCK_DGRAM, 0)
    request = pysock.ifreq()
    request.ifr_name[0:2] = b"lo"
    request.ifr_flags = pysock.IFF_UP
    pysock.ioctl(fd, pysock.SIOCSIFFLAGS, request)
    pysock.close(fd)


def load(names: list[str], extra: str | None) -> list[Target]:
    """The functions to call."""
    from chance import Supply
    from left_out import SPARED_BY_FUZZ

    import declarations

    headers = declarations.load()
    Supply.prepare(headers)
    found: list[Target] = []
    for header in headers:
        module = importlib.import_module(f"pysock.libc.{header.module}")
        for item in header.declarations:
            python = item.name + "_" * keyword.iskeyword(item.name)
            if isinstance(item, declarations.Function) and item.name not in SPARED_BY_FUZZ and hasattr(module, python):
                found.append(Target(item, getattr(module, python), header.path))
    if extra:
        spec = importlib.util.spec_from_file_location("extra", extra)
        assert spec is not None and spec.loader is not None
        added = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(added)
        for item in declarations.parse(extra, added.PROTOTYPES).declarations:
            found.append(Target(item, getattr(added, item.name), extra))
    unknown = set(names) - {target.function.name for target in found}
    if unknown:
        sys.exit(f"fuzz: no function to call by these names: {', '.join(sorted(unknown))}")
    return [t for t in found if t.function.name in names] if names else found


class Watched:
    """A batch that is running."""

    def __init__(self, targets: list[Target], options: argparse.Namespace, shared: Shared, number: int) -> None:
        self.number, self.shared, self.deadline = number, shared, options.deadline
        self.at, self.since = -1, time.monotonic()
        self.killed = False
        folder = f"/batch{number}"
        os.mkdir(folder)
        shared.clear()
        self.pid = os.fork()
        if self.pid == 0:
            try:
                os.setsid()
                os.chdir(folder)
                os.closerange(0, 256)
                for name in ("in", "out", "err"):
                    os.open(name, os.O_RDWR | os.O_CREAT, 0o600)
                if options.stop:
                    os.kill(os.getpid(), signal.SIGSTOP)
                batch(targets, options.seed, number, shared, options.batch)
            except BaseException as error:
                shared.fail(f"the fuzz itself: {type(error).__name__}: {error}")
            os._exit(5)

    def watch(self, waiting: Any) -> None:
        """Ends a call that does not come back."""
        at = self.shared.words[0]
        if at != self.at:
            self.at, self.since = at, time.monotonic()
            return
        waited = time.monotonic() - self.since
        if waited > PATIENCE and at and not self.killed and (waited > self.deadline or self.name() in waiting):
            self.killed = True
            os.kill(self.pid, signal.SIGKILL)

    def name(self) -> str:
        return self.shared.line(self.shared.words[0] % self.shared.lines).partition("(")[0].partition(":")[0]

    def outcome(self, status: int, waiting: Any) -> tuple[str, str]:
        """How it ended: "" (all calls made), "waited" or "failure"; and the words for it."""
        if self.killed:
            return ("waited" if self.name() in waiting else "failure"), "no end"
        if os.WIFSIGNALED(status):
            return "failure", f"the process ended: {signal.Signals(os.WTERMSIG(status)).name}"
        code = os.WEXITSTATUS(status)
        if code == 0 and self.shared.words[1]:
            return "", ""
        return "failure", self.shared.line(self.shared.lines) or f"the process ended: status {code}"


def supervise(options: argparse.Namespace) -> None:
    """Runs batch after batch; each one's findings go to the pipe as a line of JSON."""
    for name in ("traceback", "threading", "weakref", "linecache", "encodings.idna", "tokenize", "string", "hashlib"):
        importlib.import_module(name)  # there is nothing to import from later
    ctypes.CDLL("libgcc_s.so.1")  # as little as for a thread that ends itself
    targets = load([n for n in options.functions.split(",") if n], options.extra)
    from left_out import WAITS

    waiting = WAITS | {t.function.name for t in targets if t.function.marker("BLOCKS")}
    import pysock

    pysock.AF_INET  # the first use of a name loads every header  # noqa: B018
    loopback()
    empty_root(options.folder)
    for limit, value in (("CORE", 0), ("FSIZE", 1 << 24), ("AS", 1 << 30), ("NOFILE", 256)):
        resource.setrlimit(getattr(resource, f"RLIMIT_{limit}"), (value, value))
    lines = LINES if options.replay is None else options.batch + 1
    free = [Shared(len(targets), lines) for _ in range(options.workers)]
    running: dict[int, Watched] = {}
    numbers = iter([options.replay]) if options.replay is not None else iter(range(1 << 62))
    made = failures = 0
    first = {"functions": [t.function.name for t in targets]}
    os.write(options.pipe, json.dumps(first).encode() + b"\n")
    while True:
        while free and made + options.batch * len(running) < options.calls and failures < options.failures:
            number = next(numbers, None)
            if number is None:
                break
            watched = Watched(targets, options, free.pop(), number)
            running[watched.pid] = watched
        if not running:
            return
        pid, status, usage = os.wait4(-1, os.WNOHANG)
        if pid == 0:
            for watched in running.values():
                watched.watch(waiting)
            time.sleep(0.003)
        elif pid in running:
            watched = running.pop(pid)
            calls, failed = report(watched, status, usage, waiting, options)
            made += calls
            failures += failed
            shutil.rmtree(f"/batch{watched.number}", ignore_errors=True)
            free.append(watched.shared)


def report(watched: Watched, status: int, usage: Any, waiting: Any, options: argparse.Namespace) -> tuple[int, bool]:
    """Writes what became of a batch; how many calls it has made, and whether it has failed."""
    shared = watched.shared
    base = 3 + len(KINDS)
    end, how = watched.outcome(status, waiting)
    counts = list(shared.words[base:])
    found = {
        "batch": watched.number,
        "calls": list(shared.words[3:base]),
        "called": {i: n for i, n in enumerate(counts[: shared.functions]) if n},
        "came": {i: n for i, n in enumerate(counts[shared.functions :]) if n},
        "memory": usage.ru_maxrss,
        "end": end,
        "function": watched.name(),
        "how": how,
        "index": shared.words[0],
        "last": shared.last_calls() if end == "failure" or options.replay is not None else [],
    }
    os.write(options.pipe, json.dumps(found).encode() + b"\n")
    return sum(counts[: shared.functions]), end == "failure"


# The command


def parsed(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="fuzz.py",
        description="Calls pysock's functions with random arguments, apart from this system; an exception or a return "
        "value must come of each call, never a crash.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--calls", type=int, default=1_000_000, help="how many, at least (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="what all choices follow from (default: %(default)s)")
    parser.add_argument("--functions", default="", metavar="F,G", help="only these (default: all that may be called)")
    parser.add_argument("--workers", type=int, default=2, help="batches at a time (default: %(default)s)")
    parser.add_argument("--replay", type=int, metavar="BATCH", help="only this batch of the run with this seed")
    parser.add_argument("--stop", action="store_true", help="with --replay: stop before the first call, for gdb -p")
    parser.add_argument("--batch", type=int, default=BATCH, help="calls in one process (default: %(default)s)")
    parser.add_argument("--deadline", type=float, default=10.0, help="seconds that a call may take (default: 10)")
    parser.add_argument("--failures", type=int, default=100, help="stop after so many (default: %(default)s)")
    parser.add_argument("--extra", metavar="FILE", help="a Python file with PROTOTYPES and functions of these names")
    parser.add_argument("--json", action="store_true", help="print the summary as JSON")
    parser.add_argument("--pipe", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--folder", help=argparse.SUPPRESS)
    return parser.parse_args(arguments)


def namespaces() -> bool:
    """Whether this system lets us have them."""
    try:
        done = subprocess.run([*NAMESPACES, "true"], capture_output=True, timeout=20, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def environment() -> dict[str, str]:
    """Little, and the same everywhere; memory is libc's, with a fence behind each block where glibc can build one."""
    found = {name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ}
    try:
        ctypes.CDLL(FENCE)
        found.update(LD_PRELOAD=FENCE, MALLOC_CHECK_="3", MALLOC_PERTURB_="165")
    except OSError:
        pass
    return {**found, "PYTHONMALLOC": "malloc", "PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1", "HOME": "/"}


def lines(options: argparse.Namespace, folder: str) -> Iterator[dict[str, Any]]:
    """The findings of the process that watches, as they come."""
    reading, writing = os.pipe()
    given = [
        "--calls",
        "--seed",
        "--functions",
        "--workers",
        "--replay",
        "--batch",
        "--extra",
        "--deadline",
        "--failures",
    ]
    values = [(option, getattr(options, option[2:])) for option in given]
    command = [*NAMESPACES, sys.executable, str(Path(__file__).resolve())]
    command += [f"{option}={value}" for option, value in values if value is not None]
    command += ["--stop"] * options.stop + [f"--pipe={writing}", f"--folder={folder}"]
    with open(reading, encoding="utf-8") as findings:
        process = subprocess.Popen(command, env=environment(), pass_fds=[writing], stdin=subprocess.DEVNULL)
        os.close(writing)
        try:
            for line in findings:
                yield json.loads(line)
        finally:
            if sys.exc_info()[0] is not None:
                process.kill()
            status = process.wait()
    if status != 0:
        sys.exit(f"fuzz: the process that watches ended with status {status}")


def summed(options: argparse.Namespace) -> dict[str, Any]:
    """The whole run."""
    began = time.monotonic()
    total: Counter[str] = Counter()
    calls = 0
    called: Counter[str] = Counter()
    came: Counter[str] = Counter()
    waited: Counter[str] = Counter()
    failures: list[dict[str, Any]] = []
    functions: list[str] = []
    batches = memory = 0
    replayed: dict[str, Any] = {}
    again = "".join(
        f" --{name} {value}"
        for name, value, usual in (
            ("functions", options.functions, ""),
            ("extra", options.extra, None),
            ("batch", options.batch, BATCH),
            ("deadline", options.deadline, 10.0),
        )
        if value != usual
    )
    with tempfile.TemporaryDirectory() as folder:
        for found in lines(options, folder):
            if "functions" in found:
                functions = found["functions"]
                continue
            batches += 1
            total.update(dict(zip(KINDS, found["calls"])))
            calls += sum(found["called"].values())
            called.update({functions[int(i)]: n for i, n in found["called"].items()})
            came.update({functions[int(i)]: n for i, n in found["came"].items()})
            memory = max(memory, found["memory"])
            if found["end"] == "waited":
                waited[found["function"]] += 1
            elif found["end"]:
                command = f"--seed {options.seed}{again} --replay {found['batch']}"
                failures.append({k: found[k] for k in ("function", "how", "index", "last")} | {"reproducer": command})
            if options.replay is not None:
                replayed = {"last": found["last"]}
            if sys.stderr.isatty():
                rate = calls / (time.monotonic() - began)
                words = f"{calls:,} calls, {rate:,.0f} a second, {len(failures)} failures"
                print(f"\r{words}\033[K", end="", file=sys.stderr, flush=True)
    if sys.stderr.isatty():
        print(file=sys.stderr)
    seconds = time.monotonic() - began
    return {
        "seed": options.seed,
        "calls": calls,
        "functions": len(called),
        "functions that returned": len(came),
        "outcomes": dict(total),
        "batches": batches,
        "waits ended": dict(waited),
        "seconds": round(seconds, 1),
        "calls per second": round(calls / seconds),
        "largest process, MiB": memory // 1024,
        "failures": failures,
        **replayed,
    }


def printed(summary: dict[str, Any]) -> None:
    print("".join(f"    {call}\n" for call in summary.get("last", ())), end="")
    for failure in summary["failures"]:
        print(f"FAILURE: {failure['function']}: {failure['how']} (call {failure['index']} of its batch)")
        print("".join(f"    {call}\n" for call in failure["last"][-12:]), end="")
        print(f"  repeat it: fuzz.py {failure['reproducer']}")
    for name, value in summary.items():
        if name not in ("failures", "last"):
            text = ", ".join(f"{k} {n:,}" for k, n in value.items()) if isinstance(value, dict) else f"{value:,}"
            print(f"{name}: {text or 'none'}")
    print(f"failures: {len(summary['failures'])}")


def main(arguments: list[str]) -> int:
    options = parsed(arguments)
    if options.pipe is not None:
        faulthandler.disable()
        supervise(options)
        return 0
    if not namespaces():
        print("fuzz: this system gives no namespaces: " + " ".join(NAMESPACES), file=sys.stderr)
        return 3
    summary = summed(options)
    print(json.dumps(summary, indent=1)) if options.json else printed(summary)
    return 1 if summary["failures"] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
