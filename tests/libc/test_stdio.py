"""<stdio.h> beside the C. Formats are tested in test_formats.py, standard streams in test_runtime.py."""
# ruff: noqa: E501, F403, F405

from __future__ import annotations

import threading
import weakref
from collections.abc import Callable
from pathlib import Path

import pytest

from pysock import *
from pysock import ffi

# fmt: off
FILES = [
    ("%d", 'fopen("missing", "r") == NULL'), ("%d", "errno"), ("%d", 'fopen("file", "?") == NULL'), ("%d", "errno"),
    ("", 'FILE *f = fopen("file", "w+")', 'f = fopen("file", "w+")'),
    ("%d", 'fputs("one\\ntwo\\n", f) >= 0'), ("%d", "fputc('x', f)", 'fputc(ord("x"), f)'), ("%d", "putc(300, f)"), ("%d", 'fprintf(f, "%d-%s\\n", 5, "five")'),
    ("%zu", 'fwrite("abcdef", 2, 3, f)', 'fwrite(b"abcdef", 2, 3, f)'), ("%ld", "ftell(f)"), ("%lld", "(long long)ftello(f)", "ftello(f)"), ("%d", "fflush(f)"),
    ("", "rewind(f)"), ("%ld", "ftell(f)"), ("", "char b[16]", 'b = new("char[16]")'), ("", "memset(b, 0, 16)"),
    ("%d", "fgets(b, 16, f) == b"), ("%s", "b"), ("%s", "fgets(b, 3, f)"), ("%d", "fgetc(f)"), ("%d", "getc(f)"), ("%d", "ungetc('q', f)", 'ungetc(ord("q"), f)'), ("%d", "fgetc(f)"), ("%d", "ungetc(EOF, f)"),
    ("%zu", "fread(b, 4, 4, f)"), ("%.16s", "b"),
    ("%d", "fgetc(f)"), ("%d", "feof(f) != 0"), ("%d", "ferror(f)"), ("", "clearerr(f)"), ("%d", "feof(f)"),
    ("%d", "fseek(f, 4, SEEK_SET)"), ("%s", "fgets(b, 16, f)"), ("%d", "fseek(f, -3, SEEK_END)"), ("%d", "fgetc(f)"), ("%d", "fseek(f, -1, SEEK_SET)"), ("%d", "errno"), ("%d", "fseeko(f, 0, SEEK_CUR)"),
    ("", "fpos_t pos", "pos = fpos_t()"), ("%d", "fgetpos(f, &pos)", "fgetpos(f, pos)"), ("%d", "fgetc(f)"), ("%d", "fsetpos(f, &pos)", "fsetpos(f, pos)"), ("%d", "fgetc(f)"),
    ("%d", "fileno(f) > 2"), ("%d", "fclose(f)"),
    ("", 'f = fopen("file", "r")'), ("%d", 'fputs("x", f)'), ("%d", "errno"), ("%d", "ferror(f) != 0"),
    ("", 'f = freopen("file", "a", f)'), ("%d", 'fputs("end", f) >= 0'), ("%ld", "ftell(f)"), ("%d", "fclose(f)"),
    ("%d", 'rename("file", "other")'), ("%d", 'rename("file", "other")'), ("%d", "errno"), ("%d", 'renameat(AT_FDCWD, "other", AT_FDCWD, "file")'),
    ("%d", 'remove("file")'), ("%d", 'remove("file")'), ("%d", "errno"),
]
STREAMS = [
    ("", "char m[16]", 'm = new("char[16]")'), ("", 'strcpy(m, "5 words")'), ("", "int n = 0", 'n = new("int")'),
    ("", 'FILE *f = fmemopen(m, 8, "r")', 'f = fmemopen(m, 8, "r")'), ("%d", 'fscanf(f, "%d", &n)', 'fscanf(f, "%d", n)'), ("%d", "n", "n[0]"), ("%d", "fgetc(f)"), ("%d", "fclose(f)"),
    ("", 'f = fmemopen(m, 16, "w")'), ("%d", 'fprintf(f, "written")'), ("%d", "fclose(f)"), ("%s", "m"),
    ("", "char *text; size_t size", 'text, size = new("char *"), new("size_t")'), ("", "f = open_memstream(&text, &size)", "f = open_memstream(text, size)"),
    ("%d", 'fprintf(f, "%d and more", 5)'), ("%d", "fflush(f)"), ("%zu", "size", "size[0]"), ("%s", "text", "text[0]"), ("%d", "fputs(\"!\", f) >= 0"), ("%d", "fclose(f)"), ("%s", "text", "text[0]"), ("", "free(text)", "free(text[0])"),
    ("", 'f = popen("echo said; exit 3", "r")'), ("%s", "fgets(m, 16, f)"), ("%d", "pclose(f)"),
    ("", "f = tmpfile()"), ("%d", 'fputs("tmp", f) >= 0'), ("", "rewind(f)"), ("%s", "fgets(m, 16, f)"), ("%d", "fclose(f)"),
    ("", "int fd[2]", 'fd = new("int[2]")'), ("%d", "pipe(fd)"), ("", 'FILE *w = fdopen(fd[1], "w")', 'w = fdopen(fd[1], "w")'), ("", 'f = fdopen(fd[0], "r")'),
    ("%d", "setvbuf(w, NULL, _IONBF, 0)"), ("%d", 'fputs("line one\\nline two\\nlast", w) >= 0'), ("%d", "fclose(w)"),
    ("", "char *line = NULL; size_t room = 0", 'line, room = new("char *"), new("size_t", 0)'),
    *[row for _ in range(4) for row in [("%zd", "getline(&line, &room, f)", "getline(line, room, f)"), ("%s", "line", "line[0]"), ("%d", "room > 0", "room[0] > 0")]],
    ("%d", "feof(f) != 0"), ("", "free(line)", "free(line[0])"), ("%d", "fclose(f)"), ("%d", 'fdopen(99, "r") == NULL'), ("%d", "errno"),
    ("", 'strcpy(m, "a;b;c")'), ("", "line = NULL; room = 0", 'line[0] = NULL; room[0] = 0'), ("", 'f = fmemopen(m, 5, "r")'),
    *[row for _ in range(4) for row in [("%zd", "getdelim(&line, &room, ';', f)", 'getdelim(line, room, ord(";"), f)'), ("%s", "line", "line[0]")]], ("%d", "fclose(f)"),
    ("%d", "strlen(ctermid(NULL)) > 0"),
]
# fmt: on


