"""Whoever opens something of a room has to sit in it, and finds the same names and addresses on each of its pages."""

from typing import Any

from couples.domain.refusal import Reason, Refused
from couples.services.conducting import Chair
from couples.services.wire import PROTOCOL, Scene
from couples.web import login
from couples.web.house import house


def sit(session_id: str) -> tuple[Chair, Scene]:
    """This person's seat in the room and what stands on their screen. Refused(NO_SEAT) for everyone else."""
    here = login.current()
    if here is None:
        raise Refused(Reason.NO_SEAT)
    return house().conducting.sit(here[0].id, here[1].id, session_id)


def about(chair: Chair) -> dict[str, Any]:
    """What the pages of a room know of the two, and where they reach the house."""
    me = login.person()
    partner = house().introducing.partner_of(me.id)
    return {
        "names": {
            "me": me.chosen_name,
            "them": partner.chosen_name if partner else "",
            "their_pronouns": partner.pronouns if partner else "",
        },
        "room": {
            "session": chair.session_id,
            "token": house().seat_token(chair.login_id),
            "protocol": PROTOCOL,
            "path": "/socket.io",
            "post": f"/s/{chair.session_id}/say",
            "address": f"/s/{chair.session_id}",
        },
    }
