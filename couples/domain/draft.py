"""What someone prepares for themselves, in text or voice, and perhaps brings to the partner, in the parts they pick.

A draft is its owner's alone until it is presented; then only the picked parts are, and only while they stand.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import blake2s

from couples.domain.people import tidy_text
from couples.domain.refusal import Reason, Refused

TEXT_LENGTH = 5000  # characters
OPENING_LENGTH = 80
MOST_RECORDINGS = 10  # in one draft
LONGEST_RECORDING = 180  # seconds
A_MOMENT_MORE = 5  # seconds: a page stops when it is told the time, not exactly then
LARGEST_RECORDING = 1_500_000  # bytes: three minutes of speech and room to spare
SOUNDS = {"audio/webm": (0, b"\x1a\x45\xdf\xa3"), "audio/ogg": (0, b"OggS"), "audio/mp4": (4, b"ftyp")}


@dataclass(frozen=True, slots=True)
class Recording:
    """One spoken part; its sound lies beside the draft. ``kind`` is the sound's media type.

    ``seconds`` is what the server read from the sound (``domain/sound.py``), not what a page said of it.
    """

    id: str
    kind: str
    seconds: int


@dataclass(frozen=True, slots=True)
class Draft:
    """A text and what was spoken. Its parts are the paragraphs, then the recordings, in order."""

    id: str
    text: str = ""
    recordings: tuple[Recording, ...] = ()

    @property
    def parts(self) -> "tuple[str | Recording, ...]":
        """What can be picked, one by one."""
        paragraphs = ("\n".join(lines) for lines in _paragraphs(self.text))
        return (*paragraphs, *self.recordings)

    @property
    def mark(self) -> str:
        """Tells one state of its parts from every other, so that nobody brings what they did not see."""
        return blake2s(
            "\0".join(part if isinstance(part, str) else part.id for part in self.parts).encode()
        ).hexdigest()

    @property
    def text_mark(self) -> str:
        """Tells one state of its text from every other, so that no older page writes over a newer one."""
        return blake2s(self.text.encode(), digest_size=16).hexdigest()

    @property
    def opening(self) -> str:
        """Its first words, for a list."""
        first = next((part for part in self.parts if isinstance(part, str)), "")
        if len(first) <= OPENING_LENGTH:
            return first
        begins = first[:OPENING_LENGTH]
        return f"{begins.rpartition(' ')[0] or begins}…"


def write(draft: Draft, text: str) -> Draft:
    """The text anew; an empty one is fine while something is spoken."""
    written = tidy_text(text).strip()
    if len(written) > TEXT_LENGTH:
        raise Refused(Reason.TOO_LONG, "text")
    if not written and not draft.recordings:
        raise Refused(Reason.WORDS_MISSING, "text")
    return replace(draft, text=written)


def record(draft: Draft, recording: Recording, sound: bytes) -> Draft:
    """One more spoken part, if it is sound and not too long."""
    if len(draft.recordings) >= MOST_RECORDINGS:
        raise Refused(Reason.FULL)
    if len(sound) > LARGEST_RECORDING or recording.seconds > LONGEST_RECORDING + A_MOMENT_MORE:
        raise Refused(Reason.TOO_LONG)
    at, mark = SOUNDS.get(recording.kind, (0, b""))
    if not mark or sound[at : at + len(mark)] != mark or recording.seconds < 1:
        raise Refused(Reason.NO_SOUND)
    return replace(draft, recordings=(*draft.recordings, recording))


def unrecord(draft: Draft, recording_id: str) -> Draft:
    """Without that spoken part."""
    return replace(draft, recordings=tuple(one for one in draft.recordings if one.id != recording_id))


def picked(draft: Draft, places: Sequence[int], mark: str) -> "tuple[str | Recording, ...]":
    """The parts someone picked to present, in the order of the draft. Refuses none, and one that is not there."""
    parts = draft.parts
    chosen = sorted(set(places))
    if mark != draft.mark:
        raise Refused(Reason.OVERTAKEN)
    if not chosen:
        raise Refused(Reason.NOTHING_SAID)
    if chosen[0] < 0 or chosen[-1] >= len(parts):
        raise Refused(Reason.UNKNOWN)
    return tuple(parts[place] for place in chosen)


def _paragraphs(text: str) -> list[list[str]]:
    found: list[list[str]] = [[]]
    for line in text.split("\n"):
        if line.strip():
            found[-1].append(line.strip())
        elif found[-1]:
            found.append([])
    return [lines for lines in found if lines]
