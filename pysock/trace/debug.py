"""Debug information: which function and line of which source an address in a program or library is.

addr2line reads it; here it is only asked, once for each address. A file without debug information has no lines, and
that is no error. No stack, and nothing of strace, enters here.
"""

from __future__ import annotations

import contextlib
import shutil
import struct
import subprocess
from pathlib import Path

from pysock.events import Frame

PROGRAMS = ("addr2line", "llvm-addr2line")
_LOAD = 1


def find() -> str | None:
    """The program that reads debug information, or None."""
    return next(filter(None, map(shutil.which, PROGRAMS)), None)


def _segments(file: Path) -> list[tuple[int, int, int]]:
    """Offset, address and size of what an ELF file loads; a linker may give a byte another address than its offset."""
    with file.open("rb") as stream:
        head = stream.read(64)
        if len(head) < 52 or head[:4] != b"\x7fELF":
            return []
        order, wide = "<" if head[5] == 1 else ">", head[4] == 2
        where, size, count = (
            (*struct.unpack_from(order + "Q", head, 32), *struct.unpack_from(order + "HH", head, 54))
            if wide
            else (*struct.unpack_from(order + "I", head, 28), *struct.unpack_from(order + "HH", head, 42))
        )
        stream.seek(where)
        table = stream.read(size * count)
    found = []
    for start in range(0, len(table) - size + 1, size):
        if wide:
            kind, _, offset, address, _, length = struct.unpack_from(order + "IIQQQQ", table, start)
        else:
            kind, offset, address, _, length = struct.unpack_from(order + "IIIII", table, start)
        if kind == _LOAD:
            found.append((offset, address, length))
    return found


class _Object:
    """One program or library, and the addr2line that reads it."""

    def __init__(self, program: str, path: str) -> None:
        self.known: dict[int, tuple[Frame, ...]] = {}
        self.reader: subprocess.Popen[str] | None = None
        self.segments: list[tuple[int, int, int]] = []
        with contextlib.suppress(OSError, struct.error):
            self.segments = _segments(Path(path))
        if self.segments:
            with contextlib.suppress(OSError):
                self.reader = subprocess.Popen(
                    [program, "-a", "-f", "-i", "-e", path],
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                    encoding="utf-8",
                    errors="surrogateescape",
                    start_new_session=True,  # Ctrl-C is for the program
                )

    def frames(self, offset: int) -> tuple[Frame, ...]:
        """The functions at this offset of the file, the inlined first; none where no line is known."""
        if offset not in self.known:
            self.known[offset] = self.ask(offset)
        return self.known[offset]

    def ask(self, offset: int) -> tuple[Frame, ...]:
        reader = self.reader
        places = (address + offset - start for start, address, size in self.segments if start <= offset < start + size)
        place = next(places, None)
        if reader is None or reader.stdin is None or reader.stdout is None or place is None:
            return ()
        lines: list[str] = []
        try:
            # The answer to a second question ends the first's, of which nobody says how long it is.
            reader.stdin.write(f"{place:#x}\n0\n")
            reader.stdin.flush()
            while line := reader.stdout.readline():
                if line.startswith("0x") and int(line, 16) == 0:
                    break
                lines.append(line.rstrip("\n"))
            reader.stdout.readline()
            reader.stdout.readline()
        except (OSError, ValueError):
            self.close()
            return ()
        found = []
        for function, where in zip(lines[1::2], lines[2::2]):
            file, _, line = where.partition(" (")[0].rpartition(":")
            if line.isdigit() and int(line) and not file.startswith("?"):
                found.append(Frame(file, int(line), function))
        return tuple(found)

    def close(self) -> None:
        reader, self.reader = self.reader, None
        if reader is not None:
            assert reader.stdin and reader.stdout
            with contextlib.suppress(OSError):
                reader.stdin.close()
            reader.stdout.close()
            reader.wait()


class Debug:
    """The debug information of every file that a stack names."""

    def __init__(self) -> None:
        self.program = find()
        self.objects: dict[str, _Object] = {}

    def frames(self, file: str, offset: int) -> tuple[Frame, ...]:
        """The functions at this offset of this file, the inlined first; none where no line is known."""
        if self.program is None:
            return ()
        if file not in self.objects:
            self.objects[file] = _Object(self.program, file)
        return self.objects[file].frames(offset)

    def close(self) -> None:
        for each in self.objects.values():
            each.close()
        self.objects.clear()
