"""What people read when something could not be done: calm, plain, and never their fault."""

from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

from couples.domain.refusal import Reason

WORDS: dict[Reason, LazyString] = {
    Reason.CLOSED: _("This session has ended."),
    Reason.HELD: _("The session is resting now. This can wait until both of you go on."),
    Reason.OVERTAKEN: _("Something changed while this page was open. Here is how it stands now."),
    Reason.TOO_OLD: _(
        "This page had not heard from us for a moment, so we did not take that as a yes. Please look again."
    ),
    Reason.NOT_YOUR_TURN: _("Your partner has the floor right now. Your turn comes."),
    Reason.NOT_NOW: _("This cannot be done at this point of the session."),
    Reason.ASKED_ALREADY: _("That was “Not now” today. Your partner can bring it up again whenever they like."),
    Reason.OFF_THE_SHELF: _("Not on your shared shelf just now, or not this far. Please choose another, or less."),
    Reason.NOT_OPEN_YET: _("Touch together is not open yet. The room says what it needs, for both of you alike."),
    Reason.SESSIONS_OFF: _("Sessions are off for now, for both of you alike. Everything for yourself stays open."),
    Reason.NOT_HERE_YET: _("Your partner has not come in yet."),
    Reason.UNKNOWN: _("We did not understand that. Nothing was changed."),
    Reason.VERSION: _("This page is from an older version. Please load it again."),
    Reason.NO_SEAT: _("There is nothing here for you to open."),
    Reason.STALE_FORM: _("To be sure that it was you, we did not send it. Please load the page again, then repeat it."),
    Reason.TOO_MANY: _("That was tried many times in a row. Please wait a few minutes, then try again."),
    Reason.TROUBLE: _("Something went wrong on our side. Nothing was changed. Please try again."),
    Reason.WRONG_SIGN_IN: _("We could not sign you in with this. Please check each part and try again."),
    Reason.NOT_FOUND: _("We could not find that."),
    Reason.PASSWORD_SHORT: _("Please use at least 15 characters. A few words in a row work well."),
    Reason.PASSWORD_COMMON: _("Many people use this password, so it is easy to guess. Please pick another."),
    Reason.NAME_MISSING: _("Please tell us what to call you. Any name you like is fine."),
    Reason.TOO_LONG: _("That is longer than we can keep. Please make it a little shorter."),
    Reason.NOT_ADULT: _("This is made for people who are 18 or older."),
    Reason.CODE_NOT_GOOD: _(
        "This code does not work now. Codes last ten minutes and work once. Your partner can make a new one."
    ),
    Reason.ALREADY_LINKED: _("You are linked with a partner already. End that link first if you want to make another."),
    Reason.NOT_LINKED: _("You are not linked with a partner right now."),
    Reason.INVITATION_NOT_GOOD: _("This is not the invitation code of this server. Whoever runs it can tell you."),
    Reason.ADMISSION_NOT_GOOD: _(
        "This code does not work now. A therapist’s code lasts two weeks, for one couple. They can make a new one."
    ),
    Reason.ALREADY_ADMITTED: _("You have said yes to a therapist already. Take that back first, then you can go on."),
    Reason.NO_THERAPIST: _("No therapist is let in by both of you right now."),
    Reason.PROOF_NOT_GOOD: _("These are not the digits of this half minute. Wait for the next ones, then try again."),
    Reason.PROOF_TOO_LATE: _("That took a while. Please sign in again, then type the digits."),
    Reason.NO_DATE_FOR_TOUCH: _(
        "Nothing with touch has a date here. It stays open, and each of them comes to it in their own time, or not."
    ),
    Reason.NOT_WHOLE: _("Something is left to do before it can be finished. It stands below, in the check."),
    Reason.SMALL_FIRST: _(
        "Three are plenty for most couples. If you want more in this one, say so under its name, then add it."
    ),
    Reason.WORDS_MISSING: _("Please write a few words."),
    Reason.AGREEMENT_FULL: _("These are as many lines as fit here. Take one away to make room for another."),
    Reason.CARDS_LEFT: _("Some cards of this deck have no answer yet. “Rather not say” is an answer too."),
    Reason.TOO_SOON: _("This came out within the last day. Give it a night; it can come out again after that."),
    Reason.FULL: _("There is no room for one more of these. Delete one that you do not need, then try again."),
    Reason.NO_SOUND: _("We could not keep this recording. Please try again, or write it instead."),
    Reason.GONE: _("It is gone for good now. It could be brought back for five minutes, and those are over."),
    Reason.NO_ROOM: _(
        "Your recordings fill the room that there is for them here. Delete one that you do not need any more, then"
        " record again. You can also write it instead."
    ),
    Reason.NOTHING_SAID: _("Nothing is said here yet, so there is nothing to show."),
}

STATUS: dict[Reason, int] = {
    Reason.NO_SEAT: 404,
    Reason.STALE_FORM: 400,
    Reason.NOT_FOUND: 404,
    Reason.TOO_MANY: 429,
    Reason.TROUBLE: 503,
    Reason.NOT_ADULT: 403,
    Reason.INVITATION_NOT_GOOD: 403,
    Reason.NOT_YOUR_TURN: 403,
    Reason.CLOSED: 409,
    Reason.HELD: 409,
    Reason.OVERTAKEN: 409,
    Reason.TOO_OLD: 409,
    Reason.NOT_NOW: 409,
    Reason.ASKED_ALREADY: 409,
    Reason.OFF_THE_SHELF: 409,
    Reason.NOT_OPEN_YET: 409,
    Reason.NOT_HERE_YET: 409,
    Reason.SESSIONS_OFF: 409,
    Reason.VERSION: 409,
    Reason.ALREADY_LINKED: 409,
    Reason.ALREADY_ADMITTED: 409,
    Reason.NOT_LINKED: 409,
    Reason.NO_THERAPIST: 409,
    Reason.CARDS_LEFT: 409,
    Reason.FULL: 409,
    Reason.AGREEMENT_FULL: 409,
    Reason.TOO_SOON: 409,
    Reason.NO_ROOM: 409,
    Reason.NOT_WHOLE: 409,
    Reason.SMALL_FIRST: 409,
    Reason.GONE: 410,
}
UNFIT = 422  # anything else: what was sent does not fit yet


def words(reason: Reason) -> str:
    """The sentence for one reason, in the reader's language."""
    return str(WORDS[reason])


def status(reason: Reason) -> int:
    """The HTTP status that goes with it."""
    return STATUS.get(reason, UNFIT)
