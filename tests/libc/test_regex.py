"""<regex.h>: regular expressions."""
# ruff: noqa: F403, F405

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from pysock import *


@pytest.fixture
def dates() -> Iterator[regex_t]:
    preg = regex_t()
    assert regcomp(preg, b"([0-9]+)-([0-9]+)(x)?", REG_EXTENDED) == 0
    yield preg
    regfree(preg)


def words(code: int, preg: object = NULL) -> str:
    buf = new("char[100]")
    assert regerror(code, preg, buf, sizeof(buf)) == strlen(buf) + 1
    return cstr(buf)


def test_matches(dates: regex_t) -> None:
    found = new("regmatch_t[5]")
    assert dates.re_nsub == 3
    assert regexec(dates, "on 12-345.", 5, found, 0) == 0
    assert [(m.rm_so, m.rm_eo) for m in found] == [(3, 9), (3, 5), (6, 9), (-1, -1), (-1, -1)]
    assert regexec(dates, b"none", 5, found, 0) == REG_NOMATCH
    assert regexec(dates, new("char[]", b"1-2"), 0, NULL, 0) == 0
    assert regexec(dates, b"1-2x", 1, found, 0) == 0 and (found[0].rm_so, found[0].rm_eo) == (0, 4)


def test_a_part_of_the_string(dates: regex_t) -> None:
    found = new("regmatch_t[1]", [[3, 6]])
    text = new("char[8]", b"99 1-234")
    assert regexec(dates, text, 1, found, REG_STARTEND) == 0, "no NUL is needed"
    assert (found[0].rm_so, found[0].rm_eo) == (3, 6)
    found[0] = [3, 9]
    with pytest.raises(ValueError, match=r"^regexec: pmatch\[0\].rm_eo is 9, but string holds 8 bytes"):
        regexec(dates, text, 1, found, REG_STARTEND)
    for part in ([-1, 3], [4, 3]):
        found[0] = part
        with pytest.raises(ValueError, match=rf"^regexec: pmatch\[0\] is from {part[0]} to 3, which is no part"):
            regexec(dates, text, 1, found, REG_STARTEND)
    found[0] = [0, 1]
    assert regexec(dates, text, 0, found, REG_STARTEND) == REG_NOMATCH
    with pytest.raises(ValueError, match=r"^regexec: pmatch is NULL"):
        regexec(dates, text, 0, NULL, REG_STARTEND)


def test_flags() -> None:
    preg = regex_t()
    assert regcomp(preg, "^b$", REG_NEWLINE | REG_NOSUB | REG_ICASE) == 0
    assert regexec(preg, "a\nB\nc", 9, NULL, 0) == 0, "REG_NOSUB: pmatch is not looked at"
    assert regexec(preg, "B", 0, NULL, REG_NOTBOL) == REG_NOMATCH == regexec(preg, "b", 0, NULL, REG_NOTEOL)
    regfree(preg)


def test_what_cannot_be_one() -> None:
    preg = regex_t()
    for text, code in (
        (b"(", REG_EPAREN),
        (b"[a", REG_EBRACK),
        (b"a{2", REG_EBRACE),
        (b"a{2,1}", REG_BADBR),
        (b"[z-a]", REG_ERANGE),
        (b"[[:none:]]", REG_ECTYPE),
        (b"a\\", REG_EESCAPE),
        (b"(a)\\2", REG_ESUBREG),
        (b"a{40000}", REG_ESIZE),
        (b"*a", REG_BADRPT),
    ):
        assert regcomp(preg, text, REG_EXTENDED) == code, text
        assert len(words(code, preg)) > 5
        with pytest.raises(ValueError, match=r"^regfree: preg is not in use: regcomp\(\) makes it"):
            regfree(preg)
    assert words(REG_NOMATCH) == "No match"
    small = new("char[4]")
    assert regerror(REG_NOMATCH, NULL, small, 4) == 9 and cstr(small) == "No "
    assert regerror(REG_NOMATCH, NULL, NULL, 0) == 9


