"""Memory that libc goes on using after a call stays, also where but a slice of it was passed, and memory of mmap()."""
# ruff: noqa: F403, F405

from __future__ import annotations

import gc
from collections.abc import Callable
from typing import Any

import pytest

from pysock import *
from pysock import ffi, lib

PAGE = 4096
STACK = 8 << 20
RW, ANONYMOUS = PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS
Pass = Callable[[Any], Callable[[], object]]


# Each of these passes the memory to libc, which keeps it; what comes back makes libc let it go


def _stream(call: Callable[[Any, Any], object]) -> Pass:
    def passes(memory: Any) -> Callable[[], object]:
        stream = tmpfile()
        call(stream, memory)
        return lambda: fclose(stream)

    return passes


def _fmemopen(memory: Any) -> Callable[[], object]:
    stream = fmemopen(memory, sizeof(memory), "r+")
    return lambda: fclose(stream)


def _attr(memory: Any) -> tuple[Any, Callable[[], object]]:
    attr = pthread_attr_t()
    assert pthread_attr_init(attr) == 0 and pthread_attr_setstack(attr, memory, STACK) == 0
    return attr, lambda: pthread_attr_destroy(attr)


def _thread(memory: Any) -> Callable[[], object]:
    attr, destroy = _attr(memory)
    thread, lock = new("pthread_t"), new("sem_t")
    sem_init(lock, 0, 0)
    assert pthread_create(thread, attr, lambda arg: (sem_wait(lock), NULL)[1], NULL) == 0
    destroy()
    return lambda: (sem_post(lock), pthread_join(thread[0], NULL))


def _argument(memory: Any) -> Callable[[], object]:
    thread, lock = new("pthread_t"), new("sem_t")
    sem_init(lock, 0, 0)
    assert pthread_create(thread, NULL, lambda arg: (sem_wait(lock), NULL)[1], memory) == 0
    return lambda: (sem_post(lock), pthread_join(thread[0], NULL))


def _value(memory: Any) -> Callable[[], object]:
    key = new("pthread_key_t")
    assert pthread_key_create(key, NULL) == 0 and pthread_setspecific(key[0], memory) == 0
    return lambda: (pthread_setspecific(key[0], NULL), pthread_key_delete(key[0]))


def _result(memory: Any) -> Callable[[], object]:
    thread, held = new("pthread_t"), [memory]
    assert pthread_create(thread, NULL, lambda arg: held.pop(), NULL) == 0
    place = new("void *")
    assert pthread_join(thread[0], place) == 0
    return lambda: None


def _text(call: Callable[[Any], object], release: Callable[[], object]) -> Pass:
    def passes(memory: Any) -> Callable[[], object]:
        ffi.buffer(memory)[:10] = b"NAME=value"
        call(memory)
        return release

    return passes


def _strtok_r(memory: Any) -> Callable[[], object]:
    ffi.buffer(memory)[:6] = b"one tw"
    place = [new("char *")]
    strtok_r(memory, b" ", place[0])
    return place.clear


def _memstream(memory: Any) -> Callable[[], object]:
    text = new("char *")
    stream = open_memstream(text, memory)
    return lambda: (fclose(stream), free(text[0]))


def _attr_in(memory: Any) -> Callable[[], object]:
    attr = cast("pthread_attr_t *", memory)
    assert pthread_attr_init(attr) == 0
    return lambda: pthread_attr_destroy(attr)


def _optarg(memory: Any) -> Callable[[], object]:
    optarg[0] = cast("char *", addressof(memory, 0))
    return lambda: optarg.__setitem__(0, NULL)


def _found(memory: Any) -> Callable[[], object]:
    ffi.buffer(memory)[:4] = b"a=b\0"
    found = [strchr(memory, ord("="))]
    return found.clear


def _error_at_line(memory: Any) -> Callable[[], object]:
    ffi.buffer(memory)[:4] = b"name"
    error_one_per_line[0] = 1
    error_at_line(0, 0, memory, 1, "message")
    return lambda: (error_at_line(0, 0, b"other", 2, "message"), error_one_per_line.__setitem__(0, 0))


STREAMS = {
    "setbuf": (_stream(setbuf), BUFSIZ),
    "setbuffer": (_stream(lambda stream, memory: setbuffer(stream, memory, sizeof(memory))), 64),
    "setvbuf": (_stream(lambda stream, memory: setvbuf(stream, memory, _IOFBF, sizeof(memory))), 64),
    "fmemopen": (_fmemopen, 64),
    "open_memstream": (_memstream, 64),
}
KEPT: dict[str, tuple[Pass, int]] = {
    **STREAMS,
    "pthread_attr_setstack": (lambda memory: _attr(memory)[1], STACK),
    "a thread's stack": (_thread, STACK),
    "a thread's argument": (_argument, 64),
    "a thread's value": (_value, 64),
    "openlog": (_text(lambda memory: openlog(memory, 0, LOG_USER), closelog), 64),
    "strtok": (_text(lambda memory: strtok(memory, b"="), lambda: strtok(new("char[]", b"x"), b"=")), 64),
    "strtok_r": (_strtok_r, 64),
    "error_at_line": (_error_at_line, 64),
    "optarg": (_optarg, 64),
    "strchr": (_found, 64),
    "pthread_attr_init": (_attr_in, sizeof("pthread_attr_t")),
}
VIEWS: dict[str, Callable[[Any], Any]] = {
    "array": lambda block: block,
    "slice": lambda block: block[1 : len(block) - 1],
    "slice of a slice": lambda block: block[0 : len(block)][1 : len(block) - 1],
}


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("call", KEPT)
def test_what_libc_keeps_lives_as_long(call: str, view: str, capfd: Any) -> None:
    passes, size = KEPT[call]
    block = new(f"char[{size + 2}]")
    place = cast("uintptr_t", block)
    release = passes(VIEWS[view](block))
    del block
    gc.collect()
    assert lib.pysock_room(ffi.cast("void *", place)) == size + 2
    release()
    del release
    gc.collect()
    assert lib.pysock_room(ffi.cast("void *", place)) < 0, "and no longer"


