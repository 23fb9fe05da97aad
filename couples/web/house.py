"""What the pages are handed by the roof: the use cases, and a few plain facts about this server.

People read on several pages who runs the server; those words come from here, not from the environment.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

from flask import current_app

from couples.services.agreeing import Agreeing
from couples.services.answering import Answering
from couples.services.conducting import Conducting
from couples.services.departing import Departing
from couples.services.drafting import Drafting
from couples.services.entering import Entering
from couples.services.introducing import Introducing
from couples.services.inviting import Inviting
from couples.services.joining import Joining
from couples.services.keeping import Keeping
from couples.services.linking import Linking
from couples.services.presenting import Presenting
from couples.services.reading import Reading
from couples.services.revealing import Revealing
from couples.services.shelving import Shelving
from couples.services.sorting import Sorting


@dataclass(frozen=True, slots=True)
class Front:
    """What pages say about this server. ``away`` is where "Leave quickly" goes; ``operator`` says who runs it.

    ``country`` (two letters, or empty) puts one country's help lines first; ``language`` is for those whose browser
    asks for none of ours.
    """

    product: str = "Attune"
    operator: str = ""
    away: str = "https://www.wikipedia.org"
    country: str = ""
    language: str = "en"
    help_lines: Path = field(default=Path(__file__).parent.parent / "content" / "help")
    demo: bool = False
    plain_http: bool = False  # served beyond this machine without TLS, because the host asked for it


@dataclass(frozen=True, slots=True)
class House:
    """Everything behind the pages.

    ``seat_token`` seals a login's id for the live connection; ``step_out`` pauses the person's running session, if
    there is one, when they leave quickly (R7).
    """

    front: Front
    reading: Reading
    joining: Joining
    entering: Entering
    introducing: Introducing
    linking: Linking
    departing: Departing
    inviting: Inviting
    conducting: Conducting
    keeping: Keeping
    answering: Answering
    agreeing: Agreeing
    revealing: Revealing
    shelving: Shelving
    sorting: Sorting
    drafting: Drafting
    presenting: Presenting
    seat_token: Callable[[str], str]
    step_out: Callable[[str], None]


def house() -> House:
    """The house of the app that answers now."""
    return cast("House", current_app.extensions["couples"])
