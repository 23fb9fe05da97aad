"""What a browser carries for us between two pages, and can neither read nor change: a small sealed ticket."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from couples.services.ports import Dice
from couples.store.keyring import Keyring

NONCE_BYTES = 12
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_TIME_BYTES = 8


@dataclass(frozen=True, slots=True)
class Carried:
    """What was in the ticket, and when it was sealed."""

    text: str
    at: datetime


class Carrying:
    """Seals and opens tickets of one purpose; a ticket of another purpose does not open. Equal lengths look alike."""

    def __init__(self, *, keyring: Keyring, dice: Dice, purpose: str) -> None:
        self._cipher = AESGCM(keyring.secret(f"carrying/{purpose}"))
        self._dice = dice

    def seal(self, text: str, at: datetime) -> str:
        nonce = bytes.fromhex(self._dice.id())[:NONCE_BYTES]
        moment = (at - _EPOCH) // timedelta(microseconds=1)
        plain = moment.to_bytes(_TIME_BYTES, "big") + text.encode()
        return urlsafe_b64encode(nonce + self._cipher.encrypt(nonce, plain, None)).decode()

    def open(self, ticket: str) -> Carried | None:
        """What was sealed, or None for anything that is not a ticket of ours."""
        try:
            sealed = urlsafe_b64decode(ticket.encode())
            plain = self._cipher.decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], None)
        except (InvalidTag, NotBase64, ValueError):
            return None
        at = _EPOCH + timedelta(microseconds=int.from_bytes(plain[:_TIME_BYTES], "big"))
        return Carried(text=plain[_TIME_BYTES:].decode(), at=at)
