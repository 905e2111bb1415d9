"""Builds `pysock._libc`, the one cffi API-mode module, from the header files in `csrc/include`.

It asks this system's compiler which of the declared names exist (an absent feature becomes an absent name, never a
wrong number), lowers the true prototypes to what lets C convert the arguments as C does, and hands the result to cffi.
setup.py calls `builder()` and reads `COMPILE_ARGS`; wrappers.py, which writes Python's side, calls `available()`.
"""

from __future__ import annotations

import functools
import os
import re
import shlex
import subprocess
import sys
import sysconfig
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent))

import declarations
import quick
from declarations import Constant, Declaration, Function, Header, Parameter, Struct, Typedef, Variable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cffi import FFI

HERE = Path(__file__).resolve().parent

#: The lowered pointers (`signed char *` for `char *`, `void *` for the rest) are what these would warn of.
COMPILE_ARGS = [
    "-Wall",
    "-Wextra",
    "-Wno-pointer-sign",
    "-Wno-incompatible-pointer-types",
    "-Wno-deprecated-declarations",
    "-Wno-absolute-value",
    "-Wno-address-of-packed-member",
    "-Wno-unused-parameter",
    "-Wno-missing-field-initializers",
]

#: A header that is left out where another one, which declares the same, exists.
INSTEAD = {"netpacket/packet.h": "linux/if_packet.h"}

#: Headers of Linux that define anew what libc's headers define. Some glibc has an arrangement with, and other libraries
#: have not; for the rest, since no C file can include both, these names of theirs begin with linux_. Those that are not
#: the same as libc's are declared so.
TWINS = {
    "linux/if.h": "",
    "linux/in.h": "",
    "linux/in6.h": "",
    "linux/ipv6.h": "",
    "linux/prctl.h": "",
    "linux/sysinfo.h": "",
    "linux/if_arp.h": "arphdr arpreq arpreq_old MAX_ADDR_LEN",
    "linux/icmp.h": "icmphdr",
    "linux/ip.h": "iphdr",
    "linux/tcp.h": "tcphdr tcp_info tcp_md5sig tcp_repair_opt tcp_repair_window tcp_zerocopy_receive tcp_ca_state"
    " TCP_CA_Open TCP_CA_Disorder TCP_CA_CWR TCP_CA_Recovery TCP_CA_Loss"
    " TCP_NO_QUEUE TCP_RECV_QUEUE TCP_SEND_QUEUE TCP_QUEUES_NR",
    "linux/udp.h": "udphdr",
    "linux/un.h": "sockaddr_un",
}

#: Macros of a header that cover a function of another one, and have that one's name; they are taken off again.
COVERING = {"libgen.h": ("basename",)}

#: What a program defines before it includes the header, to have its arrays of names.
NAMES = {
    "arpa/ftp.h": ("FTP_NAMES",),
    "arpa/telnet.h": ("TELCMDS", "TELOPTS", "SLC_NAMES", "AUTH_NAMES", "ENCRYPT_NAMES"),
}

#: Macros that assign to arguments: these are declared as pointers.
ASSIGNING = {
    "NLMSG_NEXT": "len",
    "RTA_NEXT": "attrlen",
    **{name: "s cp" for name in "NS_GET16 NS_GET32 GETSHORT GETLONG".split()},
    **{name: "cp" for name in "NS_PUT16 NS_PUT32 PUTSHORT PUTLONG".split()},
}

#: Structs that cffi wants to be told whole, and that hold some of which it is not: it must not know those yet.
EARLY = frozenset({"struct icmp_ext_echo_iio", "struct ipv6hdr"})

#: Integer types that cffi knows by itself: include/ declares some for Python's sake. The unsigned 64-bit ones keep
#: their type when lowered.
UNSIGNED_64 = frozenset(
    "size_t|uint64_t|uintmax_t|uintptr_t|unsigned long|unsigned long int|unsigned long long".split("|")
)
INTEGERS = UNSIGNED_64 | frozenset(
    "char|signed char|unsigned char|short|unsigned short|int|unsigned|unsigned int|long|long int|long long"
    "|ssize_t|int8_t|int16_t|int32_t|int64_t|uint8_t|uint16_t|uint32_t|intmax_t|intptr_t|ptrdiff_t"
    "|wchar_t|wint_t".split("|")
)


