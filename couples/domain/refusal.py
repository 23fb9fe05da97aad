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
    NOT_OPEN_YET = "not-open-yet"  # touch together opens when its ground is there; whose part is missing is not said
    SESSIONS_OFF = "sessions-off"  # their therapist said so for now, for both alike
    NOT_HERE_YET = "not-here-yet"  # the partner has not come in yet
    UNKNOWN = "unknown"  # no such command, field, exercise or choice
    VERSION = "version"  # the page is from another version of the product
    NO_SEAT = "no-seat"  # signed out, unlinked, or never of this session
    STALE_FORM = "stale-form"  # the page's token is from an earlier login of this browser
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
    # therapists
    INVITATION_NOT_GOOD = "invitation-not-good"
    PROOF_NOT_GOOD = "proof-not-good"  # wrong, used or too late: one answer for all
    ADMISSION_NOT_GOOD = "admission-not-good"  # a code that is wrong, run out, or another couple's: one answer for all
    ALREADY_ADMITTED = "already-admitted"
    NO_THERAPIST = "no-therapist"  # nobody is admitted by both now
    PROOF_TOO_LATE = "proof-too-late"  # too long since the password was typed
    NO_DATE_FOR_TOUCH = "no-date-for-touch"  # whatever has to do with touch is open without an end (C6)
    NOT_WHOLE = "not-whole"  # an exercise of one's own that the check still finds something in
    SMALL_FIRST = "small-first"  # a programme of more than three things is asked for by its author
    # cards
    WORDS_MISSING = "words-missing"
    CARDS_LEFT = "cards-left"  # a deck comes out only when it is answered whole
    TOO_SOON = "too-soon"  # this came out within the last day
    FULL = "full"  # there are as many of these as are kept
    NO_SOUND = "no-sound"  # what came is no recording
    AGREEMENT_FULL = "agreement-full"  # as many lines as an agreement holds
    GONE = "gone"  # the minutes in which it could be brought back are over
    NO_ROOM = "no-room"  # what is spoken fills the room there is for one person
    NOTHING_SAID = "nothing-said"  # a card without an answer, or an empty page, has nothing to show


@dataclass(unsafe_hash=True)  # not frozen: Python itself writes the traceback onto whatever is raised
class Refused(Exception):
    """Nothing was changed, and this is why. Raised by services, returned by the pure machine.

    ``field`` names the form field it belongs to, if it belongs to one.
    """

    reason: Reason
    field: str = ""