@pytest.mark.parametrize("view", VIEWS)
def test_the_environment_lives_as_long_as_the_program(view: str) -> None:
    block = new("char[32]")
    memory = VIEWS[view](block)
    ffi.buffer(memory)[:15] = b"PYSOCK_KEPT=yes"
    place = cast("uintptr_t", block)
    assert putenv(memory) == 0
    del block, memory
    gc.collect()
    assert cstr(getenv("PYSOCK_KEPT")) == "yes"
    assert lib.pysock_room(ffi.cast("void *", place)) == 32
    assert unsetenv("PYSOCK_KEPT") == 0


@pytest.mark.parametrize("view", VIEWS)
def test_argv_lives_as_long_as_the_program(view: str) -> None:
    block, name = new("char *[6]"), new("char[]", b"name")
    block[0] = block[1] = block[2] = name
    place = cast("uintptr_t", block)
    assert getopt(1, VIEWS[view](block), b"a") == -1
    del block
    gc.collect()
    assert lib.pysock_room(ffi.cast("void *", place)) == 6 * sizeof("char *")


# Memory of mmap()


def _mapped(size: int) -> Any:
    size = -(-(size + 2) // PAGE) * PAGE
    memory = mmap(NULL, size, RW, ANONYMOUS, -1, 0)
    assert memory != MAP_FAILED
    return memory


TAKES_AWAY: dict[str, Callable[[Any], object]] = {
    "munmap": lambda m: munmap(m, sizeof(m)),
    "munmap of its first page": lambda m: munmap(m, 1),
    "mprotect": lambda m: mprotect(m, sizeof(m), PROT_READ),
    "mremap": lambda m: mremap(m, sizeof(m), sizeof(m), MREMAP_MAYMOVE, 0),
    "madvise": lambda m: madvise(m, sizeof(m), MADV_DONTNEED),
    "mmap": lambda m: mmap(m, sizeof(m), RW, ANONYMOUS | MAP_FIXED, -1, 0),
    "remap_file_pages": lambda m: remap_file_pages(m, sizeof(m), 0, 0, 0),
}
PURPOSES = {
    **dict.fromkeys(STREAMS, "a stream's, until fclose()"),
    "a thread's stack": "a thread's stack, until pthread_join()",
    "openlog": "ident of openlog(), until closelog()",
    "error_at_line": "the file name of error_at_line(), until the next one",
}


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("call", PURPOSES)
def test_memory_of_mmap_that_libc_uses_is_not_taken_away(call: str, view: str, capfd: Any) -> None:
    passes, size = KEPT[call]
    memory = _mapped(size)
    used = VIEWS[view](memory)
    release = passes(used[0:size] if call == "a thread's stack" else used)
    for name, takes in TAKES_AWAY.items():
        with pytest.raises(ValueError) as error:
            takes(memory)
        function = name.partition(" ")[0]
        parameter = "old_address" if function == "mremap" else "addr"
        assert str(error.value) == f"{function}: {parameter} is memory that libc still uses: {PURPOSES[call]}"
    assert madvise(memory, PAGE, MADV_WILLNEED) == 0
    assert mprotect(memory, PAGE, RW) == 0
    release()
    del release
    gc.collect()
    assert munmap(memory, sizeof(memory)) == 0


def test_a_stack_that_is_gone_is_not_used() -> None:
    memory = _mapped(STACK)
    attr, destroy = _attr(memory)
    assert munmap(memory, sizeof(memory)) == 0
    with pytest.raises(
        ValueError, match=r"^pthread_create: attr's stack is memory of mmap.. that munmap.. has taken away"
    ):
        pthread_create(new("pthread_t"), attr, lambda arg: NULL, NULL)
    destroy()


@pytest.mark.parametrize("view", VIEWS)
def test_a_text_that_is_gone_is_not_split_on(view: str) -> None:
    memory, place = _mapped(64), new("char *")
    for split in (lambda text: strtok(text, b" "), lambda text: strtok_r(text, b" ", place)):
        strcpy(memory, b"  one two")
        assert cstr(split(VIEWS[view](memory))) == "one"
        assert mprotect(memory, PAGE, PROT_READ) == 0
        with pytest.raises(ValueError, match=r"the text is in memory of mmap.. that is gone, or may not be written"):
            split(NULL)
        assert mprotect(memory, PAGE, RW) == 0
        assert cstr(split(NULL)) == "two"
    assert munmap(memory, sizeof(memory)) == 0
    with pytest.raises(ValueError, match=r"^strtok_r: the text is in memory of mmap.. that is gone"):
        strtok_r(NULL, b" ", place)


def test_a_slice_of_memory_that_may_not_be_written() -> None:
    memory = _mapped(64)
    assert mprotect(memory, PAGE, PROT_READ) == 0
    with pytest.raises(ValueError, match=r"^memset: s is memory of mmap.. that may not be written; see mprotect"):
        memset(memory[8:16], 0, 8)
    assert memchr(memory[8:16], 0, 8) == memory + 8
    assert mprotect(memory, PAGE, PROT_NONE) == 0
    with pytest.raises(ValueError, match=r"^strlen: s is memory of mmap.. that may not be read"):
        strlen(memory[8:16])
    assert munmap(memory, sizeof(memory)) == 0