class BuildError(Exception):
    """The build cannot go on; the text says why, and the remedy."""


@dataclass(frozen=True, eq=False)
class Platform:
    """What the compiler said: the headers less the names it does not know, and those names by header."""

    headers: tuple[Header, ...]
    absent: dict[str, tuple[str, ...]]
    char_is_signed: bool
    unsigned_64: frozenset[str] = frozenset()  # typedefs that hold what a long long does not
    pointers: frozenset[str] = frozenset()  # typedefs that are integers elsewhere, and here pointers
    constant: frozenset[str] = frozenset()  # variables that may not be set here


def compiler() -> list[str]:
    return shlex.split(os.environ.get("CC") or sysconfig.get_config_var("CC") or "cc")


def preamble(headers: tuple[Header, ...]) -> str:
    """C that includes every header of ours that this system has, but for those that are another one's old name."""
    lines = ["#define _GNU_SOURCE 1"]
    for path in sorted((header.path for header in headers if header.declarations), key=_place):
        instead = INSTEAD.get(path)
        condition = f"__has_include(<{path}>)" + (f" && !__has_include(<{instead}>)" if instead else "")
        condition += " && defined(__GLIBC__)" if path in TWINS else ""
        lines += [f"#if {condition}", *inclusion(path), "#endif"]
        lines += [f"#undef {name}" for name in COVERING.get(path, ())]
    return "\n".join(lines) + "\n"


def _place(path: str) -> int:
    """libc's headers know how to go before Linux's own, two of which define the same structs."""
    return 2 if path in COVERING else int(path.startswith("linux/"))


def inclusion(path: str) -> list[str]:
    """C that includes a header: with all that is in it, and with the names in it that the binding gives it."""
    names = TWINS.get(path, "").split()
    lines = [f"#define {name}" for name in NAMES.get(path, ())]
    lines += [f'#pragma push_macro("{name}")\n#undef {name}\n#define {name} linux_{name}' for name in names]
    return [*lines, f"#include <{path}>", *(f'#pragma pop_macro("{name}")' for name in names)]


@functools.cache
def available(folder: Path = declarations.INCLUDE) -> Platform:
    """The headers as this system has them."""
    if os.name != "posix":
        raise BuildError("pysock binds the C library of POSIX systems; this system is not one of them")
    headers = tuple(declarations.load(folder))
    # what only a twin has is no name of libc's header, though that is declared to have it on other systems
    libc = tuple(header for header in headers if header.path not in TWINS)
    missing = _missing(libc, libc)
    of_twins = _missing(tuple(header for header in headers if header.path in TWINS), headers)
    if ("", "compiler") in missing:
        raise BuildError("the C compiler does not compile the simplest function")
    missing |= {(name, "") for name in _unlinked(headers, missing)}
    unknown = {i.name for h in headers for i in h.declarations if isinstance(i, Typedef) and (i.name, "") in missing}

    kept: list[Header] = []
    absent: dict[str, tuple[str, ...]] = {}
    for header in headers:
        there: list[Declaration] = []
        gone: list[str] = []
        without = of_twins if header.path in TWINS else missing
        for item in header.declarations:
            if (item.name, "") in without:
                gone.append(item.name)
            elif isinstance(item, Struct):
                fields = (f for f in item.fields if (item.name, f.name) not in without)
                # where another header declares the struct, it may not know the types
                there.append(replace(item, fields=tuple(f for f in fields if not unknown & {*f.text.split()})))
            else:
                there.append(item)
        kept.append(replace(header, declarations=there))
        if gone:
            absent[header.path] = tuple(gone)
    named = {i.name for h in headers for i in h.declarations if isinstance(i, Typedef) and i.kind == "int"}
    wide = frozenset(name for name in named if (name, "") not in missing and (name, "unsigned 64") not in missing)
    pointers = frozenset(name for name in named if (name, "") not in missing and (name, "integer") in missing)
    constant = frozenset(name for name, what in missing if what == "set" and (name, "") not in missing)
    return Platform(tuple(kept), absent, ("", "char") not in missing, wide | pointers, pointers, constant)


def _missing(headers: tuple[Header, ...], included: tuple[Header, ...]) -> set[tuple[str, str]]:
    """What these headers declare and this system lacks, where it includes those."""
    probes = list(_probes(headers))
    failed = refused(preamble(included), [code for _, code in probes])
    return {key for index, (key, _) in enumerate(probes) if index in failed}


