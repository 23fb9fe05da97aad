"""What a therapist proposes between sessions: each of the two answers alone, and nobody else learns the answer.

On the screen it is called practice. The therapist sees it open until both told that they did it, and closed when its
days are over: never who, never why, unless that person lets them read it. One timeline is worked out for three pairs
of eyes: for one of the two from their own answers alone, for the therapist from what both told done. So no page can
show what it was not made from. Taking something up is no consent: every gate asks anew (law 3).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from couples.domain.people import tidy_text
from couples.domain.refusal import Reason, Refused

REASON_LENGTH = 600  # characters
WORDS_LENGTH = 600
MOST_DAYS = 90
MOST = 30  # proposals that stand for one couple


class Order(StrEnum):
    """When it opens."""

    FREE = "free"  # at once
    AFTER = "after"  # when the one before it is behind them
    LATER = "later"  # some days after the one before it opened


class Says(StrEnum):
    """What one of the two says to it, for themselves."""

    NOTHING = "nothing"
    TAKES = "takes"  # I would like to try it
    CHANGE = "change"  # I would like it different
    LEAVES = "leaves"  # not for me; said to nobody
    DONE = "done"


class Stage(StrEnum):
    """How it stands."""

    LATER = "later"  # its turn has not come
    OPEN = "open"
    DONE = "done"
    CLOSED = "closed"  # its days are over


@dataclass(frozen=True, slots=True)
class Thing:
    """What can be proposed, as the library knows it. ``door`` is its name there; ``touch``: it has to do with touch."""

    door: str
    lengths: tuple[int, ...]
    depths: tuple[int, ...]
    touch: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """What is proposed and why. Zero means none: no ceiling, no days to do it in, no days to wait."""

    door: str
    reason: str
    length: int
    depth: int
    most_length: int = 0
    most_depth: int = 0
    window: int = 0  # days that it stays open; never for touch (C6)
    order: Order = Order.FREE
    delay: int = 0  # days


@dataclass(frozen=True, slots=True)
class Assignment:
    """A plan that was proposed to a couple. ``changed``: something else stood in its place before."""

    id: str
    plan: Plan
    proposed_at: datetime
    changed: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """One person's own answer. ``shared``: the therapist may read it; it lapses when the answer or the words change."""

    says: Says = Says.NOTHING
    at: datetime | None = None
    words: str = ""
    shared: bool = False


UNTOLD = Told()


@dataclass(frozen=True, slots=True)
class Stand:
    """A proposal on one timeline: when it opens and closes there, if that is known, and what is told on it."""

    assignment: Assignment
    opens: datetime | None
    closes: datetime | None
    told: Told

    def stage(self, now: datetime) -> Stage:
        """Where it is at this moment."""
        if self.told.says is Says.DONE:
            return Stage.DONE
        if self.opens is None or now < self.opens:
            return Stage.LATER
        return Stage.CLOSED if self.is_over(now) else Stage.OPEN

    def is_over(self, now: datetime) -> bool:
        """Whether its days are over."""
        return self.closes is not None and self.closes <= now

    def is_there(self, now: datetime) -> bool:
        """Whether its person finds it: once it opened, or as long as anything of theirs is told on it."""
        return self.told != UNTOLD or self.stage(now) is not Stage.LATER

    def ended(self, now: datetime) -> datetime | None:
        """When it was behind whoever this timeline belongs to."""
        told = self.told.at if self.told.says in (Says.DONE, Says.LEAVES) else None
        over = self.closes if self.is_over(now) else None
        return min(told, over) if told and over else told or over


def fitting(plan: Plan, thing: Thing) -> Plan:
    """The plan as it can be kept. Of a wish and its ceiling the lower stands; nothing with touch has a date."""
    reason = tidy_text(plan.reason).strip()
    if not reason:
        raise Refused(Reason.WORDS_MISSING, "reason")
    if len(reason) > REASON_LENGTH:
        raise Refused(Reason.TOO_LONG, "reason")
    if thing.touch and plan.window:
        raise Refused(Reason.NO_DATE_FOR_TOUCH, "window")
    most_length = _one_of(plan.most_length, (0, *thing.lengths), "most_length")
    most_depth = _one_of(plan.most_depth, (0, *thing.depths), "most_depth")
    return Plan(
        door=thing.door,
        reason=reason,
        length=_lower(_one_of(plan.length, thing.lengths, "length"), most_length),
        depth=_lower(_one_of(plan.depth, thing.depths, "depth"), most_depth),
        most_length=most_length,
        most_depth=most_depth,
        window=_days(plan.window, 0, "window"),
        order=plan.order,
        delay=_days(plan.delay, 1, "delay") if plan.order is Order.LATER else 0,
    )