@pytest.mark.parametrize("rows", [FILES, STREAMS], ids=["files", "streams"])
def test_beside_c(rows: list[tuple[str, ...]], beside_c: Callable[..., None]) -> None:
    beside_c("stdio.h stdlib.h string.h errno.h unistd.h fcntl.h", rows)


def test_a_buffer_of_the_programs_own(tmp_path: Path) -> None:
    """It stays alive as long as the stream needs it."""
    f = fopen(str(tmp_path / "file"), "w")
    assert setvbuf(f, new("char[4096]"), _IOFBF, 4096) == 0
    for n in range(100):
        fprintf(f, "%d\n", n)
    assert (tmp_path / "file").read_text() == ""
    assert fclose(f) == 0
    assert (tmp_path / "file").read_text() == "".join(f"{n}\n" for n in range(100))


@pytest.mark.parametrize("buffer", ["setbuf(f, NULL)", "setbuffer(f, NULL, 0)", "setvbuf(f, NULL, _IONBF, 0)"])
def test_without_a_buffer(buffer: str, tmp_path: Path) -> None:
    f = fopen(str(tmp_path / "file"), "w")
    eval(buffer, {**globals(), "f": f})
    fputs("at once", f)
    assert (tmp_path / "file").read_text() == "at once"
    fclose(f)


def test_line_by_line(tmp_path: Path) -> None:
    f = fopen(str(tmp_path / "file"), "w")
    setlinebuf(f)
    fputs("one\ntwo", f)
    assert (tmp_path / "file").read_text() == "one\n"
    fclose(f)


def test_lying_about_the_size_of_a_line(tmp_path: Path) -> None:
    """getline() believes *n; the block says how large it is."""
    (tmp_path / "file").write_text("x" * 500)
    f = fopen(str(tmp_path / "file"), "r")
    block = malloc(8)
    line, room = new("char *", block), new("size_t", 1000)
    with pytest.raises(ValueError, match=r"^getline: \*n is 1000, more than the block at \*lineptr holds$"):
        getline(line, room, f)
    room[0] = 8
    assert getline(line, room, f) == 500
    assert room[0] > 500
    free(line[0])
    with pytest.raises(ValueError, match=r"^getline: \*lineptr is neither NULL nor a live block"):
        getline(new("char *", new("char[8]")), room, f)
    fclose(f)


def test_what_fgets_returns_is_the_array() -> None:
    buf = new("char[8]")
    f = fmemopen(b"text", 4, "r")
    line = fgets(buf, 8, f)
    assert line == buf
    assert line[0] == ord("t")
    assert fgets(buf, 8, f) == NULL
    fclose(f)
    assert bytes(ffi.buffer(buf, 5)) == b"text\0"