def _probes(headers: tuple[Header, ...]) -> Iterator[tuple[tuple[str, str], str]]:
    """(name, field or "") and a piece of C that compiles exactly if the name exists."""
    yield ("", "compiler"), "static int f(void) { return 0; }"
    yield ("", "char"), "static char f[(char)-1 < 0 ? 1 : -1];"
    for header in headers:
        for item in header.declarations:
            key = (item.name, "")
            if isinstance(item, Constant):
                kind = "const char *" if item.text else "long long"
                yield key, f"static {kind} f(void) {{ return ({kind})({item.name}); }}"
            elif isinstance(item, Function):
                yield key, f"#ifndef {item.name}\n{_probe(item)}\n#endif"
            elif isinstance(item, Variable):
                address = f"static void *f(void) {{ return (void *)&{item.name}; }}"
                if item.const:
                    copy = f"static {item.declared('f')} = {item.name};"
                    address = f"#ifdef {item.name}\n{copy}\n#else\n{address}\n#endif"
                yield key, address
                if not item.const and "[" not in item.type:
                    yield (item.name, "set"), f"static void f(void) {{ {item.name} = {item.name}; }}"
            elif isinstance(item, Typedef):
                yield key, f"static void f({item.name} *x) {{ (void)x; }}"
                if item.kind == "int":
                    yield (item.name, "integer"), f"static {item.name} f(void) {{ return ({item.name})1 | 0; }}"
                    wide = f"sizeof({item.name}) == 8 && ({item.name})-1 > 0"
                    yield (item.name, "unsigned 64"), f"static char f[{wide} ? 1 : -1];"
            elif isinstance(item, Struct):
                yield key, f"static int f(void) {{ return sizeof({item.c_type}); }}"
                for field in item.fields:
                    if field.name:
                        yield (item.name, field.name), f"static void f({item.c_type} *x) {{ (void)x->{field.name}; }}"


def _probe(item: Function) -> str:
    """C that compiles if a function may be called as its prototype says: another system may have another one."""
    if item.variadic:
        return f"static void *f(void) {{ return (void *)&{item.name}; }}"
    call = f"{item.name}({', '.join(p.name for p in item.parameters)});"
    result = "" if item.result.endswith("void") else "return "
    prototype = item.prototype[:-1].replace("_Noreturn ", "").replace(f"{item.name}(", "f(", 1)
    return f"static {prototype} {{ {result}{call} }}"


def refused(opening: str, probes: list[str]) -> set[int]:
    """Which of the probes do not compile: one run of the compiler for all of them."""
    pieces = [opening]
    for index, code in enumerate(probes):
        body = re.sub(r"\bf(?=[(\[]| =)", f"probe_{index}", code)
        for line in body.split("\n"):
            directive = line if line.startswith("#") else f'#line {index + 1} "probe"\n{line}'
            pieces.append(directive)
    command = compiler()
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "probe.c")
        source.write_text("\n".join(pieces) + "\n", encoding="utf-8")
        errors = ["-Werror=implicit-function-declaration", "-Werror=int-conversion"]
        limit = ["-ferror-limit=0"] if b"clang" in output_of([*command, "--version"])[1] else ["-fmax-errors=0"]
        status, output = output_of([*command, "-fsyntax-only", *errors, *limit, str(source)])
    failed = {int(m[1]) - 1 for m in re.finditer(rb"^probe:(\d+)(?::\d+)?: (?:fatal )?error", output, re.MULTILINE)}
    if status and not failed:
        raise BuildError(
            f"{' '.join(command)} does not compile this system's headers:\n{output.decode(errors='replace')}"
        )
    return failed


