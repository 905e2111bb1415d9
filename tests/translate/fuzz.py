"""Mutates and cuts the C of the tests and lessons, and demands of each a translation or an error with its line.

No mutant may end in a traceback or take more than PATIENCE seconds of processor time, and what is translated must be
Python. All choices follow from the seed and the mutant's number, so --replay repeats one. Each batch runs in a process
of its own, so that a crash of the interpreter is seen, and which mutant it was.
"""

from __future__ import annotations

import argparse
import ast
import faulthandler
import os
import random
import re
import resource
import signal
import sys
import tempfile
import time
import traceback
import warnings
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from types import FrameType
from typing import Callable

from pysock.translate.errors import TranslationError
from pysock.translate.program import Options, translated

HERE = Path(__file__).resolve().parent
EPILOG = """\
examples:
  python tests/translate/fuzz.py --mutants 10000
  python tests/translate/fuzz.py --seed 7 --replay 123      mutant 123 of that run once more: its text, and its end

Exit status: 0 no failure, 1 a failure, 2 wrong usage.
"""
PATIENCE = 5.0
BATCH = 100
MEMORY = 3 << 30
ASKED = 20  # of so many mutants that fail, the compiler is asked about one

TOKEN = re.compile(rb'"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)+\'|\w+|\s+|[-+&|<>=]{1,3}|.', re.DOTALL)
ODD = (
    b"( ) [ ] { } ; , : ? ... . -> ++ -- = == += & && | * / % ! ~ ^ << >> # ## \\ \" ' @ $ ` /* */ // 0 1 -1 0x 09 1e9 "
    b'99999999999999999999999 \'\\0\' \'ab\' "" "%s" L"x" u8"x" if else for while do switch case default break '
    b"continue goto return sizeof struct union enum typedef int char void unsigned long long static extern const "
    b"volatile register inline _Noreturn _Generic typeof __attribute__ ((packed)) asm main NULL errno printf "
    b"va_arg va_start offsetof __VA_ARGS__ defined #define #if #else #endif #include #undef #pragma".split()
)
STRANGE = [
    b"\0",
    b"\xff",
    b"\xc2\xa0",
    "“x”".encode(),
    "\u2013".encode(),
    b"&lt;",
    b"\r",
    b"\x1a",
    b"\x0c",
    b"\xef\xbb\xbf",
    b"\xe2\x80\xa8",
    "ü名".encode(),
    b"\\\n",
    b"??/",
]
NESTED = [
    (b"(", b")"),
    (b"{", b"}"),
    (b"[", b"]"),
    (b"((int)", b")"),
    (b"-", b""),
    (b"!", b""),
    (b"~ ", b""),
    (b"*", b""),
    (b"&", b""),
    (b"if (1) ", b""),
    (b"else ", b""),
    (b"while (1) {", b"}"),
    (b"struct { int x; ", b"} y;"),
    (b"1 + (", b")"),
    (b"1 ? 2 : ", b""),
    (b"sizeof ", b""),
    (b"f(", b")"),
    (b"a = ", b""),
    (b"a, ", b""),
    (b"1 + ", b""),
    (b"x[", b"]"),
    (b"p->", b""),
    (b"\n#if 1\n", b"\n#endif\n"),
    (b"({", b"})"),
    (b"case 1: ", b""),
    (b'"a" ', b""),
]
MACROS = [
    b"#define A A A\n",
    b"#define A B\n#define B A\n",
    b"#define F(x) F(x x) F(x)\nint q = F(F(F(1)));\n",
    b"#define X0 1,\n" + b"".join(b"#define X%d X%d X%d\n" % (n + 1, n, n) for n in range(40)) + b"int a[] = {X40};\n",
    b"#define G(x) x x\nint q = " + b"G(" * 40 + b"1" + b")" * 40 + b";\n",
    b'#include "mutant.c"\n',
    b"#if 1/0\n#endif\n",
    b"#if " + b"(" * 3000 + b"1" + b")" * 3000 + b"\n#endif\n",
    b"#if " + b"-" * 3000 + b"1\n#endif\n",
    b"#if 1 << 99999999999\n#endif\n",
    b"#define M(a, ...) a ## __VA_ARGS__ # a\nM(1, 2) M() M(\n",
    b"enum { E = 1 << 40, F_ = E / 0 };\n",
    b"int big[1 << 30][1 << 30][1 << 30];\n",
    b"typedef int T; T T; T (*(*f)(T))(T);\n",
    b"struct s { struct s s; }; union u { int a; } v = {1, 2, 3};\n",
    b"int a[] = {[1000000000] = 1, [-1] = 2, [1 ... 100000] = 3};\n",
]


