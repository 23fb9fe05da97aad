"""What the use cases need from outside, as small protocols.

``wiring`` hands the real ones in, tests hand in still ones.
"""

from typing import TYPE_CHECKING, Protocol

from couples.domain.now import Now
from couples.domain.session.state import Side

if TYPE_CHECKING:
    from couples.services.conducting import Answered


class Clock(Protocol):
    """Tells the time, both clocks at once."""

    def __call__(self) -> Now: ...


class Dice(Protocol):
    """Chance that cannot be guessed."""

    def id(self) -> str:
        """A new row id: 32 hex characters."""

    def token(self) -> str:
        """A new bearer token: 256 bits, url-safe."""

    def below(self, n: int) -> int:
        """A number from 0 to n-1, each as likely."""


class Hasher(Protocol):
    """Hashes passwords without holding up anybody else's screen (argon2id, off the hub)."""

    def hash(self, password: str) -> str: ...

    def verify(self, hashed: str | None, password: str) -> bool:
        """Takes as long for an unknown person (``hashed`` is None) as for a known one."""


class Doorkeeper(Protocol):
    """Closes live connections at once when a login, a person's seat or a couple ends (rule F16)."""

    def login_ended(self, login_id: str) -> None: ...

    def couple_ended(self, couple_id: str) -> None: ...


class Teller(Protocol):
    """Reaches the pages that are open now."""

    def hint(self, session_id: str, by: Side, command_id: str) -> None:
        """A pause is on its way: the partner's pages rest at once, and so do the other pages of whoever paused."""

    def tell(self, answered: "Answered") -> None:
        """Both screens, after the commit."""

    def sees(self, session_id: str, side: Side) -> bool:
        """Whether somebody of this side can see the session on any page right now."""