def timeline(assignments: Sequence[Assignment], told: Mapping[str, Told], now: datetime) -> list[Stand]:
    """Every proposal in its order, as it stands for whoever told this."""
    stands: list[Stand] = []
    for each in assignments:
        opens = _opens(each, stands[-1] if stands else None, now)
        stands.append(_stand(each, opens, told.get(each.id, UNTOLD)))
    return stands


def of_therapist(
    assignments: Sequence[Assignment], one: Mapping[str, Told], other: Mapping[str, Told], now: datetime
) -> list[Stand]:
    """The therapist's own timeline, made from what both told done, and from nothing else.

    What both did before it opened there opened for one of them by leaving what stands before it: it is not heard.
    """
    stands: list[Stand] = []
    for each in assignments:
        opens = _opens(each, stands[-1] if stands else None, now)
        both = _of_both(one.get(each.id, UNTOLD), other.get(each.id, UNTOLD))
        early = opens is None or both.at is None or both.at < opens
        stands.append(_stand(each, opens, UNTOLD if early else both))
    return stands


def _stand(each: Assignment, opens: datetime | None, told: Told) -> Stand:
    days = timedelta(days=each.plan.window)
    return Stand(each, opens, opens + days if opens and days else None, told)


def _of_both(one: Told, other: Told) -> Told:
    if one.says is other.says is Says.DONE and one.at and other.at:
        return Told(Says.DONE, max(one.at, other.at))
    return UNTOLD


def tell(stand: Stand, says: Says, now: datetime) -> Told:
    """Say it, or say something else; what stood there is not shared any more. The same again changes nothing."""
    told = stand.told
    if not stand.is_there(now):
        raise Refused(Reason.NOT_FOUND)
    if says is Says.NOTHING:
        return UNTOLD
    if stand.is_over(now):
        raise Refused(Reason.OVERTAKEN)
    return told if told.says is says else Told(says, now, told.words)


def put_into_words(told: Told, words: str) -> Told:
    """Own words beside one's answer; other words are not shared until they are shared again."""
    line = tidy_text(words).strip()
    if told.says is Says.NOTHING:
        raise Refused(Reason.NOTHING_SAID)
    if len(line) > WORDS_LENGTH:
        raise Refused(Reason.TOO_LONG, "words")
    return told if told.words == line else replace(told, words=line, shared=False)


def share(told: Told, says: Says, words: str) -> Told:
    """Let the therapist read what this person had before their eyes; anything else waits for another look."""
    if told.says is Says.NOTHING:
        raise Refused(Reason.NOTHING_SAID)
    if (told.says, told.words) != (says, tidy_text(words).strip()):
        raise Refused(Reason.OVERTAKEN)
    return replace(told, shared=True)


def withdraw(told: Told) -> Told:
    """They cannot read it any more."""
    return replace(told, shared=False)


def _opens(each: Assignment, before: Stand | None, now: datetime) -> datetime | None:
    match each.plan.order:
        case Order.AFTER if before:
            since = before.ended(now)
        case Order.LATER:
            since = before.opens if before else each.proposed_at
        case _:
            since = each.proposed_at
    return max(since, each.proposed_at) + timedelta(days=each.plan.delay) if since else None


def _one_of(number: int, offered: Sequence[int], field: str) -> int:
    if number not in offered:
        raise Refused(Reason.UNKNOWN, field)
    return number


def _lower(wish: int, most: int) -> int:
    return min(wish, most) if most else wish


def _days(number: int, least: int, field: str) -> int:
    if not least <= number <= MOST_DAYS:
        raise Refused(Reason.UNKNOWN, field)
    return number
