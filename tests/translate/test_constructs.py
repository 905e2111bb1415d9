"""What each construct of C becomes: lines of C, and the lines of Python that a careful person would write.

That they behave alike is the corpus's business; here stands how the output reads.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from pysock.translate import TranslationError
from pysock.translate.program import Options, translated_text

TOP = "#include <errno.h>\n#include <stdint.h>\n#include <stdio.h>\n#include <stdlib.h>\n#include <string.h>\n"
TOP += "#include <netinet/in.h>\n#include <sys/socket.h>\n#include <unistd.h>\n"


def python(statements: str, before: str = "", result: str = "int") -> str:
    """The Python of statements in a function, without its head."""
    body = "".join(f"    {line}\n" for line in statements.split("\n"))
    text = f"{TOP}{before}\n{result} f(int a, int b, unsigned u, size_t n, char *s, uint8_t small)\n{{\n{body}}}\n"
    output = translated_text(Path("f.c"), text.encode()).text
    lines = output[output.index("def f(") :].split("\n")[1:]
    return "\n".join(line[4:] for line in lines).strip("\n")


@pytest.mark.parametrize(
    ("c", "expected"),
    [
        # integers
        ("return a + b;", "return a + b"),
        ("u = u + 1;", "u = unsigned_int(u + 1)"),
        ("u &= 0xff;", "u &= 0xFF"),
        ("u = (u << 8 | u >> 24) & 0xffff;", "u = ((u << 8) | (u >> 24)) & 0xFFFF"),
        ("small += a;", "small = uint8_t(small + a)"),
        ("small = 5; small = small / 2;", "small = 5\nsmall = small // 2"),
        ("return a / b;", "return cdiv(a, b)"),
        ("return a % 4;", "return cmod(a, 4)"),
        ("return n % 4;", "return n % 4"),
        ("if (a > 0) return a / 4; return 0;", "if a > 0:\n    return a // 4\nreturn 0"),
        ("uint16_t x = a; return x;", "x = uint16_t(a)\nreturn x"),
        ("return ~a & 0xf;", "return ~a & 0xF"),
        ("return a < (int)n;", 'return a < cast("int", n)'),
        ("return (size_t)a > n;", "return size_t(a) > n"),
        ("return a > 0 && b;", "return bool(a > 0 and b)"),
        ("return !a;", "return not a"),
        ("return !!a;", "return bool(a)"),
        ("return 'q' + '\\0' + '\\n';", 'return ord("q") + 0 + ord("\\n")'),
        ("return 0644;", "return 0o644"),
        # conditions
        ("if (a && !(b > 2)) return 1; return 0;", "if a and b <= 2:\n    return 1\nreturn 0"),
        ("if ((a && b) || u) return 1; return 0;", "if (a and b) or u:\n    return 1\nreturn 0"),
        ("if (errno == EINTR) errno = 0;", "if errno == EINTR:\n    errno[0] = 0"),
        ("return a ? b : -1;", "return b if a else -1"),
        ("ssize_t r;\nwhile ((r = read(a, s, n)) > 0)\n    b += r;", "while (r := read(a, s, n)) > 0:\n    b = cast(\"int\", b + r)"),  # noqa: E501
        # loops
        ("for (int i = 0; i < a; i++)\n    b += i;", "for i in range(a):\n    b += i"),
        ("for (int i = 1; i <= 10; i += 2)\n    b += i;", "for i in range(1, 11, 2):\n    b += i"),
        ("int i;\nfor (i = 0; i < a; i++)\n    ;\nreturn i;", "i = 0\nwhile i < a:\n    i += 1\nreturn i"),
        ("for (; *s; s++) {\n    if (*s == 'x')\n        continue;\n    b++;\n}", 'while s[0]:\n    if s[0] == ord("x"):\n        s += 1\n        continue\n    b += 1\n    s += 1'),  # noqa: E501
        ("for (;;)\n    a++;", "while True:\n    a += 1"),
        ("do\n    a++;\nwhile (a < 5);", "while True:\n    a += 1\n    if a >= 5:\n        break"),
        # memory
        ("char buf[64]; return buf[0];", 'buf = new("char[64]")\nreturn buf[0]'),
        ("char buf[] = \"hi\"; return sizeof buf;", 'buf = new("char[]", b"hi")\nreturn sizeof(buf)'),
        ("*s++ = 'x';\n*s = 0;", 's[0] = ord("x")\ns += 1\ns[0] = 0'),
        ("return *(s + a) - s[b];", "return s[a] - s[b]"),
        ("struct iovec *v = (struct iovec *)s;\nputs((char *)(v + 1));\nwrite(1, (char *)v, 4);\nioctl(a, b, (char *)v);", 'v = cast("struct iovec *", s)\nputs(cast("char *", v + 1))\nwrite(1, v, 4)\nioctl(a, b, v)'),  # noqa: E501
        ("struct icmp *p = (struct icmp *)s;\np->icmp_data[a]++;\nreturn p->icmp_data[0];", 'p = cast("struct icmp *", s)\n(p.icmp_data + a)[0] = uint8_t((p.icmp_data + a)[0] + 1)\nreturn p.icmp_data[0]'),  # noqa: E501
        ("socklen_t len = sizeof(a);\ngetsockname(a, NULL, &len);\nreturn len;", 'len = new("socklen_t", sizeof("int"))\ngetsockname(a, NULL, len)\nreturn cast("int", len[0])'),  # noqa: E501
        ("int *p = malloc(a * sizeof *p);\nfree(p);", 'p = cast("int *", malloc(a * sizeof("int")))\nfree(p)'),
        ("struct sockaddr_in x = {.sin_port = htons(80)}, y = x;\nreturn y.sin_port;", "x = sockaddr_in(sin_port=htons(80))\ny = sockaddr_in(x)\nreturn y.sin_port"),  # noqa: E501
        ("(void)a;\nreturn 0;", "return 0"),
        # steps
        ("int i = 0;\ns[i++] = 'a';\ns[i] = 0;", 'i = 0\ns[i] = ord("a")\ni += 1\ns[i] = 0'),
        ("return a++;", "return (a := a + 1) - 1"),
        ("a = b = 0;\nreturn a;", "a = b = 0\nreturn a"),
        # switch
        ("switch (a) {\ncase 1:\ncase 2:\n    b = 1;\n    break;\ndefault:\n    b = 2;\n}\nreturn b;", "if a in (1, 2):\n    b = 1\nelse:\n    b = 2\nreturn b"),  # noqa: E501
        ("switch (a) {\ncase 1:\n    b = 1;\n    /* fall through */\ncase 2:\n    b++;\n    break;\ncase 3:\n    b = 3;\n}\nreturn b;", "if a in (1, 2):\n    if a == 1:\n        b = 1\n        # fall through\n    b += 1\nelif a == 3:\n    b = 3\nreturn b"),  # noqa: E501
        # goto
        ("if (a < 0)\n    goto out;\nb = 1;\nout:\nclose(a);\nreturn b;", "if a < 0:\n    close(a)\n    return b\nb = 1\nclose(a)\nreturn b"),  # noqa: E501
        ("again:\nif (read(a, s, n) < 0 && errno == EINTR)\n    goto again;\nreturn 0;", "while True:\n    if read(a, s, n) < 0 and errno == EINTR:\n        continue\n    break\nreturn 0"),  # noqa: E501
        # texts
        ('puts("caf\\xc3\\xa9");\nputs("\\xff");', 'puts("café")\nputs(b"\\xff")'),
        ('send(a, "x\\r\\n", 3, 0);', 'send(a, b"x\\r\\n", 3, 0)'),
        ('const char *t = "abc";\nwhile (*t)\n    t++;', 't = literal(b"abc")\nwhile t[0]:\n    t += 1'),
    ],
)  # fmt: skip
def test_statements(c: str, expected: str) -> None:
    assert python(c) == expected


def test_comments_and_blank_lines() -> None:
    c = "/* first */\nint x = a; // behind\n\n\n/* two\n * lines */\nif (x) { /* why */\n    b = 1;\n    // last\n}\nreturn x;"  # noqa: E501
    assert python(c) == ("# first\nx = a  # behind\n\n# two\n# lines\nif x:  # why\n    b = 1\n    # last\nreturn x")


def whole(text: str, **options: bool) -> str:
    return translated_text(Path("prog.c"), text.encode(), Options(**options)).text  # type: ignore[arg-type]


def test_a_whole_file() -> None:
    text = """\
