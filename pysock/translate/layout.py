"""Breaks lines that are too long, as ruff's formatter does: at the last brackets, at operators, one item a line."""

from __future__ import annotations

import re

WIDTH = 88
_TOKEN = re.compile(
    r"""(?:[fbr]{0,2})(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|[A-Za-z_]\w*|\d[\w.]*(?:(?<=e)[-+]\d+)?|\*\*|//|<<|>>|[=!<>:]=|[-+*/%&|^]=|->|\s+|.""",
    re.DOTALL,
)
_OPEN, _CLOSE = "([{", ")]}"
#: Comments within a list: before an item, or behind it.
BEFORE, BEHIND, END = "\ue001", "\ue002", "\ue003"
_BEFORE = re.compile(f"{BEFORE}([0-9a-f]*){END}")
_BEHIND = re.compile(f"{BEHIND}([0-9a-f]*){END}")


def marked(item: str, before: list[str], behind: str) -> str:
    """An item of a list with its comments, for broken()."""
    lead = "".join(f"{BEFORE}{words.encode('utf-8', 'surrogateescape').hex()}{END}" for words in before)
    return lead + item + (f"{BEHIND}{behind.encode('utf-8', 'surrogateescape').hex()}{END}" if behind else "")


def _words(spelled: str) -> str:
    return bytes.fromhex(spelled).decode("utf-8", "surrogateescape")


def broken(text: str, indent: int, comment: str) -> list[str]:
    """The rows of one logical line."""
    lead = "    " * indent
    tail = f"  # {comment}" if comment else ""
    if (len(lead) + len(text) + len(tail) <= WIDTH and END not in text) or text.startswith("#"):
        return [lead + text + tail]
    if comment and not text.startswith(("from ", "import ")):
        return [f"{lead}# {comment}", *broken(text, indent, "")]
    if text.startswith(("import ", "from ")) and not text.startswith("from pysock import "):
        return [lead + text + tail]
    rows = _Statement(text, indent).rows()
    rows[-1] += tail
    return rows


class _Statement:
    """A statement's text, as tokens."""

    def __init__(self, text: str, indent: int) -> None:
        self.text = text
        self.indent = indent

    def rows(self) -> list[str]:
        text = self.text
        match = re.match(r"(if|elif|while|return|del|assert|for|raise)\b ?", text)
        if match and match[1] in ("if", "elif", "while"):
            return self._clause(match[0], text[match.end() : -1], ":")
        if match and match[1] in ("return", "raise"):
            return self._clause(match[0], text[match.end() :], "")
        target = _assignment(text)
        if target:
            return self._clause(text[:target], text[target:], "")
        if text.startswith("from "):
            return _split_body(text, self.indent, len(text.partition("import ")[0]) + 7, True)
        return _right_hand(text, self.indent) or ["    " * self.indent + text]

    def _clause(self, head: str, body: str, tail: str) -> list[str]:
        """`head body tail`, where parentheses may be put around the body."""
        lead = "    " * self.indent
        whole = head + body + tail
        if _operators(body):
            rows = self._at_an_end(head, body, tail)
            if rows is not None:
                return rows
            return [f"{lead}{head}(", *_expression(body, self.indent + 1), f"{lead}){tail}"]
        rows = _right_hand(whole, self.indent)
        if rows is not None and (len(rows[0]) <= WIDTH or "(" not in body):
            return rows
        if len(lead) + 4 + len(body) <= WIDTH and END not in body:
            return [f"{lead}{head}(", f"{lead}    {body}", f"{lead}){tail}"]
        return rows or [lead + whole]

    def _at_an_end(self, head: str, body: str, tail: str) -> list[str] | None:
        """With one operator alone and brackets at an end, no parentheses are put around: brackets are broken as needed,
        from left to right."""
        spans = [span for span in _spans(body) if span[1] > span[0] + 1]
        if len(_operators(body)) != 1 or not spans:
            return None
        if spans[-1][1] != len(body) - 1 and not (spans[0][0] == 0 and body[0] == "("):
            return None
        lead = "    " * self.indent
        whole = head + body + tail
        rows: list[str] = []
        row = lead
        at = 0
        places = [(len(head) + start, len(head) + end) for start, end in spans]
        for number, (start, end) in enumerate(places):
            following = places[number + 1][0] + 1 if number + 1 < len(places) else len(whole)
            if len(row) + following - at <= WIDTH:
                row += whole[at : end + 1]
            else:
                rows.append(row + whole[at : start + 1])
                rows += _inside(whole[start + 1 : end], self.indent, _may_end_in_comma(whole, start))
                row = lead + whole[end]
            at = end + 1
        return [*rows, row + whole[at:]]


def _assignment(text: str) -> int:
    """Where the value of an assignment begins; 0 if this is none."""
    depth = 0
    at = found = 0
    for token in _TOKEN.findall(text):
        if token in _OPEN:
            depth += 1
        elif token in _CLOSE:
            depth -= 1
        elif depth == 0 and (
            token == "=" or (len(token) >= 2 and token[-1] == "=" and token not in ("==", "!=", "<=", ">="))
        ):
            found = at + len(token) + 1  # of `a = b = value` the last
        at += len(token)
    return found


_LEVELS = (
    ("if", "else"),
    ("or",),
    ("and",),
    ("in", "is", "==", "!=", "<", ">", "<=", ">="),
    ("|",),
    ("^",),
    ("&",),
    ("<<", ">>"),
    ("+", "-"),
    ("*", "/", "//", "%"),
)


