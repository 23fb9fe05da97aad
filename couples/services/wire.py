"""Commands and scenes as plain data: what comes in is checked here once, strictly; what goes out is made here.

``parse`` turns a dict from a socket or a POST into a typed command, or raises Refused in words for a person. A pause
is let through whatever else stands in the dict (F3). Events and own pages become JSON for the store, and come back.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from typing import Any, TypeVar, get_args

import orjson
from pydantic import TypeAdapter, ValidationError

from couples.domain.people import tidy_text
from couples.domain.refusal import Reason, Refused
from couples.domain.session import commands as ask
from couples.domain.session import events as did
from couples.domain.session.state import Own, Side
from couples.domain.session.view import View

PROTOCOL = 1
ID_LENGTH = 64
PAGE_BLOCK = 4096  # characters
TYPED = frozenset({"text", "value", "ask_again"})  # of a command's fields, those that a person writes
LARGEST = 65_536  # bytes of one message, whichever way it comes

Body = Mapping[str, Any]
Scene = dict[str, Any]
Known = TypeVar("Known")

COMMANDS: Mapping[str, type[ask.Command]] = {kind.__name__: kind for kind in get_args(ask.Command)}
EVENTS = {kind.__name__: kind for kind in did.Shared.__subclasses__()}
_ADAPTERS: dict[type, TypeAdapter[Any]] = {
    kind: TypeAdapter(kind) for kind in (*COMMANDS.values(), *EVENTS.values(), Own)
}
_SAID = {kind: tuple(field.name for field in fields(kind)) for kind in EVENTS.values()}
_FIELDS = {kind: {field.name for field in fields(kind)} - {"by"} for kind in COMMANDS.values()}


def parse(body: object, by: Side, heard: Callable[[str], float]) -> ask.Command:
    """One partner's command. ``heard`` tells when the beat a page names was sent (monotonic seconds)."""
    if not isinstance(body, Mapping):
        raise Refused(Reason.UNKNOWN)
    if body.get("do") == "Pause":
        return ask.Pause(by=by, id=_known_id(body.get("id")) or "")
    if body.get("v") != PROTOCOL:
        raise Refused(Reason.VERSION)
    do = body.get("do")
    kind = COMMANDS.get(do) if isinstance(do, str) else None
    said = {key: _tidied(key, value) for key, value in body.items() if key not in ("v", "do")}
    if kind is None or not said.keys() <= _FIELDS[kind] or not _known_id(said.get("id")):
        raise Refused(Reason.UNKNOWN)
    if "heard" in said:
        said["heard"] = heard(said["heard"]) if isinstance(said["heard"], str) else None
    try:
        command: ask.Command = _ADAPTERS[kind].validate_json(orjson.dumps(said | {"by": by}), strict=True)
    except (ValidationError, TypeError):
        raise Refused(Reason.UNKNOWN) from None
    return command


def _tidied(key: str, said: Any) -> Any:  # noqa: ANN401 - whatever stands in a message
    """What somebody typed, as every form tidies it: no hidden mark turns the other's page around."""
    if isinstance(said, str) and key in TYPED:
        return tidy_text(said)
    if isinstance(said, Mapping) and key == "naming":
        return {name: tidy_text(line) if isinstance(line, str) else line for name, line in said.items()}
    return said


def _known_id(text: object) -> str | None:
    fits = isinstance(text, str) and 0 < len(text) <= ID_LENGTH and text.isascii() and text.isprintable()
    return text if fits and isinstance(text, str) else None


def load(raw: bytes | str) -> object:
    """JSON from a POST; Refused when it is none or too large."""
    if len(raw) > LARGEST:
        raise Refused(Reason.TOO_LONG)
    try:
        return orjson.loads(raw)
    except orjson.JSONDecodeError:
        raise Refused(Reason.UNKNOWN) from None


def event_text(event: did.Shared) -> str:
    """A shared event as the journal keeps it."""
    said = {name: getattr(event, name) for name in _SAID[type(event)]}
    return orjson.dumps({"did": type(event).__name__, **said}).decode()


def event_of(text: str) -> did.Event:
    """An event of the journal again; raises ValueError on one this version does not know."""
    said = orjson.loads(text)
    kind = EVENTS[said.pop("did")]
    event: did.Event = _ADAPTERS[kind].validate_json(orjson.dumps(said))
    return event


def refusal_text(refused: Refused | None) -> str:
    """What came of a command, as it is remembered for the same command again."""
    return orjson.dumps([refused.reason, refused.field] if refused else []).decode()


def refusal_of(text: str) -> Refused | None:
    """What came of it; None when it was done."""
    said = orjson.loads(text)
    return Refused(Reason(said[0]), said[1]) if said else None


def own_text(own: Own) -> str:
    """A private page as the store seals it, filled up so that its length does not tell a note from none."""
    text = _ADAPTERS[Own].dump_json(own).decode()
    return text.ljust(-(-len(text) // PAGE_BLOCK) * PAGE_BLOCK)


def own_of(text: str) -> Own:
    """A private page again."""
    own: Own = _ADAPTERS[Own].validate_json(text)
    return own


def scene(view: View, *, seq: int, own: int, settled: Iterable[str] = ()) -> Scene:
    """One partner's whole screen as plain data; ``settled`` names pauses answered without a new event."""
    drawn = orjson.loads(orjson.dumps(view, option=orjson.OPT_NON_STR_KEYS))  # orjson reads dataclasses by itself
    known = drawn.pop("settled")
    return {"v": PROTOCOL, "seq": seq, "own": own, "settled": [*dict.fromkeys((*known, *settled))], "view": drawn}
