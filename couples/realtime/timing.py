"""What happens by itself: beats, people out of reach, consent that lapses, old evenings.

A timer can hold a session or close it; none can make it run.
"""

import logging
from collections.abc import Callable, Iterable

from couples.domain.session import commands as ask
from couples.realtime.presence import Presence
from couples.realtime.tell import Telling
from couples.services.beating import Beat
from couples.services.conducting import Conducting
from couples.services.ports import Clock

TICK = 0.25  # seconds
BEAT_EVERY = 8  # ticks
SWEEP_EVERY = 60.0  # seconds

Sweep = Callable[[], None]  # forgets what is over

log = logging.getLogger(__name__)


class Timing:
    """One loop of this process; ``sleep`` is the server's own, so that everyone else goes on."""

    def __init__(
        self, *, conducting: Conducting, telling: Telling, beat: Beat, clock: Clock, sweeps: Iterable[Sweep]
    ) -> None:
        self._conducting, self._telling, self._beat, self._clock = conducting, telling, beat, clock
        self._sweeps = tuple(sweeps)
        self._ticks = 0

    def run(self, sleep: Callable[[float], object]) -> None:
        """For as long as the server lives."""
        while True:
            sleep(TICK)
            try:
                self.tick()
            except Exception as error:  # noqa: BLE001 - one bad tick must not end the watch over all sessions
                log.error("a tick failed: %s", type(error).__name__)  # noqa: TRY400 - its text may quote a person

    def run_sweeps(self, sleep: Callable[[float], object]) -> None:
        """Beside the watch, not in it: a sweep waits for the disk, a beat never does."""
        while True:
            sleep(SWEEP_EVERY)
            for sweep in self._sweeps:
                try:
                    sweep()
                except Exception as error:  # noqa: BLE001 - one failed sweep must not end the others
                    log.error("a sweep failed: %s", type(error).__name__)  # noqa: TRY400 - its text may quote a person

    def tick(self) -> None:
        """One tick's work."""
        self._ticks += 1
        now = self._clock().mono
        if self._ticks % BEAT_EVERY == 0:
            self._telling.beat(self._beat.token(now))
            self._conducting.again()
        for (session_id, side), presence in self._telling.pages.changes():
            self._telling.presence(session_id, side)
            if presence is Presence.AWAY:
                self._conducting.notice(session_id, ask.NoticeAway(side=side))
        for (session_id, side), heard in self._telling.pages.doubts():
            self._telling.doubt(session_id, side, heard=heard)
        for session_id in [each for each, when in self._telling.due.items() if when <= now]:
            del self._telling.due[session_id]
            self._conducting.notice(session_id, ask.NoticeTime())
