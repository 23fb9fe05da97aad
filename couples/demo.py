"""Ana and Ben, who do not exist: two addresses, two windows, and a pause that crosses, in half a minute."""

import secrets
import sys
from typing import TYPE_CHECKING

from couples.services.joining import SignUp
from couples.web import demo as doors

if TYPE_CHECKING:
    from couples.wiring import Built

PEOPLE = (("Ana", "she/her", "127.0.0.1"), ("Ben", "he/him", "localhost"))


def prepare(built: "Built") -> None:
    """Make the two if this is the first time, link them, open their doors, and say where those are."""
    if not built.settings.loopback:
        raise SystemExit("The demo signs in whoever knows its address, so it only listens on this machine itself.")
    ids = {name: _person(built, name, pronouns) for name, pronouns, _ in PEOPLE}
    if built.house.linking.seat_of(ids["Ana"]) is None:
        _link(built, ids["Ana"], ids["Ben"])
    keys = {name: secrets.token_urlsafe(9) for name in ids}
    doors.register(built.app, {keys[name]: ids[name] for name in ids})
    print("\n  Two people, two windows on this machine:\n")  # noqa: T201 - it speaks to the person at the terminal
    for name, _, host in PEOPLE:
        print(f"    {name}:  http://{host}:{built.settings.port}/demo/{keys[name]}")  # noqa: T201 - as above
    print("\n  Open both, then press Pause in one. Ctrl-C ends the demo.\n")  # noqa: T201 - as above
    sys.stdout.flush()


def _person(built: "Built", name: str, pronouns: str) -> str:
    """A new person each time: the demo keeps nothing of the last one."""
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
