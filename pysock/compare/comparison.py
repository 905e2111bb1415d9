"""A whole comparison: find the programs, build the C, stage every run, judge each Python variant.

Nothing is printed here, and nothing is left behind: every process has ended and the temporary
directory is gone when `compare` returns or raises.
"""

from __future__ import annotations

import contextlib
import itertools
import re
import shutil
import tempfile
import threading
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path

from pysock.compare import default, runs, varying
from pysock.compare.build import build, check_python, is_package
from pysock.compare.explain import Cause, explain
from pysock.compare.faults.language import CallFault, Fault, check
from pysock.compare.faults.peers import befallen
from pysock.compare.faults.walk import Tried, Walk, host_with, walk, was_hit
from pysock.compare.judge import check_reference, judge
from pysock.compare.problem import CannotCompare
from pysock.compare.runs import PYTHON, PYTHONIC, C, Host, Progress, Run, Stages
from pysock.compare.scenario import Program, Scenario, load
from pysock.compare.verdict import DIFFERENT, NAMES, NOT_CHECKED, Verdict

LESSONS = Path(__file__).resolve().parents[1] / "lessons"
WORKERS = 4
"""Runs at a time, where each has its own namespaces: they wait more than they work."""


Sources = dict[str, tuple[tuple[Path, ...], Path]]
"""For every role its C files, and its Python file or package."""
RUNGS = {"raw": PYTHON, "pythonic": PYTHONIC}
"""The ports that a program may have, by the names that --rung takes."""


@dataclass(frozen=True)
class Subject:
    """What is compared: scenarios, and the files of every role in them."""

    title: str
    scenarios: tuple[Scenario, ...]
    """None: there is one program, and its scenario follows from a first look at what it does (default.py)."""
    sources: Sources
    program: Program | None = None
    """The one program of a subject without scenarios."""
    pythonic: dict[str, Path] = field(default_factory=dict)
    """The Pythonic port of every role that has one."""
    rungs: tuple[str, ...] = (PYTHON,)
    """Which ports are compared."""
    learner: str = ""
    """The language of what a learner wrote for an exercise; the program in the other one is the solution."""

    @property
    def sides(self) -> tuple[str, str]:
        """What a report calls the C, and the Python."""
        if not self.learner:
            return "C", "Python"
        return ("your program", "the solution") if self.learner == C else ("the solution", "your program")

    def as_pythonic(self) -> Subject:
        """The same, with ports that are no raw ones."""
        files = {role: python for role, (_, python) in self.sources.items()}
        return replace(self, pythonic=files, rungs=(PYTHONIC,))

    def ports(self, role: str) -> dict[str, Path]:
        """The ports of this role that are compared, by language."""
        known = {PYTHON: self.sources[role][1], PYTHONIC: self.pythonic.get(role)}
        return {rung: file for rung in self.rungs if (file := known[rung]) is not None}

    @property
    def files(self) -> str:
        texts = []
        for role, (c, _) in self.sources.items():
            *names, last = [*(file.name for file in c), *(file.name for file in self.ports(role).values())]
            if self.learner:
                names, last = [f"{self.sides[0]} ({', '.join(names)})"], f"{self.sides[1]} ({last})"
            texts.append(f"{', '.join(names)} and {last}" if names else last)
        return "; ".join(dict.fromkeys(texts))


@dataclass(frozen=True)
class Case:
    """One scenario with one choice of languages, judged against the C run."""

    scenario: str
    languages: str
    verdicts: tuple[Verdict, ...]
    tracebacks: tuple[str, ...] = ()
    """The last lines of each traceback that a Python program died with."""
    cause: Cause | None = None
    """Why it differs, where that is known."""
    not_run: str = ""
    """Why its scenario could not be run here."""

    @property
    def differs(self) -> bool:
        return any(verdict.result == DIFFERENT for verdict in self.verdicts)


@dataclass(frozen=True)
class Comparison:
    """Everything that a report needs."""

    subject: Subject
    cases: tuple[Case, ...]
    host: Host
    warnings: tuple[str, ...] = ()
    """What the C compiler had to say."""
    kept: Path | None = None

    @property
    def differs(self) -> bool:
        return any(case.differs for case in self.cases)

    def verdicts(self, name: str) -> list[tuple[Case, Verdict]]:
        """The verdicts of one name, over all cases."""
        index = NAMES.index(name)
        return [(case, case.verdicts[index]) for case in self.cases]


