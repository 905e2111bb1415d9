"""<sysexits.h> and <paths.h>: numbers to end with, and places."""

from __future__ import annotations

from typing import Any

EXITS = (
    "OK _BASE USAGE DATAERR NOINPUT NOUSER NOHOST UNAVAILABLE SOFTWARE OSERR OSFILE CANTCREAT IOERR TEMPFAIL PROTOCOL"
    " NOPERM CONFIG _MAX"
).split()
PATHS = (
    "DEFPATH STDPATH BSHELL CONSOLE CSHELL DEVDB DEVNULL DRUM GSHADOW KLOG KMEM LASTLOG MAILDIR MAN MEM MNTTAB MOUNTED"
    " NOLOGIN PRESERVE RWHODIR SENDMAIL SHADOW SHELLS TTY UNIX UTMP VI WTMP DEV TMP VARDB VARRUN VARTMP"
).split()


def test_beside_c(programs: Any) -> None:
    """Each of them, joined as C joins literals; the last one is the status."""
    c = "#include <paths.h>\n#include <stdio.h>\n#include <stdlib.h>\n#include <sysexits.h>\nint main(void) {\n"
    c += "".join(f'printf("%d\\n", EX_{name});\n' for name in EXITS)
    c += "".join(f'printf("%s\\n", _PATH_{name} "x");\n' for name in PATHS)
    c += "exit(EX_CONFIG); }\n"
    python = "from pysock import *\n"
    python += "".join(f'printf("%d\\n", EX_{name})\n' for name in EXITS)
    python += "".join(f'printf("%s\\n", _PATH_{name} + b"x")\n' for name in PATHS)
    python += "exit(EX_CONFIG)\n"
    ended = programs.same(c, python)
    assert ended.status == 78 and ended.out.count("\n") == len(EXITS) + len(PATHS)
