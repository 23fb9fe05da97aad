"""What a page could say just now: every command there is, filled in as a page in this state would fill it in."""

from collections.abc import Mapping
from random import Random
from typing import Any

from couples.domain.exercise import Outline
from couples.domain.session.state import Aside, Choice, Field, Need, Next, Sign, Signal
from couples.services.wire import COMMANDS
from tests.playing import a_move

View = Mapping[str, Any]
Shelf = Mapping[str, Outline]

NARROWING = (
    "Pause",
    "End",
    "NotToday",
    "TakeBack",
    "SetAside",
    "NeedMore",
    "FinishStep",
    "Withdraw",
    "PutAway",
    "Part",
)
WHERE: Mapping[str, tuple[str, ...]] = {  # what people do there, the usual things more often
    "lobby": ("Propose",) * 6 + ("Pause", "End", "Join", "Present"),
    "presenting": ("PutAway",) * 3 + ("GiveThanks", "Pause", "Present"),
    "proposal": ("Agree",) * 6 + ("NotToday", "Propose", "Pause"),
    "gate": ("Answer",) * 8 + ("TakeBack", "SetAside", "Pause", "SendSignal"),
    "not-now": ("SetAside",) * 4 + ("Answer", "SendSignal", "End"),
    "step": ("Move",) * 4 + ("Unsay", "FinishStep") + ("Pause",) * 4 + ("SendSignal", "SetAside", "End"),
    "paused": ("Answer", "Resume") * 3
    + ("AddNeed", "NoteSign", "SendSign", "SendSignal", "PickReturn", "NeedMore", "Pause", "TakeBack", "SetAside"),
    "held": ("Answer", "Resume") * 4 + ("Pause", "TakeBack", "SetAside", "End"),
    "debrief": ("Write", "Share") * 3 + ("Keep", "Withdraw", "Thank", "PickNext", "Pause", "Part", "Resume"),
    "parted": ("Pause", "Withdraw", "Part"),
    "closed": ("Pause",),
}


def likely(view: View, dice: Random) -> str:
    """A command that somebody on this screen may well choose."""
    return dice.choice(WHERE[view["screen"]])


def body(do: str, view: View, heard: str, dice: Random, shelf: Shelf) -> dict[str, Any]:
    """That command as this page would send it; the id is new."""
    said = {"v": 1, "id": f"{dice.getrandbits(64):x}", "do": do, **_fields(do, view, dice, shelf)}
    permissive = "epoch" in COMMANDS[do].__dataclass_fields__
    return said | ({"epoch": view["epoch"], "heard": heard} if permissive else {})


def _fields(  # noqa: C901, PLR0912 - one line a command, read as a table
    do: str, view: View, dice: Random, shelf: Shelf
) -> dict[str, Any]:
    step, proposal = view["step"], view["proposal"]
    match do:
        case "Propose":
            return _proposal(dice, shelf)
        case "Agree":
            wanted = shelf[proposal["id"]] if proposal else dice.choice(list(shelf.values()))
            return {"length": dice.choice(wanted.lengths), "depth": dice.choice(wanted.depths)}
        case "Answer":
            choice = dice.choice([Choice.YES] * 6 + [Choice.WAIT, Choice.NO])
            return {"step": step["index"] if step else 0, "choice": choice} | _note(choice)
        case "AddNeed":
            return {"need": dice.choice(list(Need))}
        case "TakeBack":
            return {"given_in": view["epoch"]}
        case "SendSign":
            return {"sign": dice.choice(list(Sign))}
        case "NoteSign":
            return {"sign": dice.choice([*Sign, None])}
        case "SendSignal":
            return {"signal": dice.choice(list(Signal))}
        case "PickReturn":
            return {"minutes": dice.choice([20, 30, 60])}
        case "SetAside":
            return {"until": dice.choice(list(Aside))}
        case "Move":
            return {"moves": step["moves"], **a_move(step["kind"], dice.randrange(12))} if step else _a_strange_move()
        case "Unsay":
            return {"key": dice.choice(["", "hope", "guess"])}
        case "FinishStep":
            return {"step": step["index"] if step else 0}
        case "Write":
            return {"field": dice.choice([Field.GOOD, Field.BODY]), "text": f"a line {dice.getrandbits(20)}"}
        case "Keep":
            return {"fields": dice.sample(list(Field), 2)}
        case "Share" | "Withdraw" | "Thank":
            return {"field": dice.choice([Field.GOOD, Field.BODY])}
        case "Present":
            return {"item": f"{dice.getrandbits(20):x}"}
        case "PickNext":
            return {"next": dice.choice(list(Next))}
        case _:
            return {}


def _a_strange_move() -> dict[str, Any]:
    return {"moves": 0, "move": "ready"}


def _proposal(dice: Random, shelf: Shelf) -> dict[str, Any]:
    outline = dice.choice(list(shelf.values()))
    wants = {
        "exercise": outline.id,
        "length": dice.choice(outline.lengths),
        "depth": dice.choice(outline.depths),
        "option": dice.choice(outline.options) if outline.options else "",
    }
    naming = {"what": "a hug", "where": "here", "how_long": "one song", "ends": "when either lets go"}
    return wants | ({"naming": naming} if outline.names else {})


def _note(choice: Choice) -> dict[str, str]:
    return {"ask_again": "in a week"} if choice is Choice.WAIT else {}