@dataclass(frozen=True)
class Options:
    """What the caller may choose."""

    namespace: bool = True
    strace: bool = True
    seconds: float | None = None
    repeat: int | None = None
    """How often each port is run, whatever the scenarios say."""
    cache: bool = True
    """Whether compiled programs are kept, and taken again."""
    keep: Path | None = None
    faults: tuple[Fault, ...] = ()
    """What befalls C and Python alike."""
    progress: Progress = field(default=lambda text: None)


def find_lesson(name: str, lessons: Path = LESSONS) -> Path:
    """The directory of a lesson: by its name, its number, or as a path."""
    path = Path(name)
    if (path / "scenario.toml").is_file():
        return path.resolve()
    name = name.rstrip("/")
    known = sorted(entry.name for entry in lessons.glob("*") if (entry / "scenario.toml").is_file())
    found = [entry for entry in known if entry == name]
    if not found and re.fullmatch(r"\d+", name):
        found = [entry for entry in known if entry.partition("_")[0].lstrip("0") == name.lstrip("0")]
    if not found:
        found = [entry for entry in known if entry.startswith(name)] if name else []
    if len(found) == 1:
        return lessons / found[0]
    if not found and name and path.is_dir():
        raise CannotCompare(
            f"{path}: there is no scenario.toml in this directory",
            "name a lesson or its directory, or a .c file and a .py file",
        )
    what = "there is more than one lesson" if found else "there is no lesson"
    raise CannotCompare(f"{what} {name!r}", "lessons are " + (", ".join(found or known) or "missing here"))


def lesson(name: str, lessons: Path = LESSONS, rung: str | None = None) -> Subject:
    """A lesson, with the programs that its scenarios name; with all ports that there are, or those of one rung."""
    directory = find_lesson(name, lessons)
    scenarios = load(directory / "scenario.toml")
    sources = find_sources(scenarios, directory)
    pythonic = {}
    for role in sources:
        file = directory / f"{role}_pythonic.py"
        if file.is_file():
            pythonic[role] = file
    if rung == "pythonic" and not pythonic:
        raise CannotCompare(f"{directory.name} has no Pythonic port", "--rung raw compares the one that it has")
    rungs = (PYTHON, *([PYTHONIC] if pythonic else [])) if rung is None else (RUNGS[rung],)
    return _checked(Subject(directory.name, tuple(scenarios), sources, pythonic=pythonic, rungs=rungs))


def find_sources(scenarios: Sequence[Scenario], directory: Path) -> Sources:
    """The files of every role, beside a scenario file in this directory."""
    sources = {}
    for program in (program for each in scenarios for program in each.programs):
        stem = directory / program.role
        c = tuple(stem.parent / name for name in program.sources or (stem.name + ".c",))
        file = stem.with_name(stem.name + ".py")
        sources[program.role] = c, stem if is_package(stem) and not file.exists() else file
    return sources


def pair(c: Path | Sequence[Path], python: Path, scenario: Path | None = None, args: Sequence[str] = ()) -> Subject:
    """A C file and a Python file or package, with a scenario file or, without one, with these arguments.

    Where the program has more C files, they are given, or the scenario file names them, and this is one of them."""
    given = (c,) if isinstance(c, Path) else tuple(c)
    c = given[0]
    if scenario is None:
        return _checked(Subject(c.stem, (), {c.stem: (given, python)}, Program(c.stem, tuple(args))))
    scenarios = load(scenario, only=c.stem)
    sources = find_sources(scenarios, scenario.parent)
    several = {program.role for each in scenarios for program in each.programs if program.sources}
    found = False
    for role, (files, _) in sources.items():
        if role in several and c.resolve() in [file.resolve() for file in files]:
            sources[role], found = (files, python), True
        elif role not in several and role in (c.stem, python.stem):
            sources[role], found = (given, python), True
    if not found:
        raise CannotCompare(
            f"{scenario}: no scenario runs {c.stem!r}",
            f'say program = "{c.stem}", or leave program out',
        )
    return _checked(Subject(c.stem, tuple(scenarios), sources))


def _checked(subject: Subject) -> Subject:
    for role, (c, _) in subject.sources.items():
        ports = [file for file in subject.ports(role).values() if not is_package(file)]
        for file in (*c, *ports):
            if file.is_dir():
                what = "directory without a __main__.py" if file in ports else "directory"
                raise CannotCompare(f"{file}: this is a {what}, not a file")
            if not file.is_file():
                raise CannotCompare(f"{file}: there is no such file")
    return subject


