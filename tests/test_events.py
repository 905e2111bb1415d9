"""Events: values that survive being written as JSON Lines."""

from __future__ import annotations

import dataclasses
import json

import pytest

from pysock.events import Call, Data, Event, Exit, Frame, Output, Signal, from_json, to_json

EVENTS: list[Event] = [
    Call(7, "bind", ("3", "{sa_family=AF_INET}", "16"), -1, "EADDRINUSE", descriptor="socket#1", time=1.5, order=4),
    Call(7, "poll", ("[{fd=3}]", "1", "0"), 0, text="Timeout", source="server.c:12"),
    Call(7, "accept", ("3", "NULL", "NULL"), None),
    Call(7, "close", ("3",), 0, seconds=0.5, frames=(Frame("/a/s.c", 9, "die"), Frame("/a/s.c", 42, "main"))),
    Signal(7, "SIGINT", "{si_signo=SIGINT}", 2.0, 5),
    Exit(7, 3, None, 3.0, 6),
    Exit(8, None, "SIGKILL"),
    Data("accept#1", "in", bytes(range(256)), 7, 1.0, 9),
    Output("stdout", b"caf\xe9\n\0", 7),
]


def test_every_event_survives_json() -> None:
    assert from_json(to_json(EVENTS)) == EVENTS


def test_one_object_a_line() -> None:
    lines = to_json(EVENTS).splitlines()
    assert [json.loads(line)["event"] for line in lines] == [
        "call", "call", "call", "call", "signal", "exit", "exit", "data", "output",
    ]  # fmt: skip


def test_a_result_of_none_and_a_result_of_zero_stay_apart() -> None:
    pair = [Call(1, "close", ("3",), None), Call(1, "close", ("3",), 0)]
    assert [event.result for event in from_json(to_json(pair)) if isinstance(event, Call)] == [None, 0]


def test_events_cannot_be_changed() -> None:
    for event in EVENTS:
        with pytest.raises(dataclasses.FrozenInstanceError):
            event.pid = 9  # type: ignore[misc]


def test_a_call_reads_as_strace_writes_it() -> None:
    assert str(EVENTS[0]) == "bind(3, {sa_family=AF_INET}, 16) = -1 EADDRINUSE"
    assert str(EVENTS[1]) == "poll([{fd=3}], 1, 0) = 0 (Timeout)"
    assert str(EVENTS[2]) == "accept(3, NULL, NULL) = ?"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('{"event": "cal"}', "unknown event 'cal'"),
        ('{"pid": 1}', "unknown event None"),
        ('{"event": "exit", "pid": 1, "code": 3}', "a exit event has no code"),
    ],
)
def test_what_is_no_event_is_refused(line: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        from_json(line)