/* What it is. */
#include <stdio.h>
#define SIZE 3 /* how many */
#define TWICE(x) ((x) * 2)

typedef struct node {
    int value; /* its number */
    struct node *next;
} node_t;

enum { RED, GREEN = 5, BLUE };
static int count;
static int numbers[SIZE];

static void add(int n)
{
    static int last = -1;
    last = n;
    count += last;
    numbers[0] = TWICE(n);
}

int main(void)
{
    node_t first = {1, NULL};
    add(first.value + GREEN);
    printf("%d\\n", count);
    return 0;
}
"""
    assert (
        whole(text)
        == """\
# What it is.
from pysock.libc.stdio import *
from pysock import member, new, run, struct

SIZE = 3  # how many


def TWICE(x):
    return x * 2


@struct
class node:
    value = member("int")  # its number
    next = member("struct node *")


node_t = node

RED, GREEN, BLUE = 0, 5, 6
count = 0
numbers = new(f"int[{SIZE}]")

add_last = -1


def add(n: int) -> None:
    global add_last, count
    add_last = n
    count += add_last
    numbers[0] = TWICE(n)


def main() -> int:
    first = node([1, NULL])
    add(first.value + GREEN)
    printf("%d\\n", count)
    return 0


if __name__ == "__main__":
    run(main)
