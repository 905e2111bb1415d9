"""What <dirent.h> needs by hand: entries that outlive their directory, and the functions that choose and sort them."""

from __future__ import annotations

from pysock._libc import ffi, lib
from pysock.guard import FUNCTION, LIVE, OUT, POINTER, SIZE, TEXT, CData_, live, truncated, whole
from pysock.libc._stdlib import _sorting
from pysock.values import NULL, kept, remember

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def readdir(dirp: Any) -> Any:
    entry = lib.readdir(LIVE(dirp, "directory", ("readdir", "dirp")))
    if not entry:
        return NULL
    # libc's own is overwritten by the next call and freed by closedir()
    size = max(SIZE["struct dirent"], entry.d_reclen)
    memory = ffi.new("signed char[]", ffi.buffer(entry, entry.d_reclen)[:].ljust(size, b"\0"))
    live["directory"][dirp] = memory  # until then, as in C: readdir(dirp).d_name outlives its entry
    return kept(ffi.cast("struct dirent *", memory), memory)


def readdir_r(dirp: Any, entry: Any, result: Any) -> int:
    directory = LIVE(dirp, "directory", ("readdir_r", "dirp"))
    memory = OUT(entry, SIZE["struct dirent"], ("readdir_r", "entry", "sizeof(struct dirent)"))
    place = POINTER(result, ("readdir_r", "result"))
    remember(place, memory)
    return int(lib.readdir_r(directory, memory, place))


def scandir(dirp: Any, namelist: Any, filter: Any, compar: Any) -> int:
    return _scan("scandir", (), dirp, namelist, filter, compar)


def scandirat(dirfd: int, dirp: Any, namelist: Any, filter: Any, compar: Any) -> int:
    number = whole(dirfd)
    if number is None:
        raise TypeError(f"scandirat: dirfd takes an int, not {type(dirfd).__name__}")
    return _scan("scandirat", (truncated(number, "int"),), dirp, namelist, filter, compar)


def _scan(call: str, where: tuple[int, ...], dirp: Any, namelist: Any, filter: Any, compar: Any) -> int:
    """libc lists the directory; choosing and sorting, as it would do them, need functions of Python."""
    name = TEXT(dirp, (call, "dirp"))
    place = POINTER(namelist, (call, "namelist"))
    chosen = None if _null(filter) else FUNCTION(filter, (call, "filter"))
    sorted_by = None if _null(compar) else FUNCTION(compar, (call, "compar"))
    function = lib.scandirat if where else lib.scandir
    count = int(function(*where, name, place, ffi.NULL, ffi.NULL))
    if count < 0:
        return count
    errno = ffi.errno
    array = ffi.cast("struct dirent **", place[0])
    try:
        if chosen is not None:
            count = _choose(call, array, count, chosen)
        if sorted_by is not None:
            _sorting(
                call,
                lambda a, b: sorted_by(ffi.cast("struct dirent **", a), ffi.cast("struct dirent **", b)),
                lambda: lib.pysock_qsort(array, count, ffi.sizeof("struct dirent *")),
            )
    except BaseException:
        for index in range(count):
            lib.free(array[index])
        lib.free(array)
        place[0] = ffi.NULL
        raise
    heap = live.setdefault("heap", {})
    heap[place[0]] = True
    for index in range(count):
        heap[array[index]] = True
    ffi.errno = errno
    return count


def _choose(call: str, array: Any, count: int, chosen: Any) -> int:
    """Frees the entries that are not wanted and closes the gaps; how many are left."""
    entries = [array[index] for index in range(count)]
    wanted = []
    for entry in entries:
        answer = whole(chosen(entry))
        if answer is None:
            raise TypeError(f"{call}: filter returned something that is no int")
        wanted.append(truncated(answer, "int") != 0)
    left = [entry for entry, keep in zip(entries, wanted) if keep]
    for entry, keep in zip(entries, wanted):
        if not keep:
            lib.free(entry)
    for index, entry in enumerate(left):
        array[index] = entry
    return len(left)


def _null(value: Any) -> bool:
    return isinstance(value, CData_) and ffi.typeof(value).kind in ("pointer", "function") and not value


def _entry(value: Any, call: str, name: str) -> Any:
    """The address of a pointer to an entry."""
    if isinstance(value, CData_):
        t = ffi.typeof(value)
        if t.kind in ("array", "pointer") and t.item.kind in ("pointer", "void") and value:
            place = ffi.cast("struct dirent **", value)
            if (t.kind == "pointer" or len(value)) and place[0]:
                return place
            raise ValueError(f"{call}: {name} is the address of a pointer that is NULL; libc would crash on it")
    raise TypeError(f"{call}: {name} takes the address of a pointer to a struct dirent, new('struct dirent *', entry)")


def alphasort(a: Any, b: Any) -> int:
    return int(lib.alphasort(_entry(a, "alphasort", "a"), _entry(b, "alphasort", "b")))


def versionsort(a: Any, b: Any) -> int:
    return int(lib.versionsort(_entry(a, "versionsort", "a"), _entry(b, "versionsort", "b")))
