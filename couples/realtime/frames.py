"""How bytes on the wire become messages and back (RFC 6455), as pure functions that no runtime has a part in.

``Frames.feed`` takes whatever came and gives whole messages; ``framed`` wraps one. Anything a browser would never send
raises ``Unframed``: an unmasked frame, a reserved bit, more than ``largest`` bytes, a part without anything in it.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

TEXT, BINARY, CLOSE, PING, PONG = 1, 2, 8, 9, 10
CONTINUED = 0
SHORT, TWO_BYTES = 125, 126  # up to the first the length fits its seven bits; the second says that two bytes follow
SIXTEEN_BITS = 65_536
HEAD, MASK = 2, 4
MOST_PARTS = 64  # of one message; browsers send a message of this size in one

Message = tuple[int, bytes]  # opcode, payload


class Unframed(ValueError):
    """This is no WebSocket of a browser; the only answer is to hang up."""


@dataclass(slots=True)
class Frames:
    """One page's incoming side. ``largest`` bounds a message, however many frames it comes in.

    ``spend`` is told the size of every frame and may raise: whoever keeps a budget hangs up by it.
    """

    largest: int
    spend: Callable[[int], None] = lambda _: None
    _rest: bytes = b""
    _parts: list[bytes] = field(default_factory=list)
    _size: int = 0
    _kind: int = 0

    def feed(self, data: bytes) -> list[Message]:
        """All messages that are whole now."""
        buffer, found = self._rest + data if self._rest else data, []
        at = 0
        while (frame := self._frame(buffer, at)) is not None:
            at, final, opcode, payload = frame
            self.spend(len(payload))
            if message := self._joined(final=final, opcode=opcode, payload=payload):
                found.append(message)
        self._rest = buffer[at:]
        return found

    def _frame(self, buffer: bytes, at: int) -> tuple[int, bool, int, bytes] | None:
        """Where the next one begins, whether this was a last part, its opcode and payload; None while incomplete."""
        if len(buffer) - at < HEAD + MASK:
            return None
        first, second = buffer[at], buffer[at + 1]
        size, body = second & 0x7F, at + HEAD
        if size == TWO_BYTES:
            size, body = int.from_bytes(buffer[body : body + 2], "big"), body + 2
        if first & 0x70 or not second & 0x80 or size > min(self.largest, SIXTEEN_BITS) or second & 0x7F > TWO_BYTES:
            raise Unframed
        start = body + MASK
        if len(buffer) < start + size:
            return None
        payload = _unmasked(buffer[start : start + size], buffer[body:start])
        return start + size, bool(first & 0x80), first & 0x0F, payload

    def _joined(self, *, final: bool, opcode: int, payload: bytes) -> Message | None:
        if opcode in (CLOSE, PING, PONG):
            if not final or len(payload) > SHORT:
                raise Unframed
            return opcode, payload
        if (opcode == CONTINUED) != bool(self._kind) or opcode > BINARY:
            raise Unframed
        if final and not self._kind:
            return opcode, payload
        self._kind = self._kind or opcode
        self._parts.append(payload)
        self._size += len(payload)
        if self._size > self.largest or len(self._parts) > MOST_PARTS or not (final or payload):
            raise Unframed  # parts without anything in them would never end, and each would cost a little more
        if not final:
            return None
        whole = self._kind, b"".join(self._parts)
        self._kind, self._parts, self._size = 0, [], 0
        return whole


def framed(opcode: int, payload: bytes) -> bytes:
    """One message as a server sends it: whole and unmasked."""
    size = len(payload)
    if size <= SHORT:
        return bytes((0x80 | opcode, size)) + payload
    if size < SIXTEEN_BITS:
        return bytes((0x80 | opcode, TWO_BYTES)) + size.to_bytes(2, "big") + payload
    return bytes((0x80 | opcode, 127)) + size.to_bytes(8, "big") + payload


def _unmasked(payload: bytes, mask: bytes) -> bytes:
    """All bytes at once, as two great numbers: a hundred bytes take 0.8 µs, one by one 8.8."""
    size = len(payload)
    pattern = (mask * (size // MASK + 1))[:size]
    return (int.from_bytes(payload, "little") ^ int.from_bytes(pattern, "little")).to_bytes(size, "little")
