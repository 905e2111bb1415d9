"""<math.h>, <sys/file.h> and <sys/utsname.h> beside what C and the kernel say."""

from __future__ import annotations

import math
import os
import struct
import subprocess
from pathlib import Path
from typing import Callable

import pytest

from pysock import cstr, errno, new
from pysock.libc import math as libc
from pysock.libc.fcntl import O_CREAT, O_RDWR, open
from pysock.libc.sys.file import LOCK_EX, LOCK_NB, LOCK_UN, flock
from pysock.libc.sys.utsname import uname, utsname

ONE = "acos asin atan cos sin tan asinh atanh cosh sinh tanh exp exp2 expm1 log log2 log10 log1p sqrt cbrt fabs ceil \
floor round trunc rint nearbyint erf erfc tgamma lgamma logb".split()
TWO = "atan2 pow hypot fmod remainder fmax fmin fdim copysign nextafter".split()
NUMBERS = [0.0, -0.0, 0.5, 1.0, -1.5, 2.5, 3e300, -7e-310, math.inf, -math.inf]


def bits(value: float) -> bytes:
    return b"nan" if value != value else struct.pack("d", value)


def test_each_is_what_c_computes(compile_c: Callable[..., Path]) -> None:
    c = "#include <math.h>\n#include <stdio.h>\nstatic void show(double v) { fwrite(&v, 8, 1, stdout); }\n"
    c += "int main(void) {"
    c += f"static const double n[] = {{{', '.join(str(x).replace('inf', 'INFINITY') for x in NUMBERS)}}};"
    c += f"for (int i = 0; i < {len(NUMBERS)}; i++) {{"
    c += "".join(f"show({name}(n[i]));" for name in ONE)
    c += "for (int j = 0; j < 10; j++) {" + "".join(f"show({name}(n[i], n[j]));" for name in TWO) + "}}}"
    program = compile_c(c, "-Wl,--no-as-needed", "-lm", "-w")
    done = subprocess.run([str(program)], stdout=subprocess.PIPE, check=False).stdout
    theirs = [value for (value,) in struct.iter_unpack("d", done)]
    calls: list[tuple[str, tuple[float, ...]]] = []
    for x in NUMBERS:
        calls += [(name, (x,)) for name in ONE] + [(name, (x, y)) for y in NUMBERS for name in TWO]
    different = [
        (name, given, ours, value)
        for (name, given), value in zip(calls, theirs)
        if bits(ours := getattr(libc, name)(*given)) != bits(value)
        and not (name in ("fmax", "fmin") and ours == value == 0)  # of 0 and -0 either one
    ]
    assert (different, len(theirs)) == ([], len(calls))


def test_two_results() -> None:
    exponent, whole = new("int"), new("double")
    assert (libc.frexp(10.0, exponent), exponent[0]) == (0.625, 4)
    assert (libc.modf(-2.75, whole), whole[0]) == (-0.75, -2.0)


def test_whole_numbers_and_classes() -> None:
    assert [f(2.5) for f in (libc.lround, libc.llround, libc.lrint, libc.llrint)] == [3, 3, 2, 2]
    assert (libc.ilogb(8.0), libc.ldexp(0.5, 4), libc.scalbn(1.0, -1), libc.fma(2.0, 3.0, 4.0)) == (3, 8.0, 0.5, 10.0)
    assert libc.isnan(libc.nan("")) and libc.isnan(libc.NAN) and not libc.isnan(1.0)
    assert libc.isinf(libc.INFINITY) and libc.isfinite(1.0) and not libc.isfinite(libc.HUGE_VAL)
    assert libc.signbit(-0.0) and libc.isnormal(1.0) and libc.fpclassify(0.0) == libc.FP_ZERO
    assert [math.pi, math.e, math.sqrt(2)] == [libc.M_PI, libc.M_E, libc.M_SQRT2]


def test_an_error_sets_errno() -> None:
    errno[0] = 0
    libc.log(-1.0)
    assert errno == 33  # EDOM


def test_what_is_no_number() -> None:
    with pytest.raises(TypeError, match="sqrt: x takes a number, not str"):
        libc.sqrt("2")  # type: ignore[arg-type]


def test_a_lock_is_the_open_files(tmp_path: Path) -> None:
    first, second = (open(os.fsencode(tmp_path / "f"), O_RDWR | O_CREAT, 0o600) for _ in range(2))
    assert flock(first, LOCK_EX) == 0
    assert (flock(second, LOCK_EX | LOCK_NB), errno == 11) == (-1, True)  # EWOULDBLOCK
    assert flock(first, LOCK_UN) == flock(second, LOCK_EX | LOCK_NB) == 0
    os.close(first)
    os.close(second)


def test_the_names_of_the_system() -> None:
    names = utsname()
    assert uname(names) == 0
    assert (cstr(names.sysname), cstr(names.nodename), cstr(names.machine)) == tuple(os.uname()[i] for i in (0, 1, 4))
