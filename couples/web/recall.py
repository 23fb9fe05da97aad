"""What the next page says after a tap, once, and the one tap that brings back what was just put away.

Neither stands in an address: a browser's history does not tell what somebody said, showed or deleted (R8).
"""

from flask import Blueprint, Flask, g, redirect, request
from flask_babel import lazy_gettext as _
from werkzeug.wrappers import Response

from couples.domain.card import Card
from couples.domain.comfort import Thing
from couples.domain.draft import Draft
from couples.domain.kept import KeptLine
from couples.domain.practice import Entry
from couples.domain.refusal import Reason
from couples.domain.signal import Signal
from couples.services.recalling import Gone, Kept, Told
from couples.web import login, refusals
from couples.web.guard import for_everyone
from couples.web.house import house

place = Blueprint("recall", __name__)
MORE = "more"  # the next page is the one with room for words; it says nothing
SAID = {
    "kept": _("Kept. Only you can see it, unless you show it."),
    "written": _("Kept. Only you can see it, until you bring it yourself."),
    "left-out": _("Kept. The shelf of the two of you goes by it from now on."),
    "shown": _("Your partner can see this card now."),
    "therapist": _("Your therapist can read this card now."),
    "said": _("It stands there now, for whoever reads this page."),
    "handed": _("Your therapist can read it now."),
    "handed-for-my-part": _("Yes, for your part. Your therapist reads it when both of you have said so."),
    "hidden": _("Taken back. Their page does not have it any more. What was read cannot be unread."),
    "aside": _(
        "It is out of your way, and what you said on it is gone. You find the card under “Set aside”. For five minutes"
        " this page can bring it back as it was."
    ),
    "gone": _("Deleted, from the disk too. Only for the next five minutes can this page still bring it back."),
    "starred": _("Starred. You find it again under “Your cards”. Only you can see the star."),
    "unstarred": _("The star is off."),
    "gone-for-good": _("Deleted for good."),
    "back": _("It is back as it was. Nobody else sees it."),
    "let-go": _("Let go. It lies on none of your piles."),
    "empty": _("Your piles are empty again."),
    "read-later": _("It comes back at the end."),
    "read-hidden": _("Hidden. You find it under “What I put away”."),
    "read-back": _("It is at its place again."),
    "kept-alone": _("Kept. Only you can see it."),
    "waits": _("Kept. It waits here as long as you like, or for ever."),
    "kind-line": _("Kept among your kind lines."),
    "in-kit": _("It is in your kit."),
    "resonates": _("Kept, for you alone."),
    "not-said": _("Nothing of it is kept."),
    "too-soon": _("That tap came sooner than this page can be read, so it did not count. If you meant it, tap again."),
    "choose": _("Your partner sees this card. Choose here, add what it depends on, then keep it."),
    "for-me": _("Kept, for you alone."),
    "laid": _("Kept."),
    "plan-shown": _("Your partner can read this plan now."),
    "line-shown": _("Your partner can read it now."),
    "sky-shown": _("Your partner can see this picture now, as it is today and without its days."),
    "map-shown": _("Your partner can see this map now, as it is today."),
    "asked": _("You are asked tomorrow, on your own first page. Nobody else learns of it."),
    "not-asked": _("You are not asked."),
    "offered": _("It lies between you now. It is of both of you when both want it."),
    "ours-gone": _("Let go, for both of you."),
    "line-kept": _("Kept. You can change your mind whenever you like."),
    "line-added": _("Added. The line stands as soon as it fits both of you."),
    "line-words": _("Your words are in its place. They stand as soon as they fit both of you."),
    "line-gone": _("Taken away, for both of you."),
    "line-read": _("That was the last line."),
    "password": _("Your password is changed. All your other devices are signed out."),
    "recovered": _("You are in, with your new password. That code is used up now."),
    "ended": _("That device is signed out."),
    "saved": _("Saved."),
    "unlinked": _("The link has ended. Nothing you kept for yourself was touched."),
    "linked": _("You are linked. Take it at your own pace."),
    "left": _("Your account and everything in it are gone. Take care of yourself."),
    "practice-shared": _("Your therapist can read this answer now, with your name."),
    "practice-hidden": _(
        "Taken back. Your therapist’s page does not have it any more. What was read cannot be unread."
    ),
    "out": _("You are signed out on this device."),
    "overtaken": refusals.WORDS[Reason.OVERTAKEN],
}


def tell(word: str, to: str, login_id: str = "") -> Response:
    """On to a page that says so; ``login_id`` for somebody who is signed in only now."""
    house().recalling.tell(login_id or login.this().id, word)
    return redirect(to, 303)


def tell_signed_out(word: str, to: str) -> Response:
    """Signs this browser out, and on to a page that says so."""
    login.forget()
    login.say_once(word)
    return redirect(to, 303)


def keep(word: str, gone: Gone, *, back_to: str, to: str) -> Response:
    """On to a page that says so and offers to bring it back; then it leads to ``back_to``."""
    house().recalling.keep(login.this().id, word, Kept(gone, back_to))
    return redirect(to, 303)


def told() -> Told | None:
    """What this page has to tell; the same for as long as the page is made."""
    if "told" not in g:
        g.told = house().recalling.told(login.this().id) if login.current() else Told(login.said_once())
    found: Told | None = g.told
    return found


@place.post("/bring-back")
@for_everyone
def bring_back() -> Response:
    person_id, here = login.person().id, login.this().id
    kept = house().recalling.take(here, request.form.get("undo", ""))
    _stand_again(person_id, kept.gone)
    return tell("back", kept.to)


def _stand_again(person_id: str, gone: Gone) -> None:
    match gone:
        case Card():
            house().answering.bring_back(person_id, gone)
        case Draft():
            house().drafting.bring_back(person_id, gone)
        case KeptLine():
            house().keeping.bring_back(person_id, gone)
        case Entry():
            house().practising.bring_back(person_id, gone)
        case Signal():
            house().noticing.bring_back(person_id, gone)
        case Thing():
            house().comforting.bring_back(person_id, gone)
        case _:
            house().lasting.bring_back(person_id, gone)


def register(app: Flask) -> None:
    """Lets templates say it: ``parts/told.html``."""
    app.jinja_env.globals.update(told=told, told_words=SAID)