def _unlinked(headers: tuple[Header, ...], missing: set[tuple[str, str]]) -> set[str]:
    """Functions that the headers declare and the C library lacks."""
    functions = [
        item.name
        for header in headers
        for item in header.declarations
        if isinstance(item, Function) and (item.name, "") not in missing
    ]
    lines = [preamble(headers), "int main(void) { void *volatile f = 0;"]
    for name in functions:
        lines += [f"#ifndef {name}", f"f = (void *)&{name};", "#endif"]
    lines.append("return f != 0; }")
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "link.c")
        source.write_text("\n".join(lines) + "\n", encoding="utf-8")
        status, output = output_of([*compiler(), "-w", str(source), "-o", str(Path(folder, "link")), "-lm"])
    if status == 0:
        return set()
    text = output.decode(errors="replace")
    found = set(re.findall(r"undefined (?:reference to|symbol:?) [`'\"]?_?(\w+)", text)) & set(functions)
    if not found:
        raise BuildError(f"{' '.join(compiler())} does not link a program:\n{text}")
    return found


def output_of(command: list[str], given: bytes = b"") -> tuple[int, bytes]:
    environment = {**os.environ, "LC_ALL": "C"}
    try:
        done = subprocess.run(
            command, input=given, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=environment, check=False
        )
    except OSError as error:
        raise BuildError(
            f"no C compiler: {command[0]}: {error.strerror}. Install one (Debian: gcc libc6-dev python3-dev)"
        ) from None
    return done.returncode, done.stdout


# Lowering: what cffi is told.


def char(text: str, platform: Platform) -> str:
    """C's char is an integer: cffi is told which."""
    integer = "signed char" if platform.char_is_signed else "unsigned char"
    return re.sub(r"(?<!signed )\bchar\b", integer, text)


@functools.cache
def typedefs(platform: Platform, kind: str) -> frozenset[str]:
    """The names that are declared as this kind of typedef."""
    return frozenset(
        item.name
        for header in platform.headers
        for item in header.declarations
        if isinstance(item, Typedef) and item.kind == kind
    )


@functools.cache
def integer_types(platform: Platform) -> frozenset[str]:
    return INTEGERS | typedefs(platform, "int")


def wide_types(platform: Platform) -> frozenset[str]:
    """The integer types that hold what a long long does not."""
    return UNSIGNED_64 | platform.unsigned_64


def sized_types(platform: Platform) -> frozenset[str]:
    """Opaque types of known size (pthread_mutex_t): libc goes by what is in them, so nothing else may pass for one."""
    return typedefs(platform, "sized")


def handle_types(platform: Platform) -> frozenset[str]:
    """Opaque types that live behind a pointer (FILE): cffi goes on checking these pointers."""
    return typedefs(platform, "opaque")


def lowered(parameter: Parameter, platform: Platform) -> str:
    """The type of a parameter as cffi is told it."""
    if parameter.function_pointer or (parameter.stars == 1 and parameter.base in handle_types(platform)):
        return char(parameter.text, platform)
    if parameter.pointer:
        return "void *"
    if parameter.base in wide_types(platform):
        return "unsigned long long"
    if parameter.base in integer_types(platform):
        return "long long"
    return parameter.text


def cdef(platform: Platform) -> str:
    items = [item for header in platform.headers for item in header.declarations]
    integers = [item for item in items if isinstance(item, Typedef) and item.kind == "int"]
    early = [item for item in items if isinstance(item, Struct) and item.c_type in EARLY]
    within = re.findall(r"\b((?:struct|union) \w+) \w", " ".join(f.text for item in early for f in item.fields))
    lines = [f"{c_type};" for c_type in dict.fromkeys(within)]
    for item in dict.fromkeys([*integers, *early, *items]):
        if isinstance(item, Constant):
            # cffi reads a text constant as a pointer that never changes
            text = char(f"static char *const {item.name};", platform)
            lines.append(text if item.text else f"#define {item.name} ...")
        elif isinstance(item, Typedef):
            lines += _typedef(item, platform)
        elif isinstance(item, Struct):
            lines.append(_struct(item, platform))
        elif isinstance(item, Variable):
            item = replace(item, const=item.const or item.name in platform.constant)
            lines.append(char(f"extern {item.declared(item.name)};", platform))
        else:
            lines.append(_prototype(item, platform))
    own = ours("support.cdef", "signals.cdef", "quick.cdef")
    return "\n".join(lines) + "\n" + char(own, platform)


def _typedef(item: Typedef, platform: Platform) -> list[str]:
    if item.name in INTEGERS:
        return []
    if item.kind == "int":
        return [f"typedef int... {item.name};"]
    if item.kind == "opaque":
        return [f"typedef ... {item.name};"]
    if item.kind == "sized":
        return [f"typedef struct {{ ...; }} {item.name};"]
    return [char(item.text, platform) + ";"]


