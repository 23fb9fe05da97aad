"""When something cannot be done, the person hears why in words; here is the list of all the whys."""

from dataclasses import dataclass
from enum import StrEnum


class Reason(StrEnum):
    """Why something was not done. Each has its words, for people, in ``couples/web/refusals.py``."""

    # the live session
    CLOSED = "closed"  # the session has ended
    HELD = "held"  # the session is held; this needs it free
    OVERTAKEN = "overtaken"  # the page is older than what happened since
    TOO_OLD = "too-old"  # the page has not heard from the server lately enough for a yes
    NOT_YOUR_TURN = "not-your-turn"  # the partner holds the floor
    NOT_NOW = "not-now"  # this cannot be done at this place of the session
    ASKED_ALREADY = "asked-already"  # it was "not now" today; asking again is the other's to do
    OFF_THE_SHELF = "off-the-shelf"  # it meets something that one of the two leaves out
    NOT_HERE_YET = "not-here-yet"  # the partner has not come in yet
    UNKNOWN = "unknown"  # no such command, field, exercise or choice
    VERSION = "version"  # the page is from another version of the product
    NO_SEAT = "no-seat"  # signed out, unlinked, or never of this session
    TOO_MANY = "too-many"  # too many tries for now
    TROUBLE = "trouble"  # something failed on our side; nothing was changed
    # accounts and linking
    WRONG_SIGN_IN = "wrong-sign-in"  # name or password or code is wrong (never says which)
    NOT_FOUND = "not-found"
    PASSWORD_SHORT = "password-short"
    PASSWORD_COMMON = "password-common"
    NAME_MISSING = "name-missing"
    TOO_LONG = "too-long"
    NOT_ADULT = "not-adult"
    CODE_NOT_GOOD = "code-not-good"  # wrong, expired, used or blocked: one answer for all
    ALREADY_LINKED = "already-linked"
    NOT_LINKED = "not-linked"
    # cards
    WORDS_MISSING = "words-missing"
    CARDS_LEFT = "cards-left"  # a deck comes out only when it is answered whole
    TOO_SOON = "too-soon"  # this deck came out within the last day
    FULL = "full"  # there are as many of these as are kept
    NO_SOUND = "no-sound"  # what came is no recording
    AGREEMENT_FULL = "agreement-full"  # as many lines as an agreement holds
    NOTHING_SAID = "nothing-said"  # a card without an answer has nothing to show


@dataclass(unsafe_hash=True)  # not frozen: Python itself writes the traceback onto whatever is raised
class Refused(Exception):
    """Nothing was changed, and this is why. Raised by services, returned by the pure machine.

    ``field`` names the form field it belongs to, if it belongs to one.
    """

    reason: Reason
    field: str = ""
