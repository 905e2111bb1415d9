"""<inttypes.h>, <stddef.h>, <stdbool.h>, <limits.h>: the widest integers, offsets, limits."""
# ruff: noqa: E501, F403, F405

from __future__ import annotations

from collections.abc import Callable

import pytest

from pysock import *


def test_division() -> None:
    result = imaxdiv(-7, 2)
    assert (result.quot, result.rem) == (-3, -1)
    with pytest.raises(ZeroDivisionError, match=r"^imaxdiv: denominator is 0; C dies of SIGFPE"):
        imaxdiv(1, 2**64)
    with pytest.raises(OverflowError, match=r"^imaxdiv: numerator .* does not fit intmax_t"):
        imaxdiv(INTMAX_MIN, -1)


def test_numbers_in_text() -> None:
    end = new("char *")
    assert strtoimax("-12 rest", end, 10) == -12 and cstr(end[0]) == " rest"
    assert strtoumax(b"ff", end, 16) == 255 and cstr(end[0]) == ""
    errno[0] = 0
    assert strtoumax("99999999999999999999", NULL, 10) == UINTMAX_MAX and errno == ERANGE
    with pytest.raises(TypeError, match=r"^strtoimax: endptr takes the address of a pointer"):
        strtoimax("1", new("int"), 10)


def test_offsets() -> None:
    assert offsetof("struct sockaddr_in", "sin_addr") == offsetof(sockaddr_in, "sin_addr.s_addr") == 4
    assert offsetof("struct sockaddr", "sa_data[3]") == 5
    with pytest.raises(ValueError, match=r"^offsetof: member is 'none', but no field is named 'none'"):
        offsetof(sockaddr_in, "none")
    with pytest.raises(TypeError, match=r"^offsetof: member takes a field's name as text, not int"):
        offsetof(sockaddr_in, 4)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match=r"^offsetof: "):
        offsetof("int", "x")


def test_beside_c(beside_c: Callable[..., None]) -> None:
    beside_c(
        "inttypes.h stddef.h stdbool.h limits.h netinet/in.h sys/un.h",
        [
            ("%jd", "imaxdiv(17, -5).quot"),
            ("%jd", "imaxdiv(17, -5).rem"),
            ("%jd", "imaxabs(INTMAX_MIN + 1)"),
            ("%jd", 'strtoimax("0x7fz", NULL, 0)', "strtoimax(b'0x7fz', NULL, 0)"),
            ("%ju", 'strtoumax("-1", NULL, 10)', "strtoumax(b'-1', NULL, 10)"),
            ("%zu", "offsetof(struct sockaddr_in6, sin6_scope_id)", "offsetof('struct sockaddr_in6', 'sin6_scope_id')"),
            ("%zu", "offsetof(struct sockaddr_un, sun_path)", "offsetof(sockaddr_un, 'sun_path')"),
            (
                "%zu",
                "sizeof(ptrdiff_t) + sizeof(wchar_t) + sizeof(max_align_t)",
                "sizeof('ptrdiff_t') + sizeof('wchar_t') + sizeof('max_align_t')",
            ),
            ("%d", "true + true + false"),
            *(
                ("%lld", f"(long long){name}", name)
                for name in "CHAR_BIT CHAR_MIN INT_MIN UINT_MAX LONG_MAX LLONG_MIN SSIZE_MAX PATH_MAX NAME_MAX PIPE_BUF IOV_MAX HOST_NAME_MAX".split()
            ),
            ("%llu", "ULLONG_MAX"),
        ],
    )
