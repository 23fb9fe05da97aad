"""Mirror, make sense, imagine: the listener stays with one person's words until there is no more of them."""

from collections.abc import Mapping
from typing import ClassVar

from couples.domain.step_type import Slot
from couples.domain.steps.floor import PASSED, Floor, Turn

STAGES = ("telling", "mirroring", "checking", "making-sense", "imagining", "landing")


class Mirror(Floor):
    """The floor with three turns of listening: what I hear is…; that makes sense…; I imagine you might feel…"""

    kind = "mirror"
    words = {"speaker": Slot("lines"), "listener": Slot("lines"), "stages": Slot("stages", names=STAGES)}
    turns: ClassVar[Mapping[str, Turn]] = {
        "told": Turn("telling", speakers=True, to="mirroring"),
        "pass": Turn("telling", speakers=True, to=PASSED),
        "mirrored": Turn("mirroring", speakers=False, to="checking"),
        "not-quite": Turn("checking", speakers=True, to="mirroring"),
        "there-is-more": Turn("checking", speakers=True, to="telling"),
        "thats-it": Turn("checking", speakers=True, to="making-sense"),
        "made-sense": Turn("making-sense", speakers=False, to="imagining"),
        "imagined": Turn("imagining", speakers=False, to="landing"),
        "say-more": Turn("landing", speakers=True, to="telling"),
        "swap": Turn("landing", speakers=True, to=PASSED),
    }
