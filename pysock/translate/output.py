"""The output, line by line: indentation, and the comments and blank lines of the source at their places.

Every line knows the line of C that it came from. Long lines are broken by layout.py. Nothing here knows C.
"""

from __future__ import annotations

from collections.abc import Iterator

from pysock.translate import layout
from pysock.translate.joined import Text
from pysock.translate.source import Comment


class Line:
    __slots__ = ("comment", "indent", "source", "text")

    def __init__(self, indent: int, text: str, source: int) -> None:
        self.indent = indent
        self.text = text
        self.source = source  # of the joined text; 0: of none
        self.comment = ""


class Output:
    def __init__(self, text: Text) -> None:
        self.lines: list[Line] = []
        self.indent = 0
        self.source = 0
        self.text = text
        self.comments = sorted(text.comments, key=lambda c: (c.line, c.column))
        self.next_comment = 0
        self.cursor = 1  # the first line of the source that was not looked at
        self.fresh = True  # a block has just begun: no blank line here
        self.blank = False
        self.quiet = 0  # statements written twice bring no comments

    def put(self, text: str, source: int | None = None) -> Line:
        if self.blank and not self.fresh:
            self.lines.append(Line(0, "", 0))
        self.blank = False
        self.fresh = False
        line = Line(self.indent, text, self.source if source is None else source)
        self.lines.append(line)
        return line

    def begin(self) -> None:
        """The lines of a block follow."""
        self.indent += 1
        self.fresh = True
        self.blank = False

    def fill(self, count: int) -> None:
        """A block whose lines begin at `count` is not left without a statement."""
        if all(line.text.startswith("#") or not line.text for line in self.lines[count:]):
            self.put("pass")

    def end(self) -> None:
        self.indent -= 1
        self.fresh = False

    def at(self, line: int) -> None:
        """What comes now stands at this line of the source: comments and blank lines before it come first."""
        if self.quiet:
            return
        self.skip_to(line)
        self.source = line

    def drop_to(self, line: int) -> None:
        """The comments before this line are not needed any more."""
        while self.next_comment < len(self.comments) and self.comments[self.next_comment].line <= line:
            self.next_comment += 1
        self.cursor = max(self.cursor, line)
        self.blank = False

    def skip_to(self, line: int) -> None:
        if self.quiet:
            return
        comments, blanks = self.comments, self.text.blank
        at = self.next_comment
        count = len(comments)
        while self.cursor < line or (at < count and comments[at].line < line):
            if at < count and comments[at].line <= self.cursor:
                comment = comments[at]
                at += 1
                self.next_comment = at
                self._comment(comment)
                self.cursor = max(self.cursor, comment.end + (0 if comment.trails else 1))
                continue
            if self.cursor in blanks:
                self.blank = True
            self.cursor += 1
        self.next_comment = at

    def _comment(self, comment: Comment) -> None:
        if comment.trails and len(comment.lines) == 1:
            last = next((line for line in reversed(self.lines) if line.text), None)
            if last is not None and self.source <= last.source <= comment.line and not last.text.startswith("#"):
                words = comment.lines[0]
                if words:
                    last.comment = f"{last.comment} {words}" if last.comment else words
                return
        source = comment.line
        for words in comment.lines:
            if words or len(comment.lines) > 1:
                self.put(f"# {words}".rstrip(), source)
            source += 1

    def taken(self, first: int, last: int) -> list[Comment]:
        """The comments from one line to before another, which are no longer this one's affair."""
        mine = [c for c in self.comments[self.next_comment :] if first <= c.line < last]
        if mine:
            self.comments = [c for c in self.comments if c not in mine]
        return mine

    def finish(self) -> None:
        """The comments at the end of the source."""
        self.skip_to(len(self.text.lines) + 1)

    # As text

    def result(self) -> tuple[str, list[tuple[int, int]]]:
        """The Python text, and (line of Python, line of the joined C text) for each line."""
        lines = list(self._spaced())
        rows: list[str] = []
        sources: list[tuple[int, int]] = []
        for line in lines:
            if line is None:
                rows.append("")
                continue
            for row in layout.broken(line.text, line.indent, line.comment):
                rows.append(row)
                if line.source:
                    sources.append((len(rows), line.source))
        while rows and not rows[0]:
            rows.pop(0)
            sources = [(python - 1, c) for python, c in sources]
        while rows and not rows[-1]:
            rows.pop()
        return "\n".join(rows) + "\n", sources

    def _spaced(self) -> Iterator[Line | None]:
        """The lines with the blank ones that Python's formatters want: two around functions and classes."""
        lines = self.lines
        count = len(lines)
        leading = [False] * count  # the first line of a definition, its comments included
        for index, line in enumerate(lines):
            if line.indent == 0 and line.text.startswith(("def ", "class ", "@")):
                start = index
                if start and lines[start - 1].text.startswith("@"):
                    continue
                while start and lines[start - 1].text.startswith("#") and lines[start - 1].indent == 0:
                    start -= 1
                leading[start] = True
        pending = 0
        begun = False
        within = False  # a definition
        imported = False
        for index, line in enumerate(lines):
            if not line.text:
                pending = min(pending + 1, 2 if line.indent == 0 else 1)
                continue
            top = line.indent == 0
            if begun:
                if top and lines[index - 1].text.startswith("@"):
                    pending = 0
                elif leading[index] or (top and within):
                    pending = 2
                elif not top:
                    pending = min(pending, 1)
                elif imported and not line.text.startswith(("from ", "import ")):
                    pending = max(pending, 1)
                yield from [None] * pending
            if top:
                within = (
                    leading[index]
                    or (within and line.text.startswith("@"))
                    or line.text.startswith(("def ", "class ", "@"))
                )
                if leading[index] and line.text.startswith("#"):
                    within = False
                imported = line.text.startswith(("from ", "import "))
            pending = 0
            begun = True
            yield line