# Mutations: each takes the text and gives another one


def tokens_of(text: bytes) -> list[bytes]:
    return TOKEN.findall(text)


def token_deleted(text: bytes, r: random.Random) -> bytes:
    tokens = tokens_of(text)
    del tokens[r.randrange(len(tokens))]
    return b"".join(tokens)


def token_doubled(text: bytes, r: random.Random) -> bytes:
    tokens = tokens_of(text)
    at = r.randrange(len(tokens))
    tokens[at:at] = [tokens[at]] * r.choice((1, 1, 1, 2, 50))
    return b"".join(tokens)


def tokens_swapped(text: bytes, r: random.Random) -> bytes:
    tokens = tokens_of(text)
    a = r.randrange(len(tokens))
    b = r.randrange(len(tokens)) if r.random() < 0.3 else min(a + r.randint(1, 4), len(tokens) - 1)
    tokens[a], tokens[b] = tokens[b], tokens[a]
    return b"".join(tokens)


def token_replaced(text: bytes, r: random.Random) -> bytes:
    tokens = tokens_of(text)
    words = [n for n, token in enumerate(tokens) if not token.isspace()] or [0]
    tokens[r.choice(words)] = tokens[r.choice(words)] if r.random() < 0.5 else r.choice(ODD)
    return b"".join(tokens)


def token_inserted(text: bytes, r: random.Random) -> bytes:
    tokens = tokens_of(text)
    tokens.insert(r.randrange(len(tokens)), b" " + r.choice(ODD) + b" ")
    return b"".join(tokens)


def bytes_changed(text: bytes, r: random.Random) -> bytes:
    changed = bytearray(text)
    for _ in range(r.choice((1, 1, 3, 20))):
        changed[r.randrange(len(changed))] = r.randrange(256)
    return bytes(changed)


def bytes_inserted(text: bytes, r: random.Random) -> bytes:
    at = r.randrange(len(text))
    return text[:at] + r.choice(STRANGE) * r.choice((1, 1, 1, 40)) + text[at:]


def end_cut(text: bytes, r: random.Random) -> bytes:
    return text[: r.randrange(1, len(text) + 1)]


def middle_cut(text: bytes, r: random.Random) -> bytes:
    a, b = sorted((r.randrange(len(text)), r.randrange(len(text))))
    return text[:a] + text[b:] or b";"


def line_changed(text: bytes, r: random.Random) -> bytes:
    lines = text.split(b"\n")
    a, b = r.randrange(len(lines)), r.randrange(len(lines))
    kind = r.randrange(4)
    if kind == 0:
        del lines[a]
    elif kind == 1:
        lines.insert(b, lines[a])
    elif kind == 2:
        lines[a], lines[b] = lines[b], lines[a]
    else:
        lines[a : a + 2] = [b"".join(lines[a : a + 2])]
    return b"\n".join(lines)


def nested(text: bytes, r: random.Random) -> bytes:
    tokens = tokens_of(text)
    opening, closing = r.choice(NESTED)
    count = r.choice((5, 60, 300, 1500, 5000, 20000))
    at = r.randrange(len(tokens))
    end = b"" if r.random() < 0.3 else closing * count
    tokens[at] = opening * count + (tokens[at] if r.random() < 0.7 else b"1") + end
    return b"".join(tokens)


