"""The C compiler as the one who says what is not C: asked only about sources that could not be translated."""

from __future__ import annotations

import dataclasses
import os
import re
import shlex
import subprocess
from collections.abc import Sequence
from pathlib import Path

from pysock.translate.errors import Message

_SECONDS = 3.0
_MOST = 20  # errors; what follows is mostly their consequence
_LINE = re.compile(rb"(.+?):(\d+):(?:(\d+):)? (?:fatal )?error: (.*)")
_FIX = re.compile(rb'fix-it:"((?:[^"\\]|\\.)*)":\{(\d+):(\d+)-(\d+):(\d+)\}:"((?:[^"\\]|\\.)*)"')
_FIRST_USE = re.compile(r" \(first use in this function\)|; include '[^']*'.*| \[-W[\w=-]+\]\Z")
_STDIN = b"<stdin>"
#: Only gcc knows it; clang counts in bytes as it is.
_OF_GCC = "-fdiagnostics-column-unit=byte"


def errors(
    path: Path, name: str, data: bytes, include: Sequence[Path], defines: dict[str, str]
) -> list[Message] | None:
    """What the compiler finds wrong with this text as the content of that file; None if no compiler could be asked."""
    command = [
        *(shlex.split(os.environ.get("CC", "")) or ["cc"]),
        *("-fsyntax-only", "-w", "-std=gnu11", "-fdiagnostics-parseable-fixits", "-iquote", str(path.parent)),
        *(f"-I{folder}" for folder in include),
        *(f"-D{key}={value or 1}" for key, value in defines.items()),
        *("-x", "c", "-"),
    ]
    for options in ([_OF_GCC], []):
        try:
            done = subprocess.run(
                [command[0], *options, *command[1:]],
                input=data,
                capture_output=True,
                timeout=_SECONDS,
                env={**os.environ, "LC_ALL": "C"},
                check=False,
            )
        except (OSError, ValueError, subprocess.SubprocessError):
            return None
        if done.returncode == 0:
            return []
        found = _understood(done.stderr, name, data)
        if found:
            return found
    return None


def _understood(output: bytes, name: str, data: bytes) -> list[Message]:
    lines: dict[bytes, list[bytes]] = {_STDIN: data.replace(b"\r\n", b"\n").split(b"\n")}
    found: list[Message] = []
    for row in output.split(b"\n"):
        match = _LINE.match(row)
        if match is not None and len(found) < _MOST:
            file, line, column = match[1], int(match[2]), int(match[3] or 1)
            if file not in lines:
                try:
                    lines[file] = Path(os.fsdecode(file)).read_bytes().split(b"\n")
                except OSError:
                    lines[file] = []
            raw = lines[file][line - 1] if 0 < line <= len(lines[file]) else b""
            text = _FIRST_USE.sub("", match[4].decode("utf-8", "replace"))
            column = len(_text(raw[: column - 1])) + 1
            found.append(
                Message(name if file == _STDIN else os.fsdecode(file), line, column, "error", text, _text(raw))
            )
            continue
        fix = _FIX.match(row)
        if fix is not None and found and not found[-1].meant:
            file, first, start, last, end = fix[1], int(fix[2]), int(fix[3]), int(fix[4]), int(fix[5])
            if first == last and file in lines and 0 < first <= len(lines[file]):
                raw = lines[file][first - 1]
                fixed = raw[: start - 1] + fix[6].replace(b'\\"', b'"').replace(b"\\n", b" ") + raw[end - 1 :]
                found[-1] = dataclasses.replace(found[-1], meant=_text(fixed).strip())
    return found


def _text(line: bytes) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("latin-1")