_LENGTH = re.compile(r"\[[^]]+\]")
_BITS = re.compile(r":\s*\d+\s*(?:;|$)")


def _struct(item: Struct, platform: Platform) -> str:
    opening = f"{item.keyword} {item.tag} {{" if item.tag else f"typedef {item.keyword} {{"
    if item.name in _whole(platform):
        fields = "".join(f"{char(f.text, platform)}; " for f in item.fields)
        return f"{opening} {fields}}} {item.typedef};"
    fields = "".join(f"{re.sub(_LENGTH, '[...]', char(f.text, platform))}; " for f in item.fields)
    return f"{opening} {fields}...; }} {item.typedef};"


@functools.cache
def _whole(platform: Platform) -> frozenset[str]:
    """Structs that are declared to the last field: cffi wants that of bit-fields, and of what stands beside them."""
    structs = {
        item.name: item for header in platform.headers for item in header.declarations if isinstance(item, Struct)
    }
    found = {item.name for item in structs.values() if item.c_type in EARLY}
    waiting = [name for name, item in structs.items() if any(_BITS.search(f.text) for f in item.fields)]
    while waiting:
        name = waiting.pop()
        if name in structs and name not in found:
            found.add(name)
            for field in structs[name].fields:
                waiting += re.findall(r"\b(?:struct|union)\s+(\w+)\s+\w+", field.text)
    return frozenset(found)


def _prototype(item: Function, platform: Platform) -> str:
    if item.variadic:  # libffi makes these calls: it needs the true types of the fixed part
        inside = [char(p.text, platform) for p in item.parameters] + ["..."]
    else:
        inside = [lowered(p, platform) for p in item.parameters] or ["void"]
    result = item.result.replace("_Noreturn ", "")
    return char(f"{declarations.spaced(result)}{item.name}({', '.join(inside)});", platform)


def numbers(platform: Platform) -> str:
    """pthread_t is an integer for Python. Where it is a pointer (with glibc it is none), the C that follows takes it
    for an integer as well: the type, and the functions that take or give one.
    """
    lines: list[str] = []
    names: list[str] = []
    for header in platform.headers:
        for item in header.declarations:
            if not isinstance(item, Function) or item.variadic:
                continue
            given = [p for p in item.parameters if not p.pointer and p.base in platform.pointers]
            if given or item.result in platform.pointers:
                names.append(item.name)
                prototype = item.prototype[:-1].replace(f"{item.name}(", f"pysock_number_{item.name}(", 1)
                for name in platform.pointers:
                    prototype = re.sub(rf"\b{name}\b(?! \*)", "uintptr_t", prototype)
                arguments = ", ".join(f"({p.base}){p.name}" if p in given else p.name for p in item.parameters)
                result = "(uintptr_t)" if item.result in platform.pointers else ""
                lines.append(f"static {prototype} {{ return {result}{item.name}({arguments}); }}")
    for name in names:
        lines += [f"#undef {name}", f"#define {name} pysock_number_{name}"]
    lines += [f"#define {name} uintptr_t" for name in sorted(platform.pointers)]
    return "\n".join(lines) + "\n"


#: What a system's macros compare is not ours to mend.
QUIET = ["#pragma GCC diagnostic push", '#pragma GCC diagnostic ignored "-Wsign-compare"']


def macros(platform: Platform) -> str:
    """Each function that is a macro here as a true function: its arguments get the types that its prototype says.

    The macros are replaced only when all functions are there: one macro may use another, as C has it.
    """
    lines: list[str] = []
    names: list[str] = []
    for header in platform.headers:
        for item in header.declarations:
            if isinstance(item, Function) and not item.variadic:
                own = f"pysock_{item.name}"
                given = ", ".join(
                    "*" * (p.name in ASSIGNING.get(item.name, "").split()) + p.name for p in item.parameters
                )
                call = f"{item.name}({given});"
                if not item.result.endswith("void"):  # by way of a variable: some are initialisers in braces
                    call = f"{declarations.spaced(item.result)}{own}_result = {call} return {own}_result;"
                made = f"static {item.prototype[:-1].replace(f'{item.name}(', f'{own}(', 1)} {{ {call} }}"
            elif isinstance(item, Variable) and item.const:
                made = f"static {item.declared(f'pysock_{item.name}')} = {item.name};"
            else:
                continue
            names.append(item.name)
            lines += [f"#ifdef {item.name}", made, "#endif"]
    for name in names:
        lines += [f"#ifdef {name}", f"#undef {name}", f"#define {name} pysock_{name}", "#endif"]
    return "\n".join([*QUIET, *lines, "#pragma GCC diagnostic pop"]) + "\n"


