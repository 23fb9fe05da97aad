"""How long a recording is, read from the sound itself: nobody's page is taken at its word.

A WebM tells when each of its blocks begins, an Ogg how many samples it ends with. Where a sound does not say (MP4, or
something cut off), the length that the page named counts, as far as so many bytes of speech can be that long or short.
"""

from collections.abc import Iterator

SAMPLES = 48_000  # a second of Opus, in Ogg always
FEWEST, MOST = 750, 40_000  # bytes a second: speech at 6 kbit/s, and ten times what our own page records with
A_DAY = 86_400  # seconds: a sound that says it is longer says nothing
SEGMENT, CLUSTER, TIMECODE, SIMPLE_BLOCK, BLOCK_GROUP, BLOCK = 0x18538067, 0x1F43B675, 0xE7, 0xA3, 0xA0, 0xA1
WITHIN = (SEGMENT, CLUSTER, BLOCK_GROUP)
MOST_ELEMENTS = 20_000  # three minutes have ten thousand; more are not looked through
LONGEST_ID, LONGEST_SIZE = 4, 8  # bytes


def seconds(kind: str, sound: bytes, said: int) -> int:
    """Whole seconds, at least one."""
    read = {"audio/webm": _webm, "audio/ogg": _ogg}.get(kind)
    measured = read(sound) if read else None
    least, most = -(-len(sound) // MOST), len(sound) // FEWEST
    bounded = min(max(said, least), max(most, least))
    return max(1, round(max(measured, least)) if measured is not None else bounded)


def _ogg(sound: bytes) -> float | None:
    """The last page's place, in samples."""
    last = sound.rfind(b"OggS")
    place = int.from_bytes(sound[last + 6 : last + 14], "little")
    return place / SAMPLES if 0 <= last <= len(sound) - 14 and 0 < place < SAMPLES * A_DAY else None


def _webm(sound: bytes) -> float | None:
    """The newest moment at which a block begins; our page's clusters count in milliseconds."""
    cluster, newest = 0, None
    for number, (name, body) in enumerate(_elements(sound)):
        if number == MOST_ELEMENTS:
            return None
        if name == TIMECODE:
            cluster = int.from_bytes(body[:8], "big")
        elif name in (SIMPLE_BLOCK, BLOCK):
            begins = cluster + int.from_bytes(body[1:3], "big", signed=True)
            newest = max(newest or 0, begins)
    return newest / 1000 if newest is not None and 0 <= newest < A_DAY * 1000 else None


def _elements(sound: bytes) -> Iterator[tuple[int, bytes]]:
    """What lies in it one after the other, going into whatever holds others; ends where it cannot be read any more."""
    at = 0
    while at < len(sound):
        id_length = _vint_length(sound[at])
        if id_length > LONGEST_ID or at + id_length >= len(sound):
            return
        name = int.from_bytes(sound[at : at + id_length], "big")
        at += id_length
        size_length = _vint_length(sound[at])
        if size_length > LONGEST_SIZE:
            return
        size = int.from_bytes(sound[at : at + size_length], "big") & ((1 << 7 * size_length) - 1)
        at += size_length
        yield name, sound[at : at + min(size, LONGEST_SIZE)]
        at += 0 if name in WITHIN else size


def _vint_length(first: int) -> int:
    """How many bytes a number has that begins with this one."""
    return 9 - first.bit_length()
