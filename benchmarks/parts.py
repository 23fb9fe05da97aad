"""The parts of the bench: told beside the peers, what one process carries, a disk that stalls, a therapist's desk."""

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks import desk, disk
from benchmarks.crowd import Load, measured
from benchmarks.peers import BUILD, PEERS, ours
from benchmarks.table import (
    Rounds,
    cpu,
    middle,
    page_kb,
    ratio,
    recorded_p50,
    recorded_p99,
    short,
    spread,
    table,
    told_p50,
    told_p99,
    told_worst,
)

Progress = Callable[[str], None]

TOLD = (
    Load(couples=1, rate=200, seconds=5),
    Load(couples=100, rate=200, seconds=5),
    Load(couples=100, rate=1000, seconds=5),
    Load(couples=1000, rate=200, seconds=5),
    Load(couples=2500, rate=200, seconds=6),
)
AN_EVENING = 0.1  # pauses a second from each couple; with the yes that follows, a command every five seconds
TOWN = 2500


def told(rounds: int, progress: Progress) -> Iterator[str]:
    """From the moment a pause is pressed to the moment the partner's page has it."""
    for load in TOLD:
        found: dict[str, Rounds] = {name: [] for name in PEERS}
        for turn in range(rounds):
            for name, runner in PEERS.items():
                with runner(load.couples) as running:
                    found[name].append(measured(running, load))
                progress(f"{load.couples} couples, {load.rate:g}/s, round {turn + 1}, {name}: {_brief(found[name])}")
        yield f"**{load.couples:,} couples, {load.rate:g} pauses a second**\n\n{_side_by_side(found)}"


def _brief(rounds: Rounds) -> str:
    last = rounds[-1]["told"]
    return f"p50 {last.get('p50', 0):.2f} p99 {last.get('p99', 0):.1f} ms, {rounds[-1]['cpu_us']:.0f} µs"


def _side_by_side(found: dict[str, Rounds]) -> str:
    head = ("", "told p50 ms", "told p99 ms", "worst", "recorded p50", "recorded p99", "CPU µs a pause", "KB a page")
    rows = [
        (
            name,
            spread(rounds, told_p50),
            spread(rounds, told_p99),
            short(middle(rounds, told_worst)),
            *(
                (short(middle(rounds, recorded_p50)), short(middle(rounds, recorded_p99)))
                if name == "ours"
                else ("", "")
            ),
            short(middle(rounds, cpu)),
            short(middle(rounds, page_kb)),
        )
        for name, rounds in found.items()
    ]
    mine = found["ours"]
    rows += [
        (
            f"ours ÷ {name}",
            f"{ratio(mine, rounds, told_p50):.2f}",
            f"{ratio(mine, rounds, told_p99):.2f}",
            *("", "", ""),
            f"{ratio(mine, rounds, cpu):.2f}",
            "",
        )
        for name, rounds in found.items()
        if name != "ours"
    ]
    return table(head, rows)


def capacity(rounds: int, progress: Progress) -> Iterator[str]:
    """What one process on one core carries, and what a whole town costs that comes back at once."""
    few, town, flat_out = Rounds(), Rounds(), Rounds()
    for turn in range(rounds):
        for found, couples, rate, at_once in (
            (few, 100, 100 * AN_EVENING, 64),
            (town, TOWN, TOWN * AN_EVENING, 2 * TOWN),
            (flat_out, 200, 0, 64),
        ):
            with ours(couples) as running:
                found.append(measured(running, Load(couples, rate, seconds=10), at_once=at_once))
            progress(f"capacity, {couples} couples, round {turn + 1}: {_brief(found)}")
    rows = [
        ("2,500 couples, a command each every 5 s: told p99, ms", spread(town, told_p99), "< 100"),
        ("…memory for each couple, KB", short(2 * middle(town, page_kb)), "≤ 150"),
        ("…5,000 pages arriving at once are all seated after, s", spread(town, lambda one: one["seating"]), "≤ 30"),
        ("…CPU for each command ÷ that at 100 couples", f"{ratio(town, few, _cpu_a_command):.2f}", "≤ 1.3"),
        ("flat out: recorded a second", spread(flat_out, _recorded_a_second), "≥ 2,000"),
        ("…CPU for each command, µs", spread(flat_out, _cpu_a_command), ""),
    ]
    yield table(("one process, one core", "", "to reach"), rows)