def _languages(scenario: Scenario, subject: Subject) -> Iterator[dict[str, str]]:
    """Every choice of languages; the first is all C, the others have C and one rung's Python in them."""
    roles = [program.role for program in scenario.programs]
    yield dict.fromkeys(roles, C)
    for rung in subject.rungs:
        known = [(C, rung) if rung in subject.ports(role) else (C,) for role in roles]
        for choice in itertools.islice(itertools.product(*known), 1, None):
            yield dict(zip(roles, choice))


def _build_all(
    subject: Subject, base: Path, pool: ThreadPoolExecutor, cached: bool
) -> tuple[dict[tuple[str, str], Path], tuple[str, ...]]:
    files: dict[tuple[str, str], Path] = {}
    pending: list[Future[str]] = []
    for number, (role, (c, _)) in enumerate(subject.sources.items()):
        directory = base / f"build{number}"
        directory.mkdir()
        files[role, C] = directory / c[0].stem
        pending.append(pool.submit(build, c, files[role, C], cached))
    for role in subject.sources:
        for language, python in subject.ports(role).items():
            check_python(python)
            files[role, language] = python
    return files, tuple(warning for future in pending if (warning := future.result()))


def _traceback(run: Run, subject: Subject, lines: int = 6) -> Iterator[str]:
    """The end of the traceback of each Python program that died with one, with the name of its file.

    Python has run it, or the files of the package, under the name that the run gave it."""
    for program in run.programs:
        text = program.stderr.decode(errors="replace")
        start = text.rfind("Traceback (most recent call last):")
        if program.language != C and start >= 0:
            name = re.compile(rf'File "(?:[^"\n]*/cwd/)?(?:\./)?{re.escape(program.program.name)}(?=["/])')
            parts = name.split(text[start:].strip())
            file = subject.ports(program.program.role)[program.language]
            yield "\n".join(f'File "{file}'.join(parts).splitlines()[-lines:])


def _name(text: str, number: int) -> str:
    return f"{number:02d}-" + (re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:40] or "run")


def _stage_all(
    subject: Subject,
    files: dict[tuple[str, str], Path],
    base: Path,
    host: Host,
    options: Options,
    stages: Stages,
    pool: ThreadPoolExecutor,
) -> list[list[Run]]:
    """All runs, grouped by scenario; the first of each group is the reference."""
    choices = []
    for scenario in subject.scenarios:
        reference, *others = _languages(scenario, subject)
        choices.append([reference, *others * (options.repeat or scenario.repeat)])
    total = sum(map(len, choices))
    number = itertools.count(1)
    hung = threading.Event()
    took: dict[str, float] = {}
    temporary = None if options.keep else base

    def one(scenario: Scenario, languages: dict[str, str], place: Path) -> Run:
        is_reference = all(language == C for language in languages.values())
        if hung.is_set() and not is_reference and scenario.name in took:
            scenario = runs.soon(scenario, took[scenario.name])  # the result is "different" anyway
        options.progress(f"run {next(number)} of {total}: {scenario.name}")
        run = runs.perform(scenario, languages, files, place, host, stages, options.progress, temporary)
        if options.keep:
            runs.keep(run, place)
        if is_reference:
            took[scenario.name] = run.took
            # Nobody has said what a program is to do that meets a fault.
            if not options.faults:
                check_reference(run, subject.sides[0] if subject.learner else "the C program")
        elif run.verdict == "time":
            hung.set()
        return run

    groups: list[list[Future[Run]]] = []
    for index, (scenario, chosen) in enumerate(zip(subject.scenarios, choices), 1):
        group = []
        seen: Counter[str] = Counter()
        for languages in chosen:
            label = "-".join(languages.values()).lower()
            seen[label] += 1
            label += f"-{seen[label]}" if seen[label] > 1 else ""
            place = base / _name(scenario.name, index) / label
            group.append(pool.submit(one, scenario, languages, place))
        groups.append(group)
    return [[future.result() for future in group] for group in groups]


def _directory(keep: Path | None) -> Path:
    """An empty directory for everything that is made: the one to keep, or a temporary one."""
    try:
        if keep is None:
            return Path(tempfile.mkdtemp(prefix="pysock-compare-"))
        keep.mkdir(parents=True, exist_ok=True)
        if any(keep.iterdir()):
            raise CannotCompare(f"{keep}: the directory for --keep is not empty")
        return keep.resolve()
    except OSError as error:
        what = "there is no directory for temporary files" if keep is None else f"{keep}: no directory for --keep"
        remedy = "let $TMPDIR name a directory that you may write to" if keep is None else ""
        raise CannotCompare(f"{what}: {error.strerror or error}", remedy) from None


