"""Breathing to one rhythm: both phones count from the same moment."""

from couples.domain.step_type import StepType


class Breathe(StepType):
    """A breath pattern for a while; there is nothing to move."""

    kind = "breathe"
    timed = True
