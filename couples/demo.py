"""Ana and Ben, who do not exist: two addresses, two windows, and a pause that crosses, in half a minute."""

import json
import secrets
import sys
from typing import TYPE_CHECKING

from couples.services.joining import SignUp
from couples.web import demo as doors

if TYPE_CHECKING:
    from couples.wiring import Built

PEOPLE = (("Ana", "she/her", "127.0.0.1"), ("Ben", "he/him", "localhost"))
KEPT = (
    ("Ana", "Sitting back to back was easier than I thought."),
    ("Ana", "I like it when you say first how long it will take."),
    ("Ben", "Being asked again, in a kind voice, took the hurry out of it."),
)  # what a couple some weeks in has in their own notes
WHO = "demo.json"


def prepare(built: "Built") -> None:
    """Make the two if this is the first time, open their doors, and say where those are."""
    if not built.settings.loopback:
        raise SystemExit("The demo signs in whoever knows its address, so it only listens on this machine itself.")
    ids = _known(built) or _new(built)
    keys = {name: secrets.token_urlsafe(9) for name in ids}
    doors.register(built.app, {keys[name]: ids[name] for name in ids})
    print("\n  Two people, two windows on this machine:\n")  # noqa: T201 - it speaks to the person at the terminal
    for name, _, host in PEOPLE:
        print(f"    {name}:  http://{host}:{built.settings.port}/demo/{keys[name]}")  # noqa: T201 - as above
    print("\n  Open both, then press Pause in one. Ctrl-C ends the demo.\n")  # noqa: T201 - as above
    sys.stdout.flush()


def _known(built: "Built") -> dict[str, str] | None:
    """The two of the last time, if they are still linked: a demo goes on where it was."""
    try:
        ids: dict[str, str] = json.loads((built.settings.data_dir / WHO).read_text())
    except (OSError, ValueError):
        return None
    seats = [built.house.linking.seat_of(person) for person in ids.values()]
    return ids if len(ids) == len(PEOPLE) and all(seats) else None


def _new(built: "Built") -> dict[str, str]:
    ids = {name: _person(built, name, pronouns) for name, pronouns, _ in PEOPLE}
    _link(built, ids["Ana"], ids["Ben"])
    for name, line in KEPT:
        built.house.keeping.keep_line(ids[name], line)
    (built.settings.data_dir / WHO).write_text(json.dumps(ids))
    return ids


def _person(built: "Built", name: str, pronouns: str) -> str:
    _, ticket = built.house.joining.draw_name()
    form = SignUp(
        adult=True, name_ticket=ticket, chosen_name=name, pronouns=pronouns, password=secrets.token_urlsafe(24)
    )
    return built.house.joining.sign_up(form).person_id


def _link(built: "Built", one: str, two: str) -> None:
    linking = built.house.linking
    linking.enter_code(two, linking.make_code(one).text)
    linking.confirm(one)
    linking.confirm(two)
