"""<string.h> and <strings.h> beside the C."""
# ruff: noqa: E501, F403, F405

from __future__ import annotations

from collections.abc import Callable

import pytest

from pysock import *


def bytes_of(name: str, size: int) -> list[tuple[str, ...]]:
    return [("%d", f"{name}[{i}]") for i in range(size)]


# fmt: off
MEMORY = [
    ("", "char a[8]", 'a = new("char[8]")'),
    ("", "char b[8] = {1, 2, 3, 4, 5, 6, 7, 8}", 'b = new("char[8]", list(range(1, 9)))'),
    ("%d", "memset(a, 'x', 8) == a", 'memset(a, ord("x"), 8) == a'), *bytes_of("a", 8),
    ("%d", "memset(a, 256 + 5, 3) == a"), *bytes_of("a", 8),
    ("%d", "memcpy(a, b, 4) == a"), *bytes_of("a", 8),
    ("%d", "memcpy(a + 4, b, 4) == a + 4"), *bytes_of("a", 8),
    ("%d", "memmove(a + 1, a, 7) == a + 1"), *bytes_of("a", 8),
    ("%d", "(char *)mempcpy(a, b, 3) - a", 'cast("char *", mempcpy(a, b, 3)) - cast("char *", a)'),
    ("%d", "(char *)memccpy(a, b, 3, 8) - a", 'cast("char *", memccpy(a, b, 3, 8)) - cast("char *", a)'), *bytes_of("a", 8),
    ("%d", "memccpy(a, b, 99, 4) == NULL"), *bytes_of("a", 8),
    ("%d", 'memcmp("abc", "abd", 3) < 0', 'memcmp(b"abc", b"abd", 3) < 0'),
    ("%d", 'memcmp("abc", "abd", 2)', 'memcmp(b"abc", b"abd", 2)'),
    ("%d", r'memcmp("a\0b", "a\0c", 3) < 0', r'memcmp(b"a\0b", b"a\0c", 3) < 0'),
    ("%d", "(char *)memchr(b, 5, 8) - b", 'cast("char *", memchr(b, 5, 8)) - cast("char *", b)'),
    ("%d", "memchr(b, 9, 8) == NULL"),
    ("%d", "(char *)memrchr(b, 2, 8) - b", 'cast("char *", memrchr(b, 2, 8)) - cast("char *", b)'),
    ("%d", "(char *)memmem(b, 8, b + 3, 2) - b", 'cast("char *", memmem(b, 8, b + 3, 2)) - cast("char *", b)'),
    ("%d", "memmem(b, 2, b + 3, 2) == NULL"),
    ("", "explicit_bzero(a, 4)"), *bytes_of("a", 8),
    ("", "bzero(a + 4, 2)"), *bytes_of("a", 8),
    ("", "bcopy(b, a, 4)"), *bytes_of("a", 8),
    ("%d", "bcmp(a, b, 4)"),
    ("%d", "bcmp(a, b, 8) != 0"),
    *[("%d", f"{call}({n})") for call in ("ffs", "ffsl", "ffsll") for n in (0, 1, 2, 8, 12, -1, -2**31)],
    ("%d", "ffsll(1LL << 40)", "ffsll(1 << 40)"),
]
TEXT = [
    ("", "char t[32] = \"hello\"", 't = new("char[32]", b"hello")'),
    ("", "char u[32]", 'u = new("char[32]")'),
    ("%zu", "strlen(t)"), ("%zu", 'strlen("")'), ("%zu", r'strlen("na\xc3\xafve")', 'strlen("na\\xefve")'),
    ("%zu", "strnlen(t, 3)"), ("%zu", "strnlen(t, 10)"),
    ("%s", "strcpy(u, t)"), ("%d", "stpcpy(u, \"abc\") - u", 'stpcpy(u, "abc") - cast("char *", u)'), ("%s", "u"),
    ("", "memset(u, 'x', 32)", 'memset(u, ord("x"), 32)'),
    ("%d", 'strncpy(u, "abc", 8) == u'), *bytes_of("u", 10),
    ("%d", 'stpncpy(u, "ab", 4) - u', 'stpncpy(u, "ab", 4) - cast("char *", u)'), *bytes_of("u", 10),
    ("", "strcpy(u, \"abc\")"), ("%s", 'strcat(u, "def")'), ("%s", 'strncat(u, "ghijk", 2)'), ("%s", "u"),
    ("%d", 'strcmp("abc", "abd") < 0'), ("%d", 'strcmp("abc", "abc")'), ("%d", 'strcmp("b", "abc") > 0'),
    ("%d", 'strncmp("abc", "abd", 2)'), ("%d", 'strncmp("abc", "abd", 3) < 0'),
    ("%d", 'strcasecmp("ABC", "abc")'), ("%d", 'strncasecmp("ABCx", "abcy", 3)'),
    ("%d", 'strcoll("a", "b") < 0'), ("%d", 'strverscmp("file9", "file10") < 0'),
    ("%zu", 'strxfrm(u, "abc", 32)'), ("%zu", 'strxfrm(NULL, "abc", 0)'),
    ("%s", "strchr(t, 'l')", 'strchr(t, ord("l"))'), ("%d", "strchr(t, 'z') == NULL", 'strchr(t, ord("z")) == NULL'),
    *[("%s", f"basename({path})", f"cstr(basename(b{path}))") for path in ('"/usr/bin/env"', '"./server"', '"server"', '"/tmp/"', '""')],
    ("%s", "strrchr(t, 'l')", 'strrchr(t, ord("l"))'), ("%s", "strchrnul(t, 'z')", 'strchrnul(t, ord("z"))'),
    ("%s", "index(t, 'e')", 'index(t, ord("e"))'), ("%s", "rindex(t, 'l')", 'rindex(t, ord("l"))'),
    ("%d", "strchr(t, 0) - t", 'strchr(t, 0) - cast("char *", t)'),
    ("%s", 'strstr("hello world", "wor")'), ("%d", 'strstr("hello", "x") == NULL'), ("%s", 'strcasestr("Hello World", "WOR")'),
    ("%s", 'strpbrk("key=value", "=:")'), ("%zu", 'strspn("aabbc", "ab")'), ("%zu", 'strcspn("key=value", "=")'),
    ("", "char *d = strdup(t)", "d = strdup(t)"), ("%s", "d"), ("", "free(d)"),
    ("", "d = strndup(t, 2)"), ("%s", "d"), ("", "free(d)"),
]
SPLIT = [
    ("", 'char s[] = "one,two,,three;four"', 's = new("char[]", b"one,two,,three;four")'),
    ("%s", 'strtok(s, ",")'), ("%s", 'strtok(NULL, ",")'), ("%s", 'strtok(NULL, ";")'), ("%s", 'strtok(NULL, ";")'), ("%d", 'strtok(NULL, ";") == NULL'), ("%s", "s"),
    ("", 'char r[] = "a b  c"', 'r = new("char[]", b"a b  c")'),
    ("", "char *save", 'save = new("char *")'),
    ("%s", 'strtok_r(r, " ", &save)', 'strtok_r(r, " ", save)'), ("%s", 'strtok_r(NULL, " ", &save)', 'strtok_r(NULL, " ", save)'),
    ("%s", 'strtok_r(NULL, " ", &save)', 'strtok_r(NULL, " ", save)'), ("%d", 'strtok_r(NULL, " ", &save) == NULL', 'strtok_r(NULL, " ", save) == NULL'),
    ("", 'char e[] = "a,,b"', 'e = new("char[]", b"a,,b")'),
    ("", "char *p = e", 'p = new("char *", e)'),
    ("[%s]", 'strsep(&p, ",")', 'strsep(p, ",")'), ("[%s]", 'strsep(&p, ",")', 'strsep(p, ",")'), ("[%s]", 'strsep(&p, ",")', 'strsep(p, ",")'),
    ("%d", "p == NULL", "p[0] == NULL"), ("%d", 'strsep(&p, ",") == NULL', 'strsep(p, ",") == NULL'),
    ("", 'char only[] = ",,,"', 'only = new("char[]", b",,,")'), ("%d", 'strtok(only, ",") == NULL'), ("%d", 'strtok(NULL, ",") == NULL'),
]
WORDS = [
    *[("%s", f"strerror({n})") for n in (0, 1, 2, 11, 98, 111, 133, 134, 9999, -1)],
    *[("%s", f"strerrorname_np({n})") for n in (1, 2, 98, 9999)], *[("%s", f"strerrordesc_np({n})") for n in (1, 2)],
    *[("%s", f"strsignal({n})") for n in (1, 2, 9, 13, 64, 99, -1)],
    *[("%s", f"sigabbrev_np({n})") for n in (2, 13, 99)], *[("%s", f"sigdescr_np({n})") for n in (2, 13, 99)],
    ("", "char w[64]", 'w = new("char[64]")'), ("%s", "strerror_r(2, w, 64)"), ("%s", "strerror_r(9999, w, 64)"), ("%s", "strerror_r(9999, w, 8)"),
]
# fmt: on


