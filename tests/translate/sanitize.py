"""Whether the corpus's C is as it must be: alike under gcc and clang, at -O0 and -O2, and without undefined behaviour.

    python tests/translate/sanitize.py [AREA | AREA/NAME ...]

Each program is built by both compilers with AddressSanitizer and UndefinedBehaviorSanitizer, by gcc at -O0 and -O2,
and run: outputs and statuses must agree, and none may come from a sanitizer. To be run after a change in the corpus; as
a test it would cost two minutes on every interpreter to say each time the same. Exit status 1: a program is not clean.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

CORPUS = Path(__file__).with_name("corpus")
SANITIZERS = "-fsanitize=address,undefined -fno-sanitize-recover=undefined -g".split()
BUILDS = {
    "gcc -O0": ["gcc", "-O0"],
    "gcc -O2": ["gcc", "-O2"],
    "gcc sanitized": ["gcc", *SANITIZERS],
    "clang sanitized": ["clang", *SANITIZERS],
}
WARNINGS = ["-std=gnu11", "-pthread", "-Wall", "-Wextra", "-Wno-unused-parameter"]
ENVIRONMENT = {**os.environ, "ASAN_OPTIONS": "detect_leaks=0:handle_abort=0:handle_segv=0"}
UNDEFINED = re.compile(r"-Wsequence-point|-Wunsequenced|-Wuninitialized|-Wmaybe-uninitialized|-Warray-bounds")
BY_COMPILER = {"errno/assert_fails"}
"""assert() names the function as each compiler writes it."""


def programs(names: list[str]) -> Iterator[Path]:
    for path in sorted(CORPUS.rglob("*.c")):
        path = path.parent if (path.parent / "main.c").exists() else path
        name = str(path.relative_to(CORPUS).with_suffix(""))
        if (path.is_file() or path not in seen) and (not names or any(name == n or name.startswith(n) for n in names)):
            seen.add(path)
            yield path


seen: set[Path] = set()


def check(path: Path) -> list[str]:
    """What is wrong with a program."""
    sources = sorted(file.name for file in path.glob("*.c")) if path.is_dir() else [path.name]
    directory = path if path.is_dir() else path.parent
    arguments, stdin = path.with_suffix(".args"), path.with_suffix(".in")
    argv = [f"./{path.stem}", *(arguments.read_text().splitlines() if arguments.exists() else [])]
    wrong: list[str] = []
    outcomes: dict[str, tuple[bytes, bytes, int]] = {}
    with tempfile.TemporaryDirectory() as temporary:
        for name, command in BUILDS.items():
            here = Path(temporary, name.replace(" ", "_"))
            (here / "cwd").mkdir(parents=True)
            built = subprocess.run(
                [*command, *WARNINGS, "-o", str(here / "program"), *sources], cwd=directory, capture_output=True
            )
            said = built.stderr.decode("utf-8", "replace")
            wrong += [f"{name}: {line}" for line in said.splitlines() if UNDEFINED.search(line)]
            if built.returncode:
                return [*wrong, f"{name}: does not compile\n{said}"]
            with (here / "out").open("wb") as out, (here / "err").open("wb") as err:
                status = subprocess.run(
                    argv,
                    executable=here / "program",
                    cwd=here / "cwd",
                    stdin=stdin.open() if stdin.exists() else subprocess.DEVNULL,
                    stdout=out,
                    stderr=err,
                    env=ENVIRONMENT,
                    timeout=30,
                ).returncode
            outcomes[name] = (here / "out").read_bytes(), (here / "err").read_bytes(), status
    reference = outcomes["gcc -O0"]
    for name, outcome in outcomes.items():
        if str(path.relative_to(CORPUS).with_suffix("")) in BY_COMPILER:
            outcome = (outcome[0], reference[1], outcome[2])
        if outcome != reference:
            wrong.append(f"{name}: {outcome}\n  gcc -O0: {reference}")
    return wrong


def main() -> int:
    chosen = list(programs(sys.argv[1:]))
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        failed = 0
        for path, wrong in zip(chosen, pool.map(check, chosen)):
            if wrong:
                failed += 1
                print(f"{path.relative_to(CORPUS)}:", *wrong, sep="\n  ", flush=True)
    print(f"{len(chosen)} programs, {len(chosen) - failed} clean")
    return 1 if failed or not chosen else 0


if __name__ == "__main__":
    sys.exit(main())