def test_rename_exchanges(tmp_path: Path) -> None:
    if "renameat2" not in globals():
        pytest.skip("this libc has no renameat2")
    (tmp_path / "a").write_text("a")
    (tmp_path / "b").write_text("b")
    if renameat2(AT_FDCWD, str(tmp_path / "a"), AT_FDCWD, str(tmp_path / "b"), RENAME_EXCHANGE) == -1:
        pytest.skip("this file system cannot exchange names")
    assert (tmp_path / "a").read_text() == "b"


def in_thread(work: Callable[[], object]) -> object:
    """What another thread gets from this call."""
    found: list[object] = []
    thread = threading.Thread(target=lambda: found.append(work()))
    thread.start()
    thread.join(20)
    return found[0]


def refusal(work: Callable[[], object]) -> str:
    with pytest.raises(ValueError) as raised:
        work()
    return str(raised.value)


def test_a_stream_belongs_to_one_thread(tmp_path: Path) -> None:
    f = fopen(str(tmp_path / "file"), "w")
    flockfile(f)
    flockfile(f)
    assert fputs("two ", f) >= 0  # its own thread goes on
    assert ftrylockfile(f) == 0
    assert in_thread(lambda: ftrylockfile(f)) != 0
    for _ in range(3):
        assert in_thread(lambda: refusal(lambda: funlockfile(f))) == "funlockfile: stream is not locked by this thread"
        assert in_thread(lambda: ftrylockfile(f)) != 0
        funlockfile(f)
    assert refusal(lambda: funlockfile(f)) == "funlockfile: stream is not locked by this thread"
    assert in_thread(lambda: (ftrylockfile(f), funlockfile(f))) == (0, None)
    assert fclose(f) == 0
    assert refusal(lambda: flockfile(f)).startswith("flockfile: stream takes an open FILE *")
    assert refusal(lambda: funlockfile(f)).startswith("funlockfile: stream takes an open FILE *")


