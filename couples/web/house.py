"""What the pages are handed by the roof: the use cases, and a few plain facts about this server.

People read on several pages who runs the server; those words come from here, not from the environment.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

from flask import current_app

from couples.domain.signpost import Country
from couples.services.admitting import Admitting
from couples.services.agreeing import Agreeing
from couples.services.answering import Answering
from couples.services.assigning import Assigning
from couples.services.authoring import Authoring
from couples.services.comforting import Comforting
from couples.services.composing import Composing
from couples.services.conducting import Conducting
from couples.services.departing import Departing
from couples.services.drafting import Drafting
from couples.services.enrolling import Enrolling
from couples.services.entering import Entering
from couples.services.guided import Guided
from couples.services.introducing import Introducing
from couples.services.inviting import Inviting
from couples.services.joining import Joining
from couples.services.keeping import Keeping
from couples.services.lasting import Lasting
from couples.services.learning import Learning
from couples.services.lending import Lending
from couples.services.linking import Linking
from couples.services.measuring import Measuring
from couples.services.noticing import Noticing
from couples.services.practising import Practising
from couples.services.presenting import Presenting
from couples.services.reading import Reading
from couples.services.recalling import Recalling
from couples.services.resuming import Resuming
from couples.services.revealing import Revealing
from couples.services.revising import Revising
from couples.services.shelving import Shelving
from couples.services.sifting import Sifting
from couples.services.sorting import Sorting
from couples.services.trying import Trying


@dataclass(frozen=True, slots=True)
class Front:
    """What pages say about this server. ``away`` is where "Leave quickly" goes; ``operator`` says who runs it.

    ``countries`` are the host's help lines, the same for everyone, in the order in which everyone reads them;
    ``language`` is for those whose browser asks for none of ours.
    """

    product: str = "Attune"
    operator: str = ""
    away: str = "https://www.wikipedia.org"
    countries: tuple[Country, ...] = ()
    language: str = "en"
    demo: bool = False
    plain_http: bool = False  # served beyond this machine without TLS, because the host asked for it


@dataclass(frozen=True, slots=True)
class House:
    """Everything behind the pages.

    ``seat_token`` seals a login's id for the live connection; ``veil`` gives what stands in an address in place of a
    name, the same each time and worked out by nobody without the key file; ``step_out`` pauses the person's running
    session, if there is one, when they leave quickly (R7).
    """

    front: Front
    reading: Reading
    joining: Joining
    entering: Entering
    enrolling: Enrolling
    admitting: Admitting
    guided: Guided
    assigning: Assigning
    revising: Revising
    composing: Composing
    trying: Trying
    authoring: Authoring
    lending: Lending
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
    sifting: Sifting
    sorting: Sorting
    learning: Learning
    measuring: Measuring
    practising: Practising
    noticing: Noticing
    comforting: Comforting
    drafting: Drafting
    presenting: Presenting
    recalling: Recalling
    lasting: Lasting
    resuming: Resuming
    seat_token: Callable[[str], str]
    veil: Callable[[str], bytes]
    step_out: Callable[[str], None]


def house() -> House:
    """The house of the app that answers now."""
    return cast("House", current_app.extensions["couples"])
