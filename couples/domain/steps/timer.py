"""Quiet time, or something done for a while; the clock can be hidden and never hurries anybody."""

from couples.domain.step_type import StepType


class Timer(StepType):
    """A stretch of time with a few words; it ends by itself without any sound, or sooner by either."""

    kind = "timer"
    timed = True