"""
    )


@pytest.mark.parametrize(
    ("c", "message"),
    [
        ("int x = nobody;", "'nobody' undeclared"),
        ("nobody(1);", "implicit declaration of function 'nobody'"),
        ("close(1, 2);", "too many arguments to function 'close'; expected 1, have 2"),
        ("send(1);", "too few arguments to function 'send'; expected 4, have 1"),
        ("struct sockaddr_in x; x.sin_prot = 1;", "'struct sockaddr_in' has no member named 'sin_prot'"),
        ("int x; *x = 1;", "invalid type argument of unary '*'"),
        ("5 = a;", "lvalue required as left operand of assignment"),
        ("struct sockaddr_in x; int y = x;", "incompatible types when initializing type 'int'"),
        ("goto nowhere;", "label 'nowhere' used but not defined"),
        ("int a[2] = {1, 2, 3};", "excess elements in initializer"),
        ("int x = 1; int x = 2;", "redeclaration of 'x'"),
        ("asm(\"nop\");", "assembler cannot be translated"),
    ],
)  # fmt: skip
def test_what_cannot_be_translated(c: str, message: str) -> None:
    declared = "" if "int a[" in c else "    int a;\n"
    text = f"{TOP}int main(void)\n{{\n{declared}    {c}\n    return 0;\n}}\n"
    with pytest.raises(TranslationError) as caught:
        whole(text)
    first = caught.value.messages[0]
    assert message in first.text
    assert (first.file, text.split("\n")[first.line - 1].strip(), first.kind) == ("prog.c", c, "error")
    assert str(first).split("\n")[2].strip() == "^"


def test_several_errors_in_one_run() -> None:
    with pytest.raises(TranslationError) as caught:
        whole("int main(void)\n{\n    one();\n    two();\n    return three;\n}\n")
    assert [message.line for message in caught.value.messages] == [3, 4, 5]


def test_partial_keeps_the_rest() -> None:
    text = whole(
        '#include <stdio.h>\nint main(void)\n{\n    one();\n    puts("two");\n    return 0;\n}\n', partial=True
    )
    assert "raise NotImplementedError(" in text
    assert "prog.c:4: implicit declaration of function 'one'" in text
    assert '    puts("two")\n    return 0\n' in text


def test_a_call_without_its_header_is_imported_and_said() -> None:
    result = translated_text(Path("prog.c"), b"#include <stdio.h>\nint main(void) { return close(3); }\n")
    assert "from pysock.libc.unistd import close\n" in result.text
    assert [m.text for m in result.warnings] == ["'close' is used without #include <unistd.h>, which declares it"]


def test_a_case_that_does_nothing_but_explain_itself() -> None:
    c = "for (;;) {\nswitch (a) {\ncase 1:\n0; /* more */\ncase 2:\nb++;\ncontinue;\n}\nbreak;\n}\nreturn b;"
    assert "            # more\n            pass\n" in python(c)


def test_what_stands_before_the_first_case_is_never_reached() -> None:
    c = "switch (a) {\nint x;\nputs(s);\nbreak;\ncase 1:\nx = b;\nreturn x;\n}\nreturn b;"
    assert python(c) == "if a == 1:\n    x = b\n    return x\nreturn b"
