"""What somebody may say at the beginning, in short parts, each skippable and each with its own readers (T1).

Nothing is asked for; an empty part is as good as a full one, and nothing says which of them somebody wrote.
"""

from collections.abc import Mapping
from enum import StrEnum

from couples.domain.people import tidy_text
from couples.domain.refusal import Reason, Refused

TEXT_LENGTH = 1000  # characters of one part


class Part(StrEnum):
    """The parts, in their order."""

    HOPES = "hopes"  # what I hope for
    SETTLES = "settles"  # what helps me settle
    SETS_OFF = "sets-off"  # what may set me off
    HEALTH = "health"  # health and medication, if I want
    TELL_ME = "tell-me"  # how I like to be told things


Intake = Mapping[Part, str]


def written(intake: Intake, part: Part, text: str) -> dict[Part, str]:
    """With these words in place of those before; none takes the part away."""
    words = tidy_text(text).strip()
    if len(words) > TEXT_LENGTH:
        raise Refused(Reason.TOO_LONG, "text")
    others = {each: said for each, said in intake.items() if each is not part}
    return {each: said for each in Part if (said := words if each is part else others.get(each, ""))}
