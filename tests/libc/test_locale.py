"""<locale.h>: the process's locale."""
# ruff: noqa: F403, F405

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from pysock import *


@pytest.fixture(autouse=True)
def restored() -> Iterator[None]:
    before = setlocale(LC_ALL, NULL)
    yield
    assert setlocale(LC_ALL, before) != NULL


TEXTS = (
    "decimal_point thousands_sep grouping int_curr_symbol currency_symbol mon_decimal_point mon_thousands_sep"
    " mon_grouping positive_sign negative_sign"
).split()
NUMBERS = (
    "int_frac_digits frac_digits p_cs_precedes p_sep_by_space n_cs_precedes n_sep_by_space p_sign_posn n_sign_posn"
    " int_p_cs_precedes int_p_sep_by_space int_n_cs_precedes int_n_sep_by_space int_p_sign_posn int_n_sign_posn"
).split()
CATEGORIES = "LC_ALL LC_CTYPE LC_COLLATE LC_MESSAGES LC_MONETARY LC_NUMERIC LC_TIME LC_PAPER LC_NAME".split()


def test_beside_c(beside_c: Callable[..., None]) -> None:
    rows: list[tuple[str, ...]] = [("%s", 'setlocale(LC_ALL, "C")')]
    rows += [("%s", f"setlocale({category}, NULL)") for category in CATEGORIES]
    rows += [("", "struct lconv *l = localeconv()", "l = localeconv()")]
    rows += [("%s", f"l->{name}", f"l.{name}") for name in TEXTS]
    rows += [("%d", f"l->{name}", f"l.{name}") for name in NUMBERS]
    rows += [
        ("%s", 'setlocale(LC_NUMERIC, "POSIX")'),
        ("%d", 'setlocale(LC_ALL, "no such locale") == NULL'),
        ("%d", 'setlocale(99, "C") == NULL'),
        ("%d", "setlocale(-1, NULL) == NULL"),
        ("%s", "setlocale(LC_ALL, NULL)"),
        ("%d", 'setlocale(LC_CTYPE, "C.UTF-8") == NULL'),
        ("%s", "setlocale(LC_ALL, NULL)"),
        ("%d", 'setlocale(LC_ALL, "C") == NULL'),
    ]
    beside_c("locale.h", rows)


def test_what_the_environment_names(monkeypatch: pytest.MonkeyPatch) -> None:
    assert setenv("LC_ALL", "C", 1) == 0
    assert cstr(setlocale(LC_ALL, "")) == "C"
    assert unsetenv("LC_ALL") == 0 and setenv("LC_TIME", "no such locale", 1) == 0
    assert setlocale(LC_TIME, "") == NULL
    assert unsetenv("LC_TIME") == 0


def test_a_name_outlives_the_next_call(collect: Callable[[], None]) -> None:
    assert setlocale(LC_ALL, "C") != NULL
    first = setlocale(LC_ALL, NULL)
    for name in ("POSIX", "C", "C.UTF-8", "C"):
        setlocale(LC_CTYPE, name)
    collect()
    taken = [new("char[2]", b"\xff\xff") for _ in range(100)]
    assert cstr(first) == "C"
    assert cstr(setlocale(LC_ALL, first)) == "C"
    del taken


def test_what_is_refused() -> None:
    with pytest.raises(TypeError, match=r"^setlocale: locale takes text .* not int"):
        setlocale(LC_ALL, 0)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match=r"^setlocale: locale has no NUL in its 1 bytes"):
        setlocale(LC_ALL, new("char[1]", b"C"))
    with pytest.raises(TypeError, match=r"^setlocale: category takes an int"):
        setlocale("LC_ALL", NULL)  # type: ignore[arg-type]
