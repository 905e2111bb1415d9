"""Which modules a program of several files becomes: their names, and the lines of the joined text that are each one's.

A C file and a header are a module each. A file that is included where no declaration may begin, or several times for
other text each time, is no module: its lines are those of the file that includes it. Nothing here knows Python's names
of anything but modules.
"""

from __future__ import annotations

import keyword
import os
import re
from pathlib import Path

from pysock.translate.joined import Inclusion, Text


class Files:
    def __init__(self, text: Text) -> None:
        self.text = text
        self.units = [path for line in text.units if (path := text.origins[line][0].path) is not None]
        self.inlined = self._inlined()
        self.owners = self._owners()
        order = dict.fromkeys([*self.units, *(one.path for one in text.inclusions)])
        self.modules = self._named([path for path in order if path not in self.inlined])

    def owner(self, line: int) -> Path:
        """The file whose module has what stands at this line."""
        return self.owners[min(line, len(self.owners) - 1)]

    def _inlined(self) -> set[Path]:
        found: set[Path] = set()
        came: set[Path] = set()
        for one in self.text.inclusions:
            if one.state == "new":
                if one.path in came or not self._stands_apart(one):
                    found.add(one.path)
                came.add(one.path)
        return found - set(self.units)

    def _stands_apart(self, one: Inclusion) -> bool:
        """Whether whole declarations come, where one may begin."""
        text = self.text
        if any(start < (one.line, 0) < end for start, end in text.braces.items()):
            return False
        last = [self._last(line, first) for line, first in ((one.line, 1), (one.end, one.line + 1))]
        return all(code[-1:] in ("", ";", "}") for code in last)

    def _last(self, line: int, first: int) -> str:
        """The last line that is not empty."""
        lines = self.text.lines
        return next((code for n in range(line, first - 1, -1) if (code := lines[n].rstrip())), "")

    def _owners(self) -> list[Path]:
        text = self.text
        owners = [source.path or self.units[0] for source, _ in text.origins]
        for one in sorted(text.inclusions, key=lambda one: (one.line, -one.end)):
            if one.path in self.inlined:
                for line in range(one.line + 1, one.end + 1):
                    if owners[line] == one.path:
                        owners[line] = owners[one.line]
        return owners

    def _named(self, paths: list[Path]) -> dict[Path, tuple[str, ...]]:
        """`net/wire.h` is `net.wire_h`: folders below that of the C files stay."""
        root = Path(os.path.commonpath([path.parent for path in self.units]))
        named: dict[Path, tuple[str, ...]] = {}
        for path in paths:
            inside = path.parent.parts[len(root.parts) :] if root in path.parents else path.parent.parts[-1:]
            folders = [_identifier(part) for part in inside]
            wish = _identifier(path.stem if path.suffix == ".c" else path.name.replace(".", "_"))
            name, number = wish, 1
            while (*folders, name) in named.values() or name in ("__init__", "__main__"):
                number += 1
                name = f"{wish}_{number}"
            named[path] = (*folders, name)
        return named


def _identifier(text: str) -> str:
    name = re.sub(r"\W", "_", text)
    name = f"_{name}" if not name or name[0].isdigit() else name
    return name + "_" if keyword.iskeyword(name) else name


def relative(parts: tuple[str, ...], here: tuple[str, ...]) -> str:
    """A module as another names it in `from ... import`: `.wire_h`, `..net.wire_h`."""
    common = 0
    while common < min(len(parts), len(here)) - 1 and parts[common] == here[common]:
        common += 1
    return "." * (len(here) - common) + ".".join(parts[common:])
