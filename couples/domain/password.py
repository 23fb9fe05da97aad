"""A password is long and not one of the first guesses; otherwise it may be anything (NIST 800-63B-4).

No rule about signs or capitals, no expiry, spaces and any script are fine. There is no downloaded list of leaked
passwords: those are nearly all shorter than 15. What is left of them at that length is made of a few well-known pieces,
and pieces can be recognised: `how_free` strips runs along the alphabet and the keyboard, years, repetitions, known
words and the person's own names, and counts what somebody guessing would still have to find out.
"""

import re
import unicodedata
from collections.abc import Iterable

from couples.domain.refusal import Reason, Refused

LEAST = 15
MOST = 256  # code points; far above any passphrase, and a bound on the work of hashing
FREE_ENOUGH = 8
PER_PIECE = 2  # a known piece is worth about two free signs: which one, and where
SHORTEST_RUN = 4
SHORTEST_WORD = 3

_ROWS = (
    "abcdefghijklmnopqrstuvwxyz",
    "01234567890",
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "qwertzuiop",
    "yxcvbnm",
    "azertyuiop",
    "qsdfghjklm",
    "wxcvbn",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
    "1q2w3e4r5t6y7u8i9o0p",
    "q1w2e3r4t5y6u7i8o9p0",
    "qazwsxedcrfvtgbyhnujmikolp",
    "a1b2c3d4e5f6g7h8i9",
    "1a2b3c4d5e6f7g8h9i",
    "!@#$%^&*()_+",
    '!"§$%&/()=?',
)
_RUNS = tuple(run for row in _ROWS for run in (row, row[::-1]))
_RUN_STARTS = {run[at : at + SHORTEST_RUN] for run in _RUNS for at in range(len(run) - SHORTEST_RUN + 1)}
_DISGUISES = str.maketrans("013457@$!", "oieastasi")
_GAPS = re.compile(r"[\s._,;:/-]+")  # people put these between pieces; they hide nothing
_THRICE = re.compile(r"(.)\1{2,}")  # the same sign three times or more is that sign
_DATE = re.compile(r"(?:19|20)\d\d|(?:0?[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)\d\d")


def prepared(password: str) -> str:
    """The same password typed on another keyboard is the same password (NFKC)."""
    return unicodedata.normalize("NFKC", password)


def check(password: str, *, known: Iterable[str], field: str) -> str:
    """The password ready to be hashed, or why it will not do. ``known`` are words that a guesser would try first."""
    ready = prepared(password)
    if len(ready) < LEAST:
        raise Refused(Reason.PASSWORD_SHORT, field)
    if len(ready) > MOST:
        raise Refused(Reason.TOO_LONG, field)
    if how_free(ready, known) < FREE_ENOUGH:
        raise Refused(Reason.PASSWORD_COMMON, field)
    return ready


def how_free(password: str, known: Iterable[str]) -> int:
    """How many signs are left to find out once everything well known is taken out; each known piece counts a little."""
    text = _once(_THRICE.sub(r"\1", _GAPS.sub("", password.casefold())))
    words = {letters for word in known if len(letters := _letters(word)) >= SHORTEST_WORD}
    plain = min(_freedom(text, words), _freedom(text.translate(_DISGUISES), words))
    return min(plain, _distinct(text))


def _freedom(text: str, words: set[str]) -> int:
    """Walk through once; at each place take the longest known piece that begins there, else count one free sign."""
    free, at, pieces = 0, 0, set[str]()
    sizes = sorted({len(word) for word in words}, reverse=True)
    while at < len(text):
        size = _piece_at(text, at, words, sizes)
        if size:
            pieces.add(text[at : at + size])
        else:
            free += 1
        at += size or 1
    return free + PER_PIECE * len(pieces)


def _piece_at(text: str, at: int, words: set[str], sizes: list[int]) -> int:
    word = next((size for size in sizes if text[at : at + size] in words), 0)
    date = _DATE.match(text, at)
    return max(word, date.end() - at if date else 0, _run_at(text, at))


def _run_at(text: str, at: int) -> int:
    """How far the signs from here follow the alphabet or a way along the keyboard, when it is far enough."""
    if text[at : at + SHORTEST_RUN] not in _RUN_STARTS:
        return 0
    return max(_along(run, text, at) for run in _RUNS)


def _along(run: str, text: str, at: int) -> int:
    start, size = run.find(text[at : at + SHORTEST_RUN]), SHORTEST_RUN
    if start < 0:
        return 0
    while at + size < len(text) and start + size < len(run) and run[start + size] == text[at + size]:
        size += 1
    return size


def _once(text: str) -> str:
    """What a text repeats, once: "catcatcatca" becomes "cat"; what does not repeat goes unchanged."""
    for size in range(1, len(text) // 2 + 1):
        if text == (text[:size] * (len(text) // size + 1))[: len(text)]:
            return text[:size]
    return text


def _distinct(text: str) -> int:
    return 2 * len(set(text))


def _letters(word: str) -> str:
    return "".join(letter for letter in word.casefold() if letter.isalnum())
