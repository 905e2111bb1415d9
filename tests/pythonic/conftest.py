"""What the tests of the Pythonic layer share: descriptors counted, and threads that are seen to wait."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Callable

import pytest

FDS = Path("/proc/self/fd")


@pytest.fixture(autouse=True)
def no_descriptor_is_left() -> Iterator[None]:
    """Each test closes what it opens."""
    if not FDS.is_dir():
        yield
        return
    before = len(os.listdir(FDS))
    yield
    assert len(os.listdir(FDS)) == before


class Waiting:
    """A thread that makes one call; what it returned or raised, and whether it waits."""

    def __init__(self, call: Callable[[], Any]) -> None:
        self.result: Any = None
        self.error: BaseException | None = None
        self.call = call
        self.thread = threading.Thread(target=self.run, daemon=True)
        self.thread.start()
        asleep(self.tid)

    def run(self) -> None:
        try:
            self.result = self.call()
        except BaseException as error:
            self.error = error

    @property
    def tid(self) -> int:
        while (tid := self.thread.native_id) is None:
            pass
        return tid

    def join(self) -> Any:
        self.thread.join(60)
        assert not self.thread.is_alive(), "the call did not come back"
        if self.error is not None:
            raise self.error
        return self.result


def asleep(tid: int) -> None:
    """Returns once that thread of this process sleeps in a call, and goes on sleeping for a while."""
    stat = Path(f"/proc/self/task/{tid}/stat")
    if not stat.exists():
        pytest.skip("whether a thread waits is seen in /proc only")
    deadline, seen = time.monotonic() + 60, 0
    while seen < 50:
        seen = seen + 1 if stat.read_text().rpartition(")")[2].split()[0] == "S" else 0
        assert time.monotonic() < deadline, "the thread does not wait"


@pytest.fixture
def waiting() -> type[Waiting]:
    return Waiting


@pytest.fixture
def wait_until_asleep() -> Callable[[int], None]:
    return asleep
