"""What lasts between sessions, handed to the pages as one bundle."""

from dataclasses import dataclass
from typing import Any

from couples.domain.goal import Goal
from couples.domain.keepsake import Keepsake, Kind
from couples.domain.safety import Spot
from couples.domain.weather import Weather
from couples.services.aiming import Aiming
from couples.services.beginning import Beginning
from couples.services.caring import Caring
from couples.services.following import Leading
from couples.services.laying import Laying
from couples.services.ports import Clock, Dice
from couples.services.remembering import Remembering
from couples.services.reviewing import Reviewing
from couples.services.showing import Showing
from couples.services.weathering import Weathering
from couples.store.database import Store
from couples.store.library import Library

Lost = Keepsake | Weather | Goal | Spot


@dataclass(frozen=True, slots=True)
class Lasting:
    """The use cases of "together over time"."""

    caring: Caring
    remembering: Remembering
    weathering: Weathering
    laying: Laying
    aiming: Aiming
    reviewing: Reviewing
    showing: Showing
    leading: Leading
    beginning: Beginning

    def bring_back(self, person_id: str, gone: Lost) -> None:
        """As it was, and shown to nobody."""
        match gone:
            case Keepsake():
                self.remembering.bring_back(person_id, gone)
            case Weather():
                self.weathering.bring_back(person_id, gone)
            case Goal():
                self.aiming.bring_back(person_id, gone)
            case Spot():
                self.laying.bring_back(person_id, gone)


def lasting(*, store: Store, clock: Clock, dice: Dice, library: Library) -> Lasting:
    """All of them over one store."""
    common: dict[str, Any] = {"store": store, "clock": clock, "dice": dice}
    kept = library.overtime.words("en")["keepsakes"]
    return Lasting(
        caring=Caring(**common, taps=_plan_taps(library)),
        remembering=Remembering(
            **common, taps={kind: frozenset(chip["id"] for chip in kept[kind]["chips"]) for kind in Kind}
        ),
        weathering=Weathering(**common),
        laying=Laying(store=store, dice=dice),
        aiming=Aiming(store=store, dice=dice),
        reviewing=Reviewing(store=store, clock=clock, practices=tuple(sorted(library.exercises))),
        showing=Showing(store=store),
        leading=Leading(store=store, outlines=library.outlines),
        beginning=Beginning(store=store, dice=dice),
    )


def _plan_taps(library: Library) -> frozenset[str]:
    kinds = library.overtime.words("en")["aftercare"]["kinds"]
    return frozenset(f"{kind['id']}/{chip['id']}" for kind in kinds for chip in kind["chips"])
