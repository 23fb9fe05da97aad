"""One brings what they prepared; the other takes it in and owes no answer. Then the floor passes (E20)."""

from collections.abc import Mapping
from typing import ClassVar

from couples.domain.step_type import Slot
from couples.domain.steps.floor import PASSED, Floor, Turn

STAGES = ("presenting", "thanking")


class Present(Floor):
    """The floor with one answer only: thanks. It passes by itself after that, and by itself again."""

    kind = "present"
    words = {"speaker": Slot("lines"), "listener": Slot("lines"), "stages": Slot("stages", names=STAGES)}
    turns: ClassVar[Mapping[str, Turn]] = {
        "brought": Turn("presenting", speakers=True, to="thanking"),
        "pass": Turn("presenting", speakers=True, to=PASSED),
        "thanks": Turn("thanking", speakers=False, to=PASSED),
    }
