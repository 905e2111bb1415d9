"""A program as a package: each C file and each header is a module, written as module.py writes the whole program.

What a header has, `from .x_h import *` gives to who includes it. What another C file defines is imported by name; where
the two import each other, or the value is a number that changes, it is `x.name`, which is one object for all. Nothing
here knows what a line of C means: it says which module a line stands in, and how names of others are spelled there.
"""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path
from typing import Any, Callable, NamedTuple

from pysock.translate import facts, library, quantities, tree
from pysock.translate import types as t
from pysock.translate.errors import Place
from pysock.translate.files import Files, relative
from pysock.translate.flow import Flow
from pysock.translate.joined import Inclusion, Item, Text
from pysock.translate.module import Module, Step, import_place
from pysock.translate.names import WORDS, Names, local_symbols, safe
from pysock.translate.output import Line, Output

#: What the translator calls its own variables: no module bears such a name beside them.
_TEMPORARY = frozenset("again args before chosen holds index left made place step value".split())


class Written(NamedTuple):
    """One file of the package; `lines`: (line of Python, line of the joined text)."""

    path: str
    text: str
    lines: list[tuple[int, int]]


class Sheet:
    """A module that is being written."""

    def __init__(self, path: Path, parts: tuple[str, ...], text: Text, alias: str) -> None:
        self.path = path
        self.parts = parts
        self.alias = alias  # what others call the module
        self.out = Output(text)
        self.names = Names(set())
        self.is_header = path.suffix != ".c"
        self.place: Step | None = None
        self.imports: Line | None = None
        self.first_import: Line | None = None
        self.includes: list[Sheet] = []
        self.lines: dict[Sheet, Line] = {}  # that import what is included
        self.targets: dict[Line, Sheet] = {}  # of all lines that import a module of the package
        self.closure: set[Sheet] = set()  # whose names a star import brings here
        self.uses: set[tree.Symbol] = set()  # of others
        self.at_once: set[tree.Symbol] = set()  # those needed while the module is imported

    def reaches(self, other: Sheet, wanted: Callable[[Sheet], list[Sheet]]) -> bool:
        found = [self]
        for sheet in found:
            found += [one for one in wanted(sheet) if one not in found]
        return other in found