def _commands(found: dict[str, float]) -> float:
    return found["pauses"] + found["votes"]


def _cpu_a_command(found: dict[str, float]) -> float:
    return float(found["cpu_us"] * found["pauses"] / _commands(found))


def _recorded_a_second(found: dict[str, float]) -> float:
    return float((found["answered_in_time"] + found["votes"]) / 10)


def stalls(rounds: int, progress: Progress) -> Iterator[str]:
    """A slow or locked disk delays the record, never the pause (F3b)."""
    calm, locked, slow, bare = Rounds(), Rounds(), Rounds(), []
    load = Load(couples=100, rate=50, seconds=8)
    preloaded = {"LD_PRELOAD": str(BUILD / "slow_fsync.so"), "SLOW_FSYNC_MS": "200"}
    for turn in range(rounds):
        with tempfile.TemporaryDirectory(prefix="bench-") as place:
            bare.append(disk.bare_insert_p99(Path(place), 5))
        with ours(load.couples) as running:
            calm.append(measured(running, load))
        with ours(load.couples) as running:
            assert running.data_dir
            with disk.locked(running.data_dir / "couples.db", after=LOCKED_AFTER, seconds=2):
                locked.append(measured(running, load))
        with ours(load.couples, **preloaded) as running:
            slow.append(measured(running, load))
        progress(f"stalls, round {turn + 1}: {_brief(calm)} | locked {_brief(locked)} | slow {_brief(slow)}")
    rows = [
        (name, spread(found, told_p50), spread(found, told_p99), spread(found, recorded_p99))
        for name, found in (("as it is", calm), ("write lock held 2 s", locked), ("every fsync takes 200 ms", slow))
    ]
    yield table(("100 couples, 50 pauses a second", "told p50 ms", "told p99 ms", "recorded p99 ms"), rows)
    times = [found["recorded"]["p99"] / single for found, single in zip(calm, bare, strict=True)]
    yield (
        f"recorded p99 ÷ p99 of one bare insert at 50/s on the same disk ({', '.join(map(short, bare))} ms): "
        f"{', '.join(map(short, times))}; to reach: ≤ 3"
    )


def desks(rounds: int, progress: Progress) -> Iterator[str]:
    """A therapist's pages with a few couples and with two hundred."""
    found: dict[int, dict[str, list[float]]] = {}
    for size in (FEW, MANY):
        with desk.a_desk(size) as (port, cookie):
            for turn in range(rounds):
                for page, taken in desk.timed(port, cookie).items():
                    found.setdefault(size, {}).setdefault(page, []).extend(taken)
                progress(f"desk, {size} couples, round {turn + 1}")
    rows = [
        (f"{page}, {size} couples", short(_at(taken, 0.5)), short(_at(taken, 0.95)), "≤ 25" if size == MANY else "")
        for size, pages in found.items()
        for page, taken in pages.items()
    ]
    yield table(("a therapist's pages", "p50 ms", "p95 ms", "p95 to reach"), rows)


def _at(taken: list[float], part: float) -> float:
    return sorted(taken)[int(part * (len(taken) - 1))]


FEW, MANY = 2, 200  # couples of one therapist
LOCKED_AFTER = 7.0  # seconds after the crowd began: it sits by then, and is being counted

PARTS: dict[str, Callable[[int, Progress], Iterator[str]]] = {
    "told": told,
    "capacity": capacity,
    "disk": stalls,
    "desk": desks,
}