def long_lines(text: bytes, r: random.Random) -> bytes:
    kind = r.randrange(4)
    if kind == 0:
        return b"\n".join(line if line.startswith(b"#") else line + b" " for line in text.split(b"\n"))
    at = text.find(b"\n", r.randrange(len(text)))
    filler = [b"x" * 100000, b"1" * 10000, b'"' + b"y" * 100000 + b'"', b" " * 100000 + b"1"][kind]
    return text[:at] + filler + text[at:]


def lines_joined(text: bytes, r: random.Random) -> bytes:
    ends = r.choice((b"\r", b"\r\n", b"\\\n", b" "))
    return text.replace(b"\n", ends)


def otherwise_encoded(text: bytes, r: random.Random) -> bytes:
    return text.decode("utf-8", "replace").encode(
        r.choice(("utf-16", "utf-8-sig", "utf-32", "cp1252", "utf-7")), "replace"
    )


def of_a_page(text: bytes, r: random.Random) -> bytes:
    kind = r.randrange(4)
    if kind == 0:
        return text.replace(b"&", b"&amp;").replace(b"<", b"&lt;").replace(b">", b"&gt;")
    if kind == 1:
        return re.sub(rb"<[^>\n]*>", b"", text)
    if kind == 2:
        return text.replace(b' "', "“".encode()).replace(b'"', "”".encode()).replace(b"-", "\u2013".encode())
    return b"\n".join(b"%4d  %s" % (n, line) for n, line in enumerate(text.split(b"\n"), 1))


def macros_added(text: bytes, r: random.Random) -> bytes:
    lines = text.split(b"\n")
    lines.insert(r.randrange(len(lines)), r.choice(MACROS))
    return b"\n".join(lines)


MUTATIONS: list[Callable[[bytes, random.Random], bytes]] = [
    *[token_deleted] * 4,
    *[token_doubled] * 3,
    *[tokens_swapped] * 3,
    *[token_replaced] * 5,
    *[token_inserted] * 3,
    *[bytes_changed] * 3,
    *[bytes_inserted] * 2,
    *[end_cut] * 2,
    *[middle_cut] * 2,
    *[line_changed] * 4,
    *[nested] * 2,
    long_lines,
    lines_joined,
    otherwise_encoded,
    of_a_page,
    macros_added,
]


def sources() -> list[Path]:
    """The C files that are mutated, in a fixed order."""
    lessons = HERE.parents[1] / "pysock" / "lessons"
    folders = [HERE / "corpus", HERE / "programs", lessons]
    return [file for folder in folders for file in sorted(folder.rglob("*.c"))]


def mutant(files: Sequence[Path], seed: int, number: int) -> tuple[Path, bytes, Options]:
    r = random.Random(f"{seed}/{number}")
    file = r.choice(files)
    text = file.read_bytes()
    for _ in range(r.choice((1, 1, 1, 2, 4))):
        text = r.choice(MUTATIONS)(text, r) or b"\n"
    asked = number % ASKED == 0
    return file, text, Options(include=(file.parent,), partial=r.random() < 0.25, compiler=asked)


# One mutant


class TooLong(BaseException):
    pass


def too_long(number: int, frame: FrameType | None) -> None:
    raise TooLong


