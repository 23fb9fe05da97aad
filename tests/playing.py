"""Moves that somebody may well make in a step, whatever its kind; an evening with just the steps a test is about."""

from collections.abc import Mapping

from couples.domain.exercise import Outline, Starts, StepOutline

DIAL = {"dials": ("pressure",), "pressure": ("barely", "light", "steady")}
KINDS: dict[str, dict[str, tuple[str, ...]]] = {
    "say": {"prompts": ("0", "1")},
    "notice": {"prompts": ("0",)},
    "breathe": {},
    "timer": {},
    "floor": {},
    "mirror": {},
    "present": {},
    "ask": {"questions": ("hope", "fear")},
    "reveal": {"questions": ("guess",)},
    "draw": {"deck": ("walk", "tea", "song")},
    "gate": {"ideas": ()},
    "rung": DIAL,
    "dials": DIAL,
    "choose": {"choices": ("on", "again", "back", "stop")},
    "rest": {},
}
MOVES: dict[str, tuple[tuple[str, str, str], ...]] = {
    "say": (("ready", "", ""),),
    "notice": (("ready", "", ""),),
    "breathe": (("ready", "", ""),),
    "timer": (("ready", "", ""),),
    "floor": (("said", "", ""), ("said-back", "", ""), ("thats-it", "", ""), ("pass", "", "")),
    "mirror": tuple((move, "", "") for move in ("told", "mirrored", "thats-it", "made-sense", "imagined", "swap")),
    "present": (("brought", "", ""), ("thanks", "", ""), ("pass", "", "")),
    "ask": (("write", "hope", "a canary in a question"), ("show", "hope", ""), ("ready", "", "")),
    "reveal": (("write", "guess", "a canary alone"), ("ready", "", "")),
    "draw": (("draw", "", ""),),
    "gate": (("name", "", "a canary that is named"),),
    "rung": (("weather", "", "a canary of weather"), ("pick", "on", ""), ("pick", "again", ""), ("pick", "back", "")),
    "dials": (("set", "pressure", "light"), ("ready", "", "")),
    "choose": (("pick", "on", ""), ("pick", "again", ""), ("pick", "stop", "")),
    "rest": (("pick", "", "20"), ("pick", "", "60"), ("ready", "", ""), ("more", "", "")),
}


def a_step_of(kind: str, name: str = "", starts: Starts = Starts.FIRST) -> StepOutline:
    return StepOutline(name or kind, kind, seconds=60, ids=KINDS[kind], starts=starts)


def an_exercise_of(*kinds: str, name: str = "", until: Mapping[str, str] | None = None) -> Outline:
    """One step of each of these kinds, in this order."""
    steps = tuple(a_step_of(kind, f"{kind}-{at}") for at, kind in enumerate(kinds))
    return Outline(name or "-".join(kinds), version=1, lengths=(2,), depths=(1,), steps=steps, until=until or {})


def a_move(kind: str, n: int) -> dict[str, str]:
    """The n-th of the moves of a kind, as fields of the command."""
    move, key, value = MOVES[kind][n % len(MOVES[kind])]
    return {"move": move, "key": key, "value": value}