class Package(Module):
    in_modules = True

    def __init__(self, unit: tree.Unit, text: Text, *others: Any) -> None:
        super().__init__(unit, text, *others)
        self.whole = text
        self.files = Files(text)
        self.sheets: dict[Path, Sheet] = {}
        self.homes: dict[tree.Symbol, Sheet] = {}
        self.changing: set[tree.Symbol] = set()
        self.sheet: Sheet | None = None
        for path, parts in self.files.modules.items():
            self.sheets[path] = Sheet(path, parts, self._text_of(path), self._alias(path, parts[-1]))

    def _text_of(self, path: Path) -> Text:
        text, owner = self.whole, self.files.owner
        comments = [comment for comment in text.comments if owner(comment.line) == path]
        return dataclasses.replace(text, comments=comments, blank={line for line in text.blank if owner(line) == path})

    def _alias(self, path: Path, name: str) -> str:
        """The module's name, if nothing else has it."""
        taken = self.whole.names | WORDS | _TEMPORARY
        if name in taken or not self.names.headers.isdisjoint(library.giving(name)):
            name = f"{name}_{path.suffix[1:] or 'c'}"
        while name in taken:
            name += "_"
        return name

    def package(self) -> list[Written]:
        """All files, `__main__.py` included."""
        Flow(self.unit).run()
        facts.prepare(self.unit)
        quantities.find(self.unit, self.doubted)
        self._find_homes()
        self._name_globals()
        steps = sorted(
            [*self.steps(), *(Step(one.line, -1, one) for one in self.whole.inclusions)], key=lambda step: step[:2]
        )
        self._look_at(steps)
        for step in steps:
            self._turn_to(self._sheet_at(step.line))
            self.take(step)
            if step is self._here.place:
                self.imports = self._here.imports = self.out.put("")
        for sheet in self.sheets.values():
            self._turn_to(sheet)
            self.out.finish()
        self.drop_unused()
        for sheet in self.sheets.values():
            self._turn_to(sheet)
            self._fill_imports()
            self._import_others(sheet)
        more = self._main()
        return [*(Written("/".join(s.parts) + ".py", *s.out.result()) for s in self.sheets.values()), *more]

    # What belongs where

    @property
    def _here(self) -> Sheet:
        assert self.sheet is not None
        return self.sheet

    def _sheet_at(self, line: int) -> Sheet:
        return self.sheets[self.files.owner(line)]

    def _find_homes(self) -> None:
        homes = self.homes
        for item in self.unit.items:
            sheet = self._sheet_at(item.at.line)
            if isinstance(item, tree.Declare):
                if item.symbol not in homes or item.init is not None:
                    homes[item.symbol] = sheet
            elif isinstance(item, tree.FunctionDefinition):
                homes[item.symbol] = sheet
                for symbol in local_symbols(item.symbol):
                    if symbol.kind == "static":
                        homes[symbol] = sheet
            elif isinstance(item, tree.Define):
                for symbol, _ in item.names or ():
                    homes[symbol] = sheet
        for given in self.text_items:
            constant = self.unit.constants.get(given.text) if given.kind == "define" else None
            if constant is not None:
                homes[constant] = self._sheet_at(given.line)
        self._find_changing()

    def _find_changing(self) -> None:
        """The variables that Python binds anew: a star import would keep the value that they had then."""
        changed: set[tree.Symbol] = set()
        for stmt in self._statements(self.unit.items):
            for e in tree.expressions(stmt):
                for one in tree.walk(e):
                    if isinstance(one, (tree.Assign, tree.Step)):
                        place = one.target
                        while isinstance(place, (tree.Member, tree.Index)):
                            place = place.base
                        if isinstance(place, tree.Name) and place.symbol in self.homes:
                            changed.add(place.symbol)
        self.changing = {s for s in self.homes if s.per_thread or (s in changed and t.is_scalar(s.type))}
        self.changing = {s for s in self.changing if s.per_thread or not s.boxed}
        for symbol in changed:
            sheet = self.homes[symbol]
            users = {one.spelled for one in self.whole.inclusions if one.path == sheet.path}
            units = {self._unit_of(one.line) for one in self.whole.inclusions if one.path == sheet.path}
            if sheet.is_header and symbol.storage == "static" and users and len(units) > 1:
                self.report(
                    symbol.at or Place(1, 1),
                    f"'{symbol.c_name}' is static in a header: each C file that includes it has its own, and modules "
                    "would share one; make it extern, or define it in the files",
                    "error",
                )

    def _unit_of(self, line: int) -> int:
        return sum(first <= line for first in self.whole.units)

    @staticmethod
    def _statements(items: list[tree.Stmt]) -> list[tree.Stmt]:
        found: list[tree.Stmt] = []
        for item in items:
            found += tree.within(item.symbol.body) if isinstance(item, tree.FunctionDefinition) else [item]
        return found

    def _look_at(self, steps: list[Step]) -> None:
        """What each module includes, uses of others, and where it begins."""
        for sheet in self.sheets.values():
            mine = [step for step in steps if self.files.owner(step.line) == sheet.path]
            for step in mine:
                if isinstance(step.what, Inclusion) and step.what.path in self.sheets and step.what.state != "around":
                    sheet.includes.append(self.sheets[step.what.path])
                elif isinstance(step.what, Item) and step.what.kind == "include":
                    sheet.names.headers |= library.headers(step.what.text)
            sheet.names.direct = set(sheet.names.headers)
            sheet.place = import_place(mine)
            if sheet.place is None:
                self._begin(sheet)
            for step in mine:
                if isinstance(step.what, tree.Stmt):
                    self._note_uses(sheet, step.what)
        for sheet in self.sheets.values():
            found = list(sheet.includes)
            for one in found:
                found += [inner for inner in one.includes if inner not in found]
            sheet.closure = set(found)
        for sheet in self.sheets.values():
            for one in sheet.closure:
                sheet.names.headers |= one.names.direct

    @staticmethod
    def _begin(sheet: Sheet) -> None:
        """The imports of a module that includes nothing of libc's come behind the comment that it begins with."""
        out = sheet.out
        lines = out.text.lines
        for comment in out.comments[:1]:
            ends = comment.end + 1
            if not comment.trails and (ends in out.text.blank or (ends < len(lines) and not lines[ends])):
                out.skip_to(ends)
        sheet.imports = out.put("", 0)

    def _note_uses(self, sheet: Sheet, item: tree.Stmt) -> None:
        for stmt in self._statements([item]):
            static = isinstance(stmt, tree.Declare) and stmt.symbol.kind in ("global", "static")
            for e in tree.expressions(stmt):
                for symbol in _symbols(e):
                    if self.homes.get(symbol, sheet) is not sheet:
                        sheet.uses.add(symbol)
                        if static:
                            sheet.at_once.add(symbol)

    # Names, as each module spells them

    def _turn_to(self, sheet: Sheet) -> None:
        if self.sheet is sheet:
            return
        self.sheet = sheet
        self.out, self.names = sheet.out, sheet.names
        self.imports, self.first_import = sheet.imports, sheet.first_import
        for symbol, home in self.homes.items():
            name = symbol.name.rpartition(".")[2]
            if symbol.per_thread:
                name = f"per_thread.{name}"
            dotted = home is not sheet and self._is_dotted(symbol, sheet, home)
            symbol.name = f"{home.alias}.{name}" if dotted else name

    def _is_dotted(self, symbol: tree.Symbol, sheet: Sheet, home: Sheet) -> bool:
        if symbol in self.changing:
            return True
        return home not in sheet.closure and home.reaches(sheet, self._needed)

    def _needed(self, sheet: Sheet) -> list[Sheet]:
        """The modules that a module imports."""
        return [*sheet.includes, *dict.fromkeys(self.homes[symbol] for symbol in sheet.uses)]

    def _awaits(self, item: tree.Declare) -> bool:
        """Only for functions of the module itself: others are complete, or imported too late."""
        names = [e for e in (_symbols(item.init) if item.init is not None else ()) if e in self.homes]
        return any(self.homes[name] is self.sheet for name in names) and super()._awaits(item)

    def _per_thread(self) -> list[tree.Symbol]:
        return [symbol for symbol in super()._per_thread() if self.homes[symbol] is self.sheet]

    def _closing(self) -> None:
        """main() is run by `__main__.py`."""

    # Lines

    def take(self, step: Step) -> None:
        what, sheet = step.what, self._here
        if not isinstance(what, Inclusion):
            if not (isinstance(what, tree.Declare) and self.homes[what.symbol] is not sheet):
                super().take(step)
        elif what.path in self.files.inlined:
            if what.state == "new" and self.out.indent == 0:
                self.out.at(what.line)
                self.out.put(f'# (#include "{what.spelled}": what it brings is written out here)')
        else:
            self.out.at(what.line)
            target = self.sheets[what.path]
            if what.state == "around":
                self.out.put(f'# (#include "{what.spelled}": it includes this file)')
            elif target not in sheet.lines:
                line = self.out.put(f"from {relative(target.parts, sheet.parts)} import *")
                sheet.lines[target] = line
                sheet.targets[line] = target
                self.first_import = self.first_import or sheet.lines[target]
        sheet.first_import = self.first_import

    def _import_others(self, sheet: Sheet) -> None:
        """What other modules have, and no star import brings."""
        lines = sheet.out.lines
        named: dict[Sheet, list[tree.Symbol]] = {}
        modules: dict[Sheet, list[tree.Symbol]] = {}
        for symbol in sorted(sheet.uses, key=lambda symbol: symbol.name):
            home = self.homes[symbol]
            if self._is_dotted(symbol, sheet, home):
                modules.setdefault(home, []).append(symbol)
            elif home not in sheet.closure:
                named.setdefault(home, []).append(symbol)
        for home, symbols in named.items():
            names = ", ".join(sorted(symbol.name for symbol in symbols))
            self._put_import(sheet, symbols, f"from {relative(home.parts, sheet.parts)} import {names}", home)
        for home, symbols in modules.items():
            folder, _, name = relative(home.parts, sheet.parts).rpartition(".")
            line = f"from {folder}. import {name}" if set(folder) <= {"."} else f"from {folder} import {name}"
            line += f" as {home.alias}" if home.alias != name else ""
            if sheet.is_header and home not in sheet.closure and home.reaches(sheet, self._needed):
                lines.append(Line(0, "", 0))
                lines.append(Line(0, line, 0))
                lines[-1].comment = "here, since it imports this module"
                sheet.targets[lines[-1]] = home
            else:
                self._put_import(sheet, symbols, line, home)
        used = {word for line in lines for word in re.findall(r"\b_\w+", line.text)}
        for other in sheet.closure:  # which a star import leaves out
            secret = used & {name for name in self._defined(other) if name.startswith("_")}
            if secret:
                names = ", ".join(sorted(secret))
                line = f"from {relative(other.parts, sheet.parts)} import {names}"
                self._insert(sheet, self._line_for(sheet, [other]), line, other)

    def _defined(self, sheet: Sheet) -> set[str]:
        found = {symbol.name.rpartition(".")[2] for symbol, home in self.homes.items() if home is sheet}
        found |= {safe(item.text) for item in self.text_items if self.files.owner(item.line) == sheet.path}
        for item in self.unit.items:
            if isinstance(item, tree.Define) and self._sheet_at(item.at.line) is sheet:
                found |= {safe(item.name)} | ({item.type.class_name} if isinstance(item.type, t.Record) else set())
        return found

    def _put_import(self, sheet: Sheet, symbols: list[tree.Symbol], text: str, target: Sheet) -> None:
        """Beside the include that declares them; where libc has such a name, behind all includes."""
        declared = [self._sheet_at(symbol.declared.line) for symbol in symbols if symbol.declared is not None]
        of_libc = any(library.header_of(symbol.c_name) for symbol in symbols)
        self._insert(sheet, None if of_libc else self._line_for(sheet, declared), text, target)

    def _line_for(self, sheet: Sheet, declared: list[Sheet]) -> Line | None:
        for one, line in sheet.lines.items():
            if any(other is one or other in one.closure for other in declared):
                return line
        return None

    def _insert(self, sheet: Sheet, behind: Line | None, text: str, target: Sheet) -> None:
        lines = sheet.out.lines
        made = Line(0, text, behind.source if behind is not None else 0)
        if behind is None:
            code = next((i for i, line in enumerate(lines) if not _leads(line)), len(lines))
            place = max((i + 1 for i in range(code) if lines[i].text.startswith(_IMPORT)), default=code)
        else:
            place = lines.index(behind) + 1
            while place < len(lines) and lines[place] in sheet.targets and not lines[place].text.endswith("*"):
                place += 1
        lines.insert(place, made)
        sheet.targets[made] = target

    # The whole

    def _main(self) -> list[Written]:
        """`__init__.py`, which says what is here, and `__main__.py`, if the program has a main()."""
        names = " ".join(path.name for path in self.files.units)
        modules = ["/".join(sheet.parts) + ".py" for sheet in self.sheets.values()]
        folders = sorted(
            {"/".join(sheet.parts[:n]) for sheet in self.sheets.values() for n in range(1, len(sheet.parts))}
        )
        files = [*modules, *(f"{folder}/__init__.py" for folder in folders)]
        rows = [Written(f"{folder}/__init__.py", "", []) for folder in folders]
        main = self.unit.symbols.get("main")
        if isinstance(main, tree.Symbol) and main in self.homes:
            files.append("__main__.py")
            home = self.homes[main]
            text = "from pysock import run\n\n"
            for sheet in self._first(home):
                folder, _, name = relative(sheet.parts, ("",)).rpartition(".")
                text += f"from {folder or '.'} import {name}  # noqa: F401 - first: others need it\n"
            text += f'from {relative(home.parts, ("",))} import main\n\nif __name__ == "__main__":\n    run(main)\n'
            rows.append(Written("__main__.py", text, []))
        listed = "".join(f"    {file}\n" for file in sorted(files))
        said = f'"""{names}: {CREATED}; `python -m` runs it.\n\n{listed}"""\n'
        return [Written("__init__.py", said, []), *rows]

    def _first(self, home: Sheet) -> list[Sheet]:
        """What must be imported before the module that has main(), so that each finds what it begins with."""
        for first in ([], *([sheet] for sheet in self.sheets.values() if sheet is not home)):
            if self._is_complete([*first, home]):
                return first
        symbol = next(symbol for sheet in self.sheets.values() for symbol in sheet.at_once)
        self.report(
            symbol.at or Place(1, 1),
            f"'{symbol.c_name}' is needed while its file is still being imported, since the files begin with each "
            "other's functions: write the program as one file (-o prog.py)",
            "error",
        )
        return []

    def _is_complete(self, starts: list[Sheet]) -> bool:
        """Whether modules find what they need when they are imported in this order."""
        begun: set[Sheet] = set()
        done: set[Sheet] = set()

        def load(sheet: Sheet) -> bool:
            begun.add(sheet)
            fine, code = True, False
            for line in sheet.out.lines:
                target = sheet.targets.get(line)
                if target is not None:
                    if target not in begun:
                        fine = load(target) and fine
                    named = not line.text.startswith("from . import")
                    fine = fine and (not named or line.text.endswith("*") or target in done)
                elif not code and not _leads(line):
                    code = True
                    needed = {self.homes[symbol] for symbol in sheet.at_once} - sheet.closure
                    fine = fine and needed <= done
            done.add(sheet)
            return fine

        return all([load(sheet) for sheet in starts if sheet not in begun])


#: By this a folder is known as one that was written here.
CREATED = "written by pysock translate"
_IMPORT = ("from ", "import ")


def _leads(line: Line) -> bool:
    """Whether a line may stand before or among the imports."""
    return not line.text or line.text.startswith(("#", *_IMPORT))


def _symbols(node: tree.Expr | tree.Init) -> set[tree.Symbol]:
    """The symbols of an expression, what sizeof measures included."""
    found: set[tree.Symbol] = set()
    nodes = tree.walk(node)
    for e in nodes:
        if isinstance(e, tree.Name):
            found.add(e.symbol)
        elif isinstance(e, tree.SizeOf) and e.value is not None:
            nodes += tree.walk(e.value)
    return found
