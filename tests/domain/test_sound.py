"""A recording is as long as it is, whatever the page says; what cannot be read is bounded by its size."""

from hypothesis import given
from hypothesis import strategies as st

from couples.domain.sound import MOST_ELEMENTS, seconds

EBML = bytes.fromhex("1a45dfa3 84 42868101".replace(" ", ""))
SEGMENT = bytes.fromhex("1853806701ffffffffffffff")
TRACKS = bytes.fromhex("1654ae6b") + b"\x84" + b"\xe7\x00\xa3\x01"


def cluster(at: int, *blocks: int, size: bytes = b"\x01\xff\xff\xff\xff\xff\xff\xff") -> bytes:
    """As a browser writes it: of unknown size, its blocks placed from where it begins."""
    moment = b"\xe7\x84" + at.to_bytes(4, "big")
    said = b"".join(b"\xa3\x86\x81" + block.to_bytes(2, "big", signed=True) + b"\x80ab" for block in blocks)
    return bytes.fromhex("1f43b675") + size + moment + said


def test_a_webm_is_as_long_as_its_last_block_says() -> None:
    spoken = EBML + SEGMENT + TRACKS + cluster(0, 0, 60, 900) + cluster(10_000, 0, 2_000, 1_500)
    assert seconds("audio/webm", spoken, 1) == seconds("audio/webm", spoken, 999) == 12
    assert seconds("audio/webm", EBML + SEGMENT + cluster(0, 0), 0) == 1, "never nothing"


def test_a_block_in_a_group_counts_too() -> None:
    group = b"\xa0\x88\xa1\x86\x81" + (5_000).to_bytes(2, "big") + b"\x80ab"
    assert seconds("audio/webm", EBML + SEGMENT + cluster(3_000) + group, 1) == 8


def test_what_is_cut_off_or_broken_on_the_way_counts_as_far_as_it_could_be_read() -> None:
    whole = EBML + SEGMENT + cluster(0, 0, 4_000)
    for broken in (b"\x1f", b"\x00\x01", b"\xa3\x00\x01", bytes.fromhex("1f43b675")):
        assert seconds("audio/webm", whole + broken, 99) == 4


def test_an_ogg_is_as_long_as_its_last_page_says() -> None:
    page = b"OggS\x00\x04" + (48_000 * 7).to_bytes(8, "little") + bytes(8)
    assert seconds("audio/ogg", b"OggS" + bytes(40) + page, 170) == 7


def test_what_does_not_tell_is_believed_as_far_as_its_size_allows() -> None:
    for kind, head in (("audio/mp4", b"....ftyp"), ("audio/webm", EBML), ("audio/ogg", b"OggS")):
        spoken = head.ljust(40_000, b"\x00")
        assert seconds(kind, spoken, 10) == 10
        assert seconds(kind, spoken, 100_000) == 53, "6 kbit a second at the least"
        assert seconds(kind, spoken, -5) == seconds(kind, spoken, 0) == 1
    assert seconds("audio/mp4", bytes(400_000), 1) == 10, "ten times our own page's bits at the most"
    assert seconds("audio/mp4", b"", 5) == 1


@given(st.binary(max_size=200), st.sampled_from(["audio/webm", "audio/ogg", "audio/mp4", "text/html"]), st.integers())
def test_whatever_comes_has_a_length_that_is_no_nonsense(sound: bytes, kind: str, said: int) -> None:
    for bytes_ in (sound, EBML + SEGMENT + sound, b"OggS" + sound):
        assert 1 <= seconds(kind, bytes_, said) <= 86_400


def test_a_sound_of_endless_small_parts_is_not_looked_through() -> None:
    """One that took seconds to read would keep everybody's pause waiting."""
    endless = EBML + b"\xa1\x80" * MOST_ELEMENTS + SEGMENT + cluster(0, 0, 4_000)
    assert seconds("audio/webm", endless, 7) == 7