def ending(text: bytes, options: Options, folder: Path) -> tuple[str, str]:
    """How its translation ends: "translated", "errors", or the failure; and what there is to say."""
    file = folder / "mutant.c"
    file.write_bytes(text)
    signal.signal(signal.SIGPROF, too_long)
    signal.setitimer(signal.ITIMER_PROF, PATIENCE)
    try:
        result = translated([file], options)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            compile(result.text, "mutant.py", "exec")
        return "translated", ""
    except SyntaxError as error:
        return "not Python", f"{error}\n{error.text}"
    except TranslationError as error:
        messages = [message for message in error.messages if message.kind == "error"]
        placed = all(message.file and message.line > 0 and message.column > 0 and message.text for message in messages)
        if not messages or not placed:
            return "an error without its line", str(error)
        if "its fault" in str(error):
            return "fault", "".join(traceback.format_exception(error.__class__, error, error.__traceback__))
        return "errors", str(error)
    except TooLong:
        return "too long", "".join(traceback.format_exc().splitlines(True)[-12:])
    except BaseException:
        return "traceback", traceback.format_exc()
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def batch(seed: int, numbers: Sequence[int], report: int) -> None:
    """Writes a line before each mutant and one after it, and what its failure is."""
    faulthandler.enable()
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    files = sources()
    with tempfile.TemporaryDirectory() as folder, os.fdopen(report, "w", encoding="utf-8") as out:
        for number in numbers:
            print(f"begin {number}", file=out, flush=True)
            _, text, options = mutant(files, seed, number)
            before = time.process_time()
            kind, said = ending(text, options, Path(folder))
            seconds = time.process_time() - before
            if kind in ("translated", "errors"):
                said = ""
            said = "\n".join(line[:300] for line in said.split("\n"))
            print(f"end {number} {seconds:.2f} {kind!r} {said!r}", file=out, flush=True)


def run(seed: int, count: int, progress: bool = False) -> tuple[Counter[str], list[str], float]:
    """How many ended how, each failure, and the longest time."""
    ends: Counter[str] = Counter()
    failures: list[str] = []
    longest = 0.0
    for first in range(0, count, BATCH):
        reading, writing = os.pipe()
        pid = os.fork()
        if pid == 0:
            try:
                os.close(reading)
                batch(seed, range(first, min(first + BATCH, count)), writing)
                os._exit(0)
            except BaseException:
                traceback.print_exc()
            os._exit(1)
        os.close(writing)
        begun = -1
        with os.fdopen(reading, encoding="utf-8", errors="replace") as lines:
            for line in lines:
                word, _, rest = line.partition(" ")
                if word == "begin":
                    begun = int(rest)
                    continue
                number, seconds, quoted = rest.split(" ", 2)
                longest = max(longest, float(seconds))
                kind = quoted[1 : quoted.index("'", 1)]
                ends[kind] += 1
                begun = -1
                if kind not in ("translated", "errors"):
                    said = ast.literal_eval(quoted.partition("' ")[2])
                    failures.append(f"mutant {number} of seed {seed}: {kind}\n{said}")
        status = os.waitpid(pid, 0)[1]
        if status != 0:
            ends["crash"] += 1
            failures.append(f"mutant {begun} of seed {seed}: the interpreter ended with {status}")
        if progress:
            print(f"\r{min(first + BATCH, count)} {dict(ends)}", end="", file=sys.stderr, flush=True)
    return ends, failures, longest


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, epilog=EPILOG, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--mutants", type=int, default=1000, metavar="N")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--replay", type=int, metavar="NUMBER")
    arguments = parser.parse_args()
    if arguments.replay is not None:
        file, text, options = mutant(sources(), arguments.seed, arguments.replay)
        with tempfile.TemporaryDirectory() as folder:
            kind, said = ending(text, options, Path(folder))
        sys.stdout.write(f"{text.decode('utf-8', 'backslashreplace')}\n--- from {file}, {options}\n{kind}\n{said}\n")
        return kind not in ("translated", "errors")
    ends, failures, longest = run(arguments.seed, arguments.mutants, sys.stderr.isatty())
    print("\n\n".join(failures))
    print(f"{sum(ends.values())} mutants: {dict(ends)}; the longest took {longest:.2f} s of processor time")
    return bool(failures)


if __name__ == "__main__":
    sys.exit(main())
