"""What a couple has with a therapist whom both let in, and the therapist with the couple, in one place."""

from dataclasses import dataclass

from couples.services.conducting import Conducting
from couples.services.gathering import Gathering
from couples.services.guiding import Guiding
from couples.services.handing import Handing
from couples.services.noting import Noting
from couples.services.ports import Clock, Dice
from couples.services.printing import Printing
from couples.services.signposting import Signposting
from couples.services.switching import Switching
from couples.services.talking import Talking
from couples.store.database import Store
from couples.store.keyring import Keyring


@dataclass(frozen=True, slots=True)
class Guided:
    """Each part does one thing; see its own file."""

    guiding: Guiding
    handing: Handing
    switching: Switching
    noting: Noting
    printing: Printing
    signposting: Signposting
    gathering: Gathering
    talking: Talking


def guided(*, store: Store, clock: Clock, dice: Dice, keyring: Keyring, conducting: Conducting) -> Guided:
    """All of it over one store."""
    guiding = Guiding(store=store, clock=clock, keyring=keyring)
    return Guided(
        guiding=guiding,
        handing=Handing(store=store, clock=clock, dice=dice),
        switching=Switching(store=store, conducting=conducting),
        noting=Noting(store=store),
        printing=Printing(store=store, clock=clock, guiding=guiding),
        signposting=Signposting(store=store),
        gathering=Gathering(store=store),
        talking=Talking(store=store, clock=clock, guiding=guiding),
    )