def test_lines_of_several_threads_stay_whole(tmp_path: Path) -> None:
    """Each thread waits while another one holds the stream."""
    f = fopen(str(tmp_path / "file"), "w")

    def write_lines(letter: str) -> None:
        for _ in range(200):
            flockfile(f)
            for _ in range(5):
                fputc(ord(letter), f)
            fputc(10, f)
            funlockfile(f)

    threads = [threading.Thread(target=write_lines, args=(letter,)) for letter in "abcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    fclose(f)
    assert sorted((tmp_path / "file").read_text().split()) == sorted(letter * 5 for letter in "abcd" * 200)


@pytest.mark.parametrize("close", [fclose, pclose])
def test_closing_ends_the_lock(close: Callable[..., int]) -> None:
    f = popen("exit 3", "r")
    flockfile(f)
    assert close(f) == 3 << 8  # glibc: fclose() waits for the command too
    again = popen("exit 0", "r")
    assert refusal(lambda: funlockfile(again)) == "funlockfile: stream is not locked by this thread"
    pclose(again)


# What glibc's streams do not check


def test_a_byte_is_pushed_back_only_where_writing_goes_on_well(tmp_path: Path) -> None:
    name = str(tmp_path / "file")
    text, size = new("char *"), new("size_t")
    for stream in (fopen(name, "w"), fopen(name, "w+"), open_memstream(text, size)):
        with pytest.raises(ValueError, match="ungetc: stream is open for writing, and nothing was read from it before"):
            ungetc(ord("x"), stream)
        assert fputs("abc", stream) >= 0 and fclose(stream) == 0
    for mode in ("r", "r+"):
        stream = fopen(name, mode)
        assert mode == "r" or fgetc(stream) == ord("a")
        assert ungetc(ord("z"), stream) == ord("z") and fgetc(stream) == ord("z")
        assert fclose(stream) == 0
    free(text[0])


def test_a_stream_with_a_byte_pushed_back_keeps_its_buffer(tmp_path: Path) -> None:
    stream = fopen(str(tmp_path / "file"), "w+")
    fputs("abc", stream)
    rewind(stream)
    assert fgetc(stream) == ord("a") and ungetc(ord("z"), stream) == ord("z")
    for name, call in {
        "setvbuf": lambda: setvbuf(stream, NULL, _IONBF, 0),
        "setbuf": lambda: setbuf(stream, NULL),
        "setbuffer": lambda: setbuffer(stream, NULL, 0),
        "setlinebuf": lambda: setlinebuf(stream),
    }.items():
        with pytest.raises(ValueError, match=f"^{name}: stream has a byte of ungetc"):
            call()
    rewind(stream)
    assert setvbuf(stream, NULL, _IONBF, 0) == 0
    assert fclose(stream) == 0


def test_streams_of_no_file_stay_what_they_are(tmp_path: Path) -> None:
    text, size = new("char *"), new("size_t")
    made = {
        "open_memstream": open_memstream(text, size),
        "fmemopen": fmemopen(new("char[64]"), 64, "r+"),
        "popen": popen("exit 0", "r"),
    }
    for call, stream in made.items():
        with pytest.raises(ValueError, match=rf"^freopen: stream is no file's but one of {call}\(\)"):
            freopen(str(tmp_path / "file"), "w", stream)
    with pytest.raises(ValueError, match=r"^setlinebuf: stream is one of open_memstream\(\)"):
        setlinebuf(made["open_memstream"])
    assert [fclose(made["open_memstream"]), fclose(made["fmemopen"]), pclose(made["popen"])] == [0, 0, 0]
    free(text[0])


def test_variables_that_libc_fills_in_lie_apart() -> None:
    both, stream = new("char *"), tmpfile()
    same = "are the same memory; libc would write one over the other"
    for call, other in {"getline": "n", "getdelim": "n", "open_memstream": "sizeloc"}.items():
        arguments = {"getline": (stream,), "getdelim": (ord("x"), stream), "open_memstream": ()}[call]
        with pytest.raises(
            ValueError, match=f"^{call}: {'ptr' if other == 'sizeloc' else 'lineptr'} and {other} {same}"
        ):
            globals()[call](both, both, *arguments)
    assert both[0] == NULL and fclose(stream) == 0


@pytest.mark.parametrize("c_type", ["char *", "size_t"])
def test_a_variable_may_lie_in_the_buffer_that_its_stream_reads_into(c_type: str) -> None:
    """libc would take what it has read for a pointer, or for the size of a block."""
    stream, buffer = tmpfile(), new(f"{c_type}[32]")
    line, size = (buffer if c_type == item else new(item) for item in ("char *", "size_t"))
    assert fputs(b"word " * 200, stream) >= 0
    rewind(stream)
    assert setvbuf(stream, buffer, _IOFBF, sizeof(buffer)) == 0
    assert getline(line, size, stream) == 1000 and size[0] > 1000
    assert cstr(line[0]) == "word " * 200
    free(line[0])
    rewind(stream)
    if c_type == "char *":
        assert fscanf(stream, b"%m[word ]", buffer) == 1 and strlen(buffer[0]) == 1000
        free(buffer[0])
    assert fclose(stream) == 0


@pytest.mark.parametrize(("conversion", "c_type"), [("%s", "char"), ("%ls", "wchar_t")])
def test_a_text_may_lie_in_the_buffer_that_it_is_printed_to(conversion: str, c_type: str, tmp_path: Path) -> None:
    """What stands before it in the format overwrites its end; libc would read on behind the buffer."""
    path = tmp_path / "file"
    stream, buffer = fopen(str(path), "w"), new(f"{c_type}[1024]")
    size = sizeof(buffer)
    assert setvbuf(stream, buffer, _IOFBF, size) == 0
    for index, letter in enumerate(b"text"):
        buffer[index] = letter if c_type == "char" else chr(letter)
    assert fprintf(stream, f"%s%c{conversion}", "x" * (size - 1), ord("x"), buffer) == size + 4
    assert fclose(stream) == 0
    assert path.read_text() == "x" * size + "text"


def test_a_stream_holds_on_to_each_buffer_it_may_still_use(tmp_path: Path, collect: Callable[[], None]) -> None:
    """libc stays with the old one where the new one is NULL; the address of a struct does not keep the struct."""
    stream = fopen(str(tmp_path / "file"), "w+")
    buffers = [new("char[512]"), sockaddr_storage()]
    gone = [weakref.ref(buffer) for buffer in buffers]
    setbuffer(stream, buffers[0], 512)
    assert setvbuf(stream, buffers[1], _IOFBF, sizeof(buffers[1])) == 0
    assert setvbuf(stream, NULL, _IOFBF, 0) == 0
    buffers.clear()
    collect()
    assert all(ref() is not None for ref in gone)
    assert fputs("x" * 1000, stream) >= 0 and fclose(stream) == 0
    collect()
    assert all(ref() is None for ref in gone)