def _limited(scenario: Scenario, options: Options) -> Scenario:
    return scenario if options.seconds is None else replace(scenario, seconds=options.seconds)


def _looked_at(
    subject: Subject,
    program: Program,
    files: dict[tuple[str, str], Path],
    base: Path,
    host: Host,
    options: Options,
    stages: Stages,
) -> Subject:
    """The subject with the scenario that its program in C asks for."""
    look = _limited(default.first_look(program), options)
    options.progress(look.name)
    temporary = None if options.keep else base
    run = runs.perform(look, {program.role: C}, files, base / "look", host, stages, options.progress, temporary)
    check_reference(run)
    return replace(subject, scenarios=(default.scenario(run),))


def _with_faults(subject: Subject, host: Host, options: Options) -> tuple[Subject, Host]:
    """The subject and the host of a comparison with faults."""
    roles = list(subject.sources)
    check(options.faults, roles)
    scenarios = tuple(befallen(each, options.faults) for each in subject.scenarios)
    return replace(subject, scenarios=scenarios), host_with(host, options.faults, roles)


def _check_hit(groups: Sequence[Sequence[Run]], options: Options) -> None:
    """A fault that hits no call of the C shows nothing."""
    calls = [fault for fault in options.faults if isinstance(fault, CallFault)]
    if calls and not any(was_hit(group[0]) for group in groups):
        raise CannotCompare(
            f"--inject {' '.join(map(str, calls))}: the C makes no such call", "see pysock compare --help for the forms"
        )


@dataclass(frozen=True)
class _Workshop:
    """What a comparison is made with: the subject with its scenarios, its programs built, and where they run."""

    subject: Subject
    host: Host
    files: dict[tuple[str, str], Path]
    warnings: tuple[str, ...]
    base: Path
    temporary: Path | None
    """The base, if it is not to be kept: what a stage removes if this process is killed."""
    stages: Stages
    pool: ThreadPoolExecutor


@contextlib.contextmanager
def _workshop(subject: Subject, host: Host, options: Options) -> Iterator[_Workshop]:
    """Everything has ended, and nothing is left that is not to be kept, when it closes."""
    subject = replace(subject, scenarios=tuple(_limited(each, options) for each in subject.scenarios))
    stages = Stages()
    pool = ThreadPoolExecutor(WORKERS if host.namespace else 1)
    base = _directory(options.keep)
    try:
        files, warnings = _build_all(subject, base, pool, options.cache)
        if subject.program is not None:
            subject = _looked_at(subject, subject.program, files, base, host, options, stages)
        yield _Workshop(subject, host, files, warnings, base, None if options.keep else base, stages, pool)
    finally:
        stages.stop()
        pool.shutdown(wait=True, cancel_futures=True)
        if not options.keep:
            shutil.rmtree(base, ignore_errors=True)


def try_all_faults(subject: Subject, options: Options | None = None) -> tuple[Tried, ...]:
    """Every fault that a call of the C can have, in the C and in each port."""
    options = options or Options()
    host = runs.host(options.namespace, options.strace)
    if host.strace is None:
        raise CannotCompare("--all-faults needs strace, which shows the calls", host.why_no_strace)
    with _workshop(subject, host, options) as shop:
        numbers = itertools.count(1)

        def why(reference: Run, run: Run, host: Host) -> Cause | None:
            number = next(numbers)
            again = Again(shop.files, shop.base / f"why{number}", host, shop.stages, shop.temporary, number - 1)
            return _cause(shop.subject, reference, run, again)

        tools = Walk(
            host, shop.files, shop.base, shop.stages, shop.pool, options.progress, options.seconds, shop.temporary, why
        )
        ports = {role: list(shop.subject.ports(role)) for role in shop.subject.sources}
        return walk(tools, shop.subject.scenarios, ports)