#: What BLOCKS says: when the call was interrupted, and whether it fails with EINTR whenever a handler has run.
INTERRUPTED = {
    "": ("result == ({type})-1 && errno == EINTR", 0),
    "norestart": ("result == ({type})-1 && errno == EINTR", 1),
    "error": ("result == EINTR", 1),
    "rest": ("result > 0 && errno == EINTR", 1),
    "alone": ("result == -1", 1),
}


def blocking(platform: Platform) -> str:
    """Each function that may wait, between pysock_enter() and pysock_leave(), and each that delivers signals: see
    signals.h."""
    lines: list[str] = []
    for header in platform.headers:
        for item in header.declarations:
            if not isinstance(item, Function):
                continue
            if marker := item.marker("BLOCKS"):
                lines += _blocking(item, marker.argument)
            elif item.marker("DELIVERS"):
                lines += _delivering(item)
    return "\n".join(lines) + "\n"


def _delivering(item: Function) -> list[str]:
    call = f"{item.name}({', '.join(p.name for p in item.parameters)})"
    body = [
        f"    {declarations.spaced(item.result)}result;",
        "    pysock_self.delivers = 1;",
        f"    result = {call};",
        "    pysock_self.delivers = 0;",
    ]
    return _instead(item, f"pysock_delivering_{item.name}", body)


def _blocking(item: Function, kind: str) -> list[str]:
    own = f"pysock_blocking_{item.name}"
    names = [p.name for p in item.parameters]
    call = f"{item.name}({', '.join(names)})"
    failed = "NULL" if item.result.endswith("*") else f"({item.result})-1"
    if kind == "input":
        if item.variadic:
            return []  # Python itself calls pysock_fill()
        failed = "0" if item.result == "size_t" else failed
        fill = ""
        if item.name in ("fgets", "fread", "getdelim"):
            call = f"pysock_{call}"
        elif item.name == "getline":
            call = "pysock_getdelim(lineptr, n, '\\n', stream)"
        else:
            fill = f"if (pysock_fill({'stream' if 'stream' in names else 'stdin'}))\n        "
        body = [f"    {declarations.spaced(item.result)}result = {failed};", f"    {fill}result = {call};"]
    else:
        test, always = INTERRUPTED[kind]
        failed = {"error": "EINTR", "rest": names[0] if names else ""}.get(kind, failed)
        body = [
            f"    {declarations.spaced(item.result)}result = {failed};",
            "    if (pysock_enter())",
            f"        result = {call};",
            f"    pysock_leave({test.format(type=item.result)}, {always});",
        ]
    return _instead(item, own, body)


def _instead(item: Function, own: str, body: list[str]) -> list[str]:
    """A function of our own that stands for libc's from here on."""
    return [
        f"static {item.prototype[:-1].replace(f'{item.name}(', f'{own}(', 1)}",
        "{",
        *body,
        "    return result;",
        "}",
        f"#undef {item.name}",
        f"#define {item.name}(...) {own}(__VA_ARGS__)",
    ]


def ours(*names: str) -> str:
    """What of the C is written by hand."""
    return "".join((HERE / name).read_text(encoding="utf-8") for name in names)


def builder() -> FFI:
    """The cffi builder of pysock._libc."""
    from cffi import FFI

    platform = available()
    ffi = FFI()
    ffi.cdef(cdef(platform))
    begin = preamble(platform.headers) + numbers(platform) + ours("support.h", "signals.h", "input.h")
    calls = macros(platform) + blocking(platform)
    ways = quick.source(platform.headers, integer_types(platform), sized_types(platform), wide_types(platform))
    short = ours("quick.h", "quick_hand.h") + ways + ours("quick_begin.h")
    ffi.set_source("pysock._libc", begin + calls + short, libraries=["m"])
    return ffi


if __name__ == "__main__":
    print(cdef(available()))