def test_what_is_refused(dates: regex_t) -> None:
    preg, found = regex_t(), new("regmatch_t[2]")
    for call, message in (
        (lambda: regexec(preg, b"x", 0, NULL, 0), r"regexec: preg is not in use"),
        (lambda: regfree(preg), r"regfree: preg is not in use"),
        (lambda: regfree(regex_t(dates)), r"regfree: preg is not in use"),
        (lambda: regexec(new("char[64]"), b"x", 0, NULL, 0), r"regexec: preg takes a regex_t"),
        (lambda: regexec(dates, b"x", 3, found, 0), r"regexec: nmatch .* is 24, but pmatch holds 16 bytes"),
        (lambda: regexec(dates, b"x", 1, NULL, 0), r"regexec: pmatch is NULL"),
        (lambda: regexec(dates, b"x", -1, found, 0), r"regexec: nmatch .* is -1; C would take it for a huge"),
        (lambda: regexec(dates, NULL, 0, NULL, 0), r"regexec: string is NULL"),
        (lambda: regcomp(preg, new("char[2]", b"ab"), 0), r"regcomp: regex has no NUL in its 2 bytes"),
        (lambda: regcomp(preg, b"(" * 4001, 0), r"regcomp: regex has more than 4000 groups"),
        (lambda: regerror(1000, NULL, NULL, 0), r"regerror: errcode is 1000, which neither"),
        (lambda: regerror(REG_NOMATCH, NULL, new("char[4]"), 5), r"regerror: errbuf_size is 5, but errbuf holds 4"),
        (lambda: regerror(REG_NOMATCH, NULL, NULL, 5), r"regerror: errbuf is NULL"),
    ):
        with pytest.raises((TypeError, ValueError), match=f"^{message}"):
            call()


def test_groups_as_deep_as_they_may_be() -> None:
    preg = regex_t()
    assert regcomp(preg, b"(" * 4000 + b"a" + b")" * 4000, REG_EXTENDED) == 0
    assert preg.re_nsub == 4000 and regexec(preg, b"a", 0, NULL, 0) == 0
    regfree(preg)


def test_one_copied_over_another() -> None:
    """Freeing both would free the same memory twice."""
    both = new("regex_t[2]")
    first, second = both + 0, both + 1
    assert regcomp(first, b"a", 0) == regcomp(second, b"b", 0) == 0
    mine = regex_t(second[0])
    second[0] = first[0]
    for call in (lambda: regfree(second), lambda: regexec(second, b"a", 0, NULL, 0)):
        with pytest.raises(
            ValueError, match=r"preg is not what regcomp\(\) has made: something else was copied over it$"
        ):
            call()
    second[0] = mine
    second[0].re_nsub = 99
    assert regexec(second, b"b", 0, NULL, 0) == 0 == regexec(first, b"a", 0, NULL, 0)
    regfree(second)
    regfree(first)


def test_beside_c(beside_c: Callable[..., None]) -> None:
    beside_c(
        "regex.h string.h",
        [
            (
                "",
                "regex_t re; regmatch_t m[3]; char buf[80]",
                "re = regex_t(); m = new('regmatch_t[3]'); buf = new('char[80]')",
            ),
            ("%d", 'regcomp(&re, "\\\\(a*\\\\)b\\\\{2\\\\}", 0)', "regcomp(re, rb'\\(a*\\)b\\{2\\}', 0)"),
            ("%zu", "re.re_nsub"),
            ("%d", 'regexec(&re, "xaabbb", 3, m, 0)', "regexec(re, 'xaabbb', 3, m, 0)"),
            ("%d", "m[0].rm_so"),
            ("%d", "m[0].rm_eo"),
            ("%d", "m[1].rm_eo"),
            ("%d", "m[2].rm_so"),
            ("%d", 'regexec(&re, "xyz", 3, m, 0)', "regexec(re, 'xyz', 3, m, 0)"),
            ("", "regfree(&re)", "regfree(re)"),
            ("%d", 'regcomp(&re, "[", 0)', "regcomp(re, '[', 0)"),
            ("%zu", "regerror(REG_EBRACK, &re, buf, 80)", "regerror(REG_EBRACK, re, buf, 80)"),
            ("%s", "buf"),
            ("%zu", "regerror(REG_ESPACE, &re, buf, 5)", "regerror(REG_ESPACE, re, buf, 5)"),
            ("%s", "buf"),
            ("%d", "RE_DUP_MAX"),
        ],
    )
