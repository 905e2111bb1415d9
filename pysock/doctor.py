"""What of the things that pysock's tools need is on this system, and how to get what is missing.

Only looks and tries; changes nothing. Each check is a function that returns a Finding.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from pysock.compare.build import compiler
from pysock.compare.problem import CannotCompare
from pysock.compare.runs import namespaces
from pysock.trace import find, remedy


@dataclass(frozen=True)
class Finding:
    """One thing that was looked for."""

    name: str
    ok: bool
    needed_for: str
    details: str
    remedy: str = ""
    required: bool = False
    """Whether `pysock compare` cannot do all of its work without it."""


def _first_line(command: Sequence[str]) -> str:
    try:
        done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=10, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        return str(error)
    lines = (done.stdout or done.stderr).decode(errors="replace").splitlines()
    return lines[0].strip() if lines else ""


def check_compiler() -> Finding:
    purpose = "building pysock, and the C programs of a comparison"
    try:
        command = compiler()
    except CannotCompare as problem:
        return Finding("C compiler", False, purpose, problem.message, problem.remedy, True)
    version = _first_line([*command, "--version"])
    return Finding("C compiler", True, purpose, f"{' '.join(command)}: {version}", "", True)


def check_headers() -> Finding:
    purpose = "building pysock from source"
    header = Path(sysconfig.get_paths()["include"]) / "Python.h"
    if header.is_file():
        return Finding("Python headers", True, purpose, str(header))
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    return Finding(
        "Python headers",
        False,
        purpose,
        f"{header} is missing",
        f"Debian: apt install python{version}-dev; Fedora: dnf install python{version}-devel; "
        "Alpine: apk add python3-dev; macOS: the Python from python.org or Homebrew has them",
    )


def check_strace() -> Finding:
    purpose = "the verdict on system calls"
    found, reason = find()
    if found is not None:
        version = _first_line([found.path, "-V"])
        return Finding("strace", True, purpose, f"{found.path}: {version}, may trace", "", True)
    return Finding("strace", False, purpose, reason, remedy(), True)


def check_namespaces() -> Finding:
    purpose = (
        "a network of its own for every run (without: one after the other, each waiting up to "
        "90 seconds for a port that is in TIME_WAIT)"
    )
    command, reason = namespaces()
    if command is not None:
        return Finding("namespaces", True, purpose, " ".join(command[1:]))
    if not sys.platform.startswith("linux"):
        advice = "namespaces exist on Linux only; runs take place one after the other"
    elif shutil.which("unshare") is None:
        advice = "install util-linux, which brings unshare"
    else:
        advice = (
            "allow unprivileged user namespaces (sysctl kernel.unprivileged_userns_clone=1, or "
            "kernel.apparmor_restrict_unprivileged_userns=0); in a container, let it make them"
        )
    return Finding("namespaces", False, purpose, reason, advice)


def check_sandbox() -> Finding:
    purpose = "running programs that you do not trust"
    path = shutil.which("bwrap")
    if path is None:
        return Finding(
            "sandbox",
            False,
            purpose,
            "bubblewrap (bwrap) is not installed",
            "Debian: apt install bubblewrap; Fedora: dnf install bubblewrap; "
            "Alpine: apk add bubblewrap; it exists on Linux only",
        )
    true = shutil.which("true") or "/bin/true"
    command = [path, "--ro-bind", "/", "/", "--dev", "/dev", "--unshare-net", "--", true]
    try:
        done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=10, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        return Finding("sandbox", False, purpose, str(error), "reinstall bubblewrap")
    if done.returncode:
        words = done.stderr.decode(errors="replace").strip()
        return Finding("sandbox", False, purpose, words, "it needs namespaces: see the line above")
    return Finding("sandbox", True, purpose, f"{path}: {_first_line([path, '--version'])}")


def examine() -> list[Finding]:
    """Every check, in the order in which they are shown."""
    return [
        check_compiler(),
        check_headers(),
        check_strace(),
        check_namespaces(),
        check_sandbox(),
    ]


def is_well(findings: Sequence[Finding]) -> bool:
    """Whether everything that `pysock compare` needs for all verdicts is there."""
    return all(finding.ok for finding in findings if finding.required)


def text(findings: Sequence[Finding], colour: bool = False) -> str:
    """The findings as a person reads them."""
    width = max(len(finding.name) for finding in findings)
    lines = []
    for finding in findings:
        word = f"{'ok' if finding.ok else 'missing':<7}"
        if colour:
            word = f"\033[{'32' if finding.ok else '31'}m{word}\033[0m"
        lines.append(f"  {finding.name:<{width}}  {word}  {finding.details}")
        if not finding.ok:
            indent = " " * (width + 13)
            lines.append(f"{indent}for {finding.needed_for}")
            lines.append(f"{indent}{finding.remedy}")
    return "\n".join(lines) + "\n"


def to_json(findings: Sequence[Finding]) -> str:
    entry = {"ok": is_well(findings), "checks": [asdict(finding) for finding in findings]}
    return json.dumps(entry, indent=2) + "\n"
