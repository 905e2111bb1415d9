"""The short way of the lexer gives the parser the same tree, with the same places."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from pycparser import c_parser

from pysock.translate import lexer, parse
from pysock.translate.preprocess import Preprocessor
from pysock.translate.source import Source

FILES = sorted(Path(__file__).parent.glob("programs/*/*.c"))[::3]

ODD = """
int a=1,*b=&a , c = 0x1F, d=017, e = 0, f='x', g = 1.5e3, h = .5, i = 10UL, j = 2147483648;
char *s = "a\\"b" "c" L"d"; struct t { int x : 3; } *p;
int m(void) { return p->x==1&&a!=2||!c?a<<=1,a<b[0]:a&&b; a&=1; a<=b[0]; a*=2; *b = a*e; if (a . x) ; }

\t
int after;
"""


def tree(text: bytes, name: str) -> str:
    source = Source(name, text)
    joined = Preprocessor([], {}, lambda *_: None).read([(source, Path(name))])
    root, problems = parse.parse(joined)
    out = io.StringIO()
    if root is not None:
        root.show(buf=out, attrnames=True, nodenames=True, showcoord=True)
    return out.getvalue() + str(problems)


@pytest.mark.parametrize("text", [ODD, ODD.replace("after;", "after"), *FILES], ids=lambda v: getattr(v, "stem", "odd"))
def test_the_same_tree(text: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    if lexer.parser().clex.token.__name__ == "token":
        pytest.skip("this version of pycparser has its own lexer alone")
    data = text.read_bytes() if isinstance(text, Path) else text.encode()
    ours = tree(data, str(text)[:40])
    monkeypatch.setattr(lexer, "parser", c_parser.CParser)
    assert ours == tree(data, str(text)[:40])