def _operators(text: str) -> list[int]:
    """Where the operators that bind least stand, outside brackets."""
    found: dict[int, list[int]] = {}
    depth = 0
    at = 0
    before = ""
    for token in _TOKEN.findall(text):
        if token in _OPEN:
            depth += 1
        elif token in _CLOSE:
            depth -= 1
        elif depth == 0:
            for level, tokens in enumerate(_LEVELS):
                if (
                    token in tokens
                    and before
                    and before not in "([{,="
                    and before not in ("and", "or", "not", "if", "else", "in")
                ):
                    if token in "+-" and not before[-1:].isalnum() and before[-1:] not in "_)]}\"'":
                        continue
                    found.setdefault(level, []).append(at)
        at += len(token)
        if not token.isspace():
            before = token
    return found[min(found)] if found else []


def _expression(text: str, indent: int) -> list[str]:
    """An expression in parentheses of its own: on one row, or broken before its operators."""
    lead = "    " * indent
    if len(lead) + len(text) <= WIDTH:
        return [lead + text]
    places = _operators(text)
    if not places:
        return _right_hand(text, indent) or [lead + text]
    rows: list[str] = []
    for start, end in zip([0, *places], [*places, len(text)]):
        part = text[start:end].strip()
        if part:
            rows += _operand(part, indent)
    return rows


def _operand(part: str, indent: int) -> list[str]:
    """One operand with the operator before it: too long, it is broken at its own operators, or else its brackets."""
    lead = "    " * indent
    if len(lead) + len(part) <= WIDTH:
        return [lead + part]
    operator = re.match(r"(?:and|or|if|else|in|is|[-+*/%&|^<>=!]+) ", part)
    start = operator.end() if operator else 0
    places = [start + place for place in _operators(part[start:])]
    if not places:
        return _right_hand(part, indent) or [lead + part]
    rows: list[str] = []
    for first, last in zip([0, *places], [*places, len(part)]):
        rows += _operand(part[first:last].strip(), indent)
    return rows


def _right_hand(text: str, indent: int) -> list[str] | None:
    """Broken at the last pair of brackets that holds something."""
    close = len(text) - 1
    while close >= 0 and text[close] not in _CLOSE:
        close -= 1
    spans = _spans(text)
    for start, end in reversed(spans):
        if end > start + 1:
            return _split_body(text, indent, start + 1, _may_end_in_comma(text, start), end)
    return None


def _may_end_in_comma(text: str, start: int) -> bool:
    """Whether a comma behind the last item changes nothing: in parentheses, or as an index, it makes a tuple."""
    behind_name = _is_call(text, start)
    return behind_name if text[start] == "(" else not behind_name


def _is_call(text: str, start: int) -> bool:
    return start > 0 and (text[start - 1].isalnum() or text[start - 1] in "_)]")


def _spans(text: str) -> list[tuple[int, int]]:
    """The outermost brackets."""
    found = []
    depth = 0
    at = 0
    start = 0
    for token in _TOKEN.findall(text):
        if token in _OPEN:
            if depth == 0:
                start = at
            depth += 1
        elif token in _CLOSE:
            depth -= 1
            if depth == 0:
                found.append((start, at))
        at += len(token)
    return found


def _split_body(text: str, indent: int, start: int, call: bool, end: int = -1) -> list[str]:
    lead = "    " * indent
    if end < 0:  # an import: parentheses are put around the names
        names = [name.strip() for name in text[start:].split(",")]
        return [f"{lead}{text[:start]}(", *[f"{lead}    {name}," for name in names], f"{lead})"]
    head, body, tail = text[:start], text[start:end], text[end:]
    return [lead + head, *_inside(body, indent, call), lead + tail]


def _inside(body: str, indent: int, call: bool) -> list[str]:
    """What stands between broken brackets."""
    lead = "    " * indent
    rows: list[str] = []
    items = _items(body)
    if len(lead) + 4 + len(body) <= WIDTH and END not in body:
        rows.append(f"{lead}    {body}")
    elif (len(items) == 1 or not call) and END not in body:
        rows += _expression(body, indent + 1)
        if call and len(items) == 1 and len(rows) > 1:
            rows[-1] += ","
    else:
        for item in items:
            rows += _item(item, indent + 1)
    return rows


def _item(item: str, indent: int) -> list[str]:
    lead = "    " * indent
    if END in item:
        rows: list[str] = []
        before = _BEFORE.match(item)
        while before is not None:
            rows.append(f"{lead}# {_words(before[1])}".rstrip())
            item = item[before.end() :]
            before = _BEFORE.match(item)
        behind = _BEHIND.search(item)
        tail = ""
        if behind is not None and behind.end() == len(item):
            tail = f"  # {_words(behind[1])}"
            item = item[: behind.start()]
        if END not in item:
            rows += _item(item, indent)
        else:
            rows += _right_hand(item, indent) or [lead + item]
            rows[-1] += ","
        rows[-1] += tail
        return rows
    if len(lead) + len(item) + 1 <= WIDTH:
        return [f"{lead}{item},"]
    named = re.match(r"[A-Za-z_]\w*=", item)
    split = None if _operators(item) and not named else _right_hand(item, indent)
    rows = _expression(item, indent) if split is None else split
    rows[-1] += ","
    return rows


def _items(body: str) -> list[str]:
    """What stands between the commas."""
    found = []
    depth = 0
    at = start = 0
    for token in _TOKEN.findall(body):
        if token in _OPEN:
            depth += 1
        elif token in _CLOSE:
            depth -= 1
        elif token == "," and depth == 0:
            found.append(body[start:at].strip())
            start = at + 1
        at += len(token)
    last = body[start:].strip()
    return [*found, last] if last else found
