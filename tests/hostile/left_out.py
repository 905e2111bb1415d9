"""Which functions the hostile-argument test treats apart, and why. Every other function is called with everything."""

from __future__ import annotations

import signal

#: Functions that may end the process that calls them, and how: that is what they are for.
ENDING: dict[str, tuple[str, ...]] = {
    **{
        name: tuple(f"status {n}" for n in range(256))
        for name in ("exit", "_exit", "_Exit", "quick_exit", "err", "errx", "verr", "verrx", "error", "error_at_line")
    },
    "abort": ("SIGABRT",),
    **{
        name: (*(s.name for s in signal.Signals), "no end")
        for name in ("raise", "gsignal", "kill", "killpg", "tgkill", "pthread_kill")
    },
    "assert": ("SIGABRT",),
    "assert_perror": ("SIGABRT",),
    "daemon": ("status 0",),
    "setrlimit": ("SIGKILL", "SIGXCPU"),  # RLIMIT_CPU
    "pthread_exit": ("status 0",),  # the first thread's: no other is left
    "thrd_exit": ("status 0",),
    # another program runs in its place, and ends with a status of its own
    **{
        name: ("status 0", "status 1")
        for name in ("execve", "execv", "execvp", "execvpe", "fexecve", "execveat", "execl", "execlp", "execle")
    },
}

#: Functions that have SIGALRM come faster than Python can answer: it is ignored meanwhile.
STORMY = {"ualarm"}

#: Functions never called. A process of its own, in namespaces of its own, can take nearly all of them.
LEFT_OUT: dict[str, str] = {
    "sigqueue": "sends signals to every process there is, also to the one that counts the calls",
    "sigwait": "goes on waiting after an interruption, so nothing would end it",
    "sigsuspend": "may be told to block every signal, so nothing would end it",
    "prlimit": "sets the limits of any process, also of the one that counts the calls",
}

_ASKS = "asks a name server, beyond this machine"

#: Functions called only where the process has namespaces (user, network, host name) of its own.
NEEDS_NAMESPACE: dict[str, str] = {
    "clock_settime": "sets the machine's clock",
    "settimeofday": "sets the machine's clock",
    "adjtime": "sets the machine's clock",
    **{
        name: "changes other processes"
        for name in (
            "kill",
            "killpg",
            "tgkill",
            "setpriority",
            "sched_setscheduler",
            "sched_setparam",
            "sched_setaffinity",
            "process_vm_writev",
        )
    },
    "msgget": "leaves queues behind",
    "mq_open": "leaves queues behind",
    "mq_unlink": "removes the queues of others",
    "shmget": "leaves shared memory behind",
    "shmctl": "removes the shared memory of others",
    "semget": "leaves semaphores behind",
    "semctl": "removes the semaphores of others",
    **dict.fromkeys(("semop", "semtimedop"), "changes the semaphores of others"),
    "sethostname": "renames the machine",
    "setdomainname": "renames the machine's NIS domain",
    "chroot": "changes what later calls see of the file system",
    "getaddrinfo": _ASKS,
    "getnameinfo": _ASKS,
    "gethostbyname": _ASKS,
    "gethostbyname2": _ASKS,
    "gethostbyaddr": _ASKS,
    "getnetbyname": _ASKS,
    "getnetbyaddr": _ASKS,
    **{f"res_{name}": _ASKS for name in ("query", "search", "querydomain", "send")},
    **{f"res_n{name}": _ASKS for name in ("query", "search", "querydomain", "send")},
    "connect": "may reach beyond this machine",
    "sendto": "may reach beyond this machine",
    "sync": "makes the machine write out everything it holds",
}

# The fuzz run: many functions in one process, one after the other

_SIGNALS = "sends a signal of any number, SIGKILL and SIGSEGV among them, which ends the process"
_REPLACES = "another program runs in the place of the process"

#: Functions that the fuzz run never calls: it is their purpose to end, to replace or to harm a process.
SPARED_BY_FUZZ: dict[str, str] = {
    **{name: "ends the process" for name, how in ENDING.items() if how != ("status 0",) and "status 0" in how},
    **LEFT_OUT,
    "abort": "ends the process",
    "assert": "ends the process",
    "assert_perror": "ends the process",
    "daemon": "ends the process that calls it; its child goes on",
    **dict.fromkeys(("pthread_exit", "thrd_exit"), "ends the first thread, and so the process when no other is left"),
    **{
        name: _REPLACES
        for name in ("execve", "execv", "execvp", "execvpe", "fexecve", "execveat", "execl", "execlp", "execle")
    },
    **{name: _SIGNALS for name in ("raise", "gsignal", "kill", "killpg", "tgkill", "pthread_kill", "pthread_sigqueue")},
    "setrlimit": "takes memory, descriptors and time from the process, the interpreter included",
    "process_vm_writev": "writes into the memory of any process, whatever stands there",
    "sync": "makes the machine write out everything it holds",
}

#: Functions that wait for another thread or process, which no signal ends; the run ends the process instead.
WAITS: set[str] = {
    *(f"pthread_{name}" for name in ("join", "timedjoin_np", "clockjoin_np", "barrier_wait", "spin_lock", "once")),
    *(f"pthread_mutex_{name}" for name in ("lock", "timedlock", "clocklock", "setprioceiling")),
    *(f"pthread_cond_{name}" for name in ("wait", "timedwait", "clockwait", "destroy")),
    *(f"pthread_rwlock_{name}" for name in ("rdlock", "wrlock", "timedrdlock", "timedwrlock")),
    *(f"pthread_rwlock_{name}" for name in ("clockrdlock", "clockwrlock")),
    *("thrd_join", "mtx_lock", "mtx_timedlock", "cnd_wait", "cnd_timedwait", "cnd_destroy", "call_once"),
    "flockfile",
    "qsort",  # may call a Python function as often as there are bytes in memory
}

#: Headers whose functions change which signals come: what interrupts a blocked call is set up anew after each.
RESIGNAL = {"signal.h", "sys/time.h", "time.h", "unistd.h", "pthread.h", "sched.h"}