@pytest.mark.parametrize("rows", [MEMORY, TEXT, SPLIT, WORDS], ids=["memory", "text", "split", "words"])
def test_beside_c(rows: list[tuple[str, ...]], beside_c: Callable[..., None]) -> None:
    beside_c("string.h strings.h stdlib.h", rows)


def test_a_text_that_was_overwritten_is_not_split_on() -> None:
    s = new("char[8]", b"a b c")
    assert cstr(strtok(s, " ")) == "a"
    memset(s, ord("x"), 8)
    with pytest.raises(ValueError, match=r"^strtok: the text has been overwritten since the last call"):
        strtok(NULL, " ")
    save = new("char *")
    with pytest.raises(ValueError, match=r"^strtok_r: str and \*saveptr are NULL; pass the text in the first call"):
        strtok_r(NULL, " ", save)


def test_signals_are_named() -> None:
    assert cstr(strsignal(SIGINT)) == "Interrupt"


def test_memory_that_is_no_longer_there_is_not_searched() -> None:
    memory = mmap(NULL, 64, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
    assert munmap(memory, 64) == 0
    with pytest.raises(ValueError, match=r"^memccpy: src is memory of mmap\(\) that munmap\(\) has taken away$"):
        memccpy(new("char[64]"), memory, ord("x"), 64)