def compare(subject: Subject, options: Options | None = None) -> Comparison:
    """Run every scenario in C and in every variant with Python, and judge."""
    options = options or Options()
    with _workshop(subject, runs.host(options.namespace, options.strace), options) as shop:
        subject, host = shop.subject, shop.host
        if options.faults:
            subject, host = _with_faults(subject, host, options)
        missing = {each.name: runs.missing_privileges(each, host) for each in subject.scenarios}
        possible = replace(subject, scenarios=tuple(each for each in subject.scenarios if not missing[each.name]))
        groups = _stage_all(possible, shop.files, shop.base, host, options, shop.stages, shop.pool)
        if options.faults:
            _check_hit(groups, options)
        again = Again(shop.files, shop.base, host, shop.stages, shop.temporary)
        cases = [*_judge_all(possible, groups, host, again)]
        for scenario in subject.scenarios:
            if missing[scenario.name]:
                cases += _not_run(scenario, subject, missing[scenario.name])
        return Comparison(subject, tuple(cases), host, shop.warnings, options.keep)


def _not_run(scenario: Scenario, subject: Subject, reason: str) -> Iterator[Case]:
    """The cases of a scenario that cannot be run here: nobody saw anything of them."""
    verdicts = tuple(Verdict(name, NOT_CHECKED, reason=reason) for name in NAMES)
    for languages in itertools.islice(_languages(scenario, subject), 1, None):
        title = runs.title((program, languages[program.role]) for program in scenario.programs)
        yield Case(scenario.name, title, verdicts, not_run=reason)


def _python_files(port: Path) -> tuple[Path, ...]:
    return tuple(sorted(port.rglob("*.py"))) if is_package(port) else (port,)


class Again:
    """Makes runs that differ once more: the C alone, to see what varies in it; and both, with the source line of
    every call, for the first few, for it takes time."""

    MOST = 4

    def __init__(
        self,
        files: dict[tuple[str, str], Path],
        base: Path,
        host: Host,
        stages: Stages,
        temporary: Path | None,
        pairs: int = 0,
    ) -> None:
        self.files, self.base, self.stages, self.temporary = files, base, stages, temporary
        self.host = replace(host, lines=True)
        self.pairs = pairs  # made so far
        self.number = itertools.count(1)
        self.references: dict[str, Run] = {}
        self.varying: dict[str, frozenset[str]] = {}

    def perform(self, run: Run, scenario: Scenario, host: Host) -> Run:
        languages = {program.program.role: program.language for program in run.programs}
        place = self.base / f"again{next(self.number)}"
        return runs.perform(scenario, languages, self.files, place, host, self.stages, temporary=self.temporary)

    def one(self, run: Run, took: float) -> Run:
        return self.perform(run, runs.soon(run.scenario, took), self.host)

    def varies(self, reference: Run) -> frozenset[str]:
        """The verdicts in which the C differs from itself. One that a fault keeps from ending is not asked."""
        name = reference.scenario.name
        if reference.verdict != "ended":
            return frozenset()
        if name not in self.varying:
            host = replace(self.host, lines=False)
            others = (self.perform(reference, reference.scenario, host) for _ in range(varying.AGAIN))
            self.varying[name] = varying.look(reference, others, host).varies
        return self.varying[name]

    def both(self, reference: Run, run: Run) -> tuple[Run, Run]:
        """The two runs again; or as they were, where that cannot be, or does not come out the same."""
        self.pairs += 1
        if self.host.strace is None or self.pairs > self.MOST:
            return reference, run
        name = reference.scenario.name
        try:
            if name not in self.references:
                self.references[name] = self.one(reference, reference.took)
            again = self.references[name], self.one(run, reference.took)
        except CannotCompare:
            return reference, run
        results = [tuple(each.result for each in judge(*pair, self.host)) for pair in ((reference, run), again)]
        return again if results[0] == results[1] else (reference, run)


def _cause(subject: Subject, reference: Run, run: Run, again: Again) -> Cause | None:
    """Why a run differs from C's, where that is known."""
    files = {
        program.program.role: (
            subject.sources[program.program.role][0],
            _python_files(subject.ports(program.program.role)[program.language]),
        )
        for program in run.programs
        if program.language != C
    }
    return explain(*again.both(reference, run), files)


def _judge_all(subject: Subject, groups: Sequence[Sequence[Run]], host: Host, again: Again) -> tuple[Case, ...]:
    cases = []
    for reference, *candidates in groups:
        for run in candidates:
            verdicts = judge(reference, run, host)
            if any(verdict.result == DIFFERENT for verdict in verdicts):
                verdicts = varying.settled(verdicts, again.varies(reference))
            differs = any(verdict.result == DIFFERENT for verdict in verdicts)
            cause = _cause(subject, reference, run, again) if differs else None
            cases.append(Case(reference.scenario.name, run.title, verdicts, tuple(_traceback(run, subject)), cause))
    return tuple(cases)
