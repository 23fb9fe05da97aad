"""Who may go where: every address of the house and who has it. An address that is not in here fails the build (R4).

Each line is an address and the methods it answers. What is open to strangers is listed once more in
``test_guard.py``, so that nobody opens a door by changing one table.
"""

from enum import StrEnum


class Whose(StrEnum):
    """To whom an address belongs."""

    OPEN = "open"  # strangers too
    STRANGERS_AND_PARTNERS = "strangers and partners"
    EVERYONE = "everyone signed in"
    PARTNERS = "partners"  # each their own, with a partner or without
    TWO = "two"  # only for one who is linked
    THING = "thing"  # one thing by its name: its owner's alone, and not there for anybody else
    QUIET = "quiet"  # the same, but it answers everybody alike and changes nothing of anybody else's
    ROOM = "room"  # the two of one session
    THERAPISTS = "therapists"
    PROGRAMME = "programme"  # a template or an exercise of one therapist
    COUPLE = "couple"  # the therapist whom both of that couple admit now


TABLE: dict[Whose, str] = {
    Whose.OPEN: """
        / GET
        /healthz GET
        /help GET
        /help/ground GET
        /learn GET
        /learn/<ref> GET
        /learn/end GET
        /leave GET,POST
        /sign-in GET,POST
        /sign-out POST
        /sign-up GET,POST
        /recover GET,POST
        /welcome/who GET
        /theme POST
        /therapists GET
        /therapists/proof POST
        /therapists/sign-up GET,POST
        /toolkit GET
        /toolkit/offline GET
        /toolkit/print GET
        /app.webmanifest GET
        /apple-touch-icon.png GET
        /favicon.ico GET
        /sw.js GET
        /static/<path:filename> GET
        /static/_<version>/<path:name> GET""",
    Whose.STRANGERS_AND_PARTNERS: """
        /link GET
        /link/keep POST""",
    Whose.EVERYONE: """
        /account GET
        /account/codes GET,POST
        /account/leave GET,POST
        /account/names GET,POST
        /account/password GET,POST
        /account/zone POST
        /bring-back POST
        /learn/<ref>/back POST
        /learn/<ref>/hide POST
        /learn/<ref>/later POST
        /learn/<ref>/resonates POST""",
    Whose.PARTNERS: """
        /agreement/again/<int:n> GET
        /cards GET
        /cards/as/<audience> GET
        /cards/aside GET
        /cards/left-out GET,POST
        /cards/new GET,POST
        /cards/print GET
        /decks GET
        /decks/<code> GET
        /decks/<code>/<int:n> GET,POST
        /decks/<code>/<int:n>/aside POST
        /decks/<code>/<int:n>/more GET
        /decks/<code>/<int:n>/next GET
        /decks/<code>/<int:n>/star POST
        /decks/<code>/end GET
        /decks/any GET
        /drafts GET,POST
        /drafts/voice POST
        /guide GET
        /guide/code POST
        /guide/end GET,POST
        /guide/openings GET
        /guide/before GET
        /guide/seen GET
        /guide/talk GET
        /guide/yes POST
        /learn/away GET
        /learn/questions GET
        /learn/questions/<int:n> GET,POST
        /learn/questions/delete POST
        /learn/questions/end GET
        /library GET
        /library/<ref> GET
        /link/code POST
        /link/confirm GET,POST
        /link/drop POST
        /link/enter POST
        /link/on GET
        /link/standing GET
        /mine GET
        /mine/care GET,POST
        /mine/care/not-tomorrow POST
        /mine/care/show POST
        /mine/care/tomorrow POST
        /mine/care/withdraw POST
        /mine/day GET,POST
        /mine/goals GET,POST
        /mine/kept/<page> GET,POST
        /mine/map GET
        /mine/map/new/<area> GET,POST
        /mine/map/show POST
        /mine/map/withdraw POST
        /mine/print GET
        /mine/start GET
        /mine/start/<int:n> GET,POST
        /mine/start/<int:n>/withdraw POST
        /mine/weather GET,POST
        /mine/weather/show POST
        /mine/weather/withdraw POST
        /notes GET
        /practice GET
        /s POST
        /self GET
        /self/about/<ref> GET,POST
        /self/about/<ref>/print GET
        /self/kit GET
        /self/kit/<ref> GET,POST
        /self/kit/at-hand GET
        /self/signals GET,POST
        /standing GET
        /unlink GET,POST
        /words GET
        /words/<ref> GET,POST
        /words/sort/<ref> GET
        /words/sort/<ref>/<int:n> GET,POST
        /words/sort/<ref>/<int:n>/let-go POST
        /words/sort/<ref>/empty POST
        /words/sort/<ref>/end GET""",
    Whose.TWO: """
        /agreement GET
        /agreement/new GET,POST
        /agreement/withdraw GET,POST
        /cards/map GET
        /cards/theirs GET
        /decks/<code>/both GET,POST
        /decks/<code>/both/<ref>/withdraw POST
        /decks/<code>/both/not-yet POST
        /mine/as/partner GET
        /ours GET
        /ours/goals GET,POST
        /ours/review GET,POST
        /ours/review/<int:n> GET
        /ours/review/all GET
        /ours/review/back/<kind>/<thing_id> POST
        /ours/review/choose POST
        /ours/review/not-yet POST
        /ours/shown GET""",
    Whose.THING: """
        /agreement/<line_id> GET
        /agreement/<line_id>/fits POST
        /agreement/<line_id>/not-now POST
        /agreement/<line_id>/words GET,POST
        /account/devices/<login_id>/end POST
        /cards/<ref> GET,POST
        /cards/<ref>/aside POST
        /cards/<ref>/back POST
        /cards/<ref>/delete POST
        /cards/<ref>/star POST
        /cards/<ref>/withdraw/<audience> POST
        /drafts/<draft_id> GET,POST
        /drafts/<draft_id>/delete POST
        /drafts/<draft_id>/voice POST
        /drafts/<draft_id>/voice/<recording_id> GET
        /drafts/<draft_id>/voice/<recording_id>/delete POST
        /guide/talk/<thread> GET,POST
        /guide/talk/<thread>/back/<message_id> POST
        /mine/goals/<goal_id> GET,POST
        /mine/goals/<goal_id>/drop POST
        /mine/goals/<goal_id>/offer POST
        /mine/kept/<page>/<keepsake_id>/delete POST
        /mine/kept/<page>/<keepsake_id>/show POST
        /mine/map/<spot_id> GET,POST
        /mine/map/<spot_id>/delete POST
        /mine/weather/<weather_id>/delete POST
        /notes/<line_id>/delete POST
        /practice/<assignment_id> GET,POST
        /practice/<assignment_id>/share POST
        /practice/<assignment_id>/withdraw POST
        /practice/<assignment_id>/words GET,POST
        /self/<entry_id> GET
        /self/<entry_id>/<int:n> GET,POST
        /self/<entry_id>/delete POST
        /self/<entry_id>/draft POST
        /self/<entry_id>/line POST
        /self/<entry_id>/signal GET
        /self/kit/<ref>/<thing_id>/delete POST
        /self/signals/<signal_id> GET,POST
        /self/signals/<signal_id>/delete POST""",
    Whose.QUIET: """
        /agreement/<line_id>/withdraw POST
        /guide/before/<message_id>/delete POST
        /guide/hand POST
        /guide/take-back POST
        /mine/kept/<page>/<keepsake_id>/withdraw POST
        /ours/goals/<goal_id>/let-go POST
        /ours/goals/<goal_id>/yes POST
        /ours/shown/<shown_id>/thank POST""",
    Whose.ROOM: """
        /s/<session_id> GET
        /s/<session_id>/aftercare GET
        /s/<session_id>/arriving GET
        /s/<session_id>/cards GET
        /s/<session_id>/care GET
        /s/<session_id>/choosing/<exercise_id> GET
        /s/<session_id>/choosing/<exercise_id>/<int:length>/<int:depth> GET
        /s/<session_id>/drafts GET
        /s/<session_id>/end POST
        /s/<session_id>/exercises/<exercise_id> GET
        /s/<session_id>/ideas GET
        /s/<session_id>/kinds/<kind> GET
        /s/<session_id>/lay-out POST
        /s/<session_id>/looking-back GET
        /s/<session_id>/needs GET
        /s/<session_id>/pause POST
        /s/<session_id>/plan POST
        /s/<session_id>/presented GET
        /s/<session_id>/presented/<part_id> GET
        /s/<session_id>/say POST
        /s/<session_id>/settle GET
        /s/<session_id>/tomorrow POST
        /s/<session_id>/weather GET,POST
        /s/<session_id>/words GET,POST
        /s/<session_id>/words/<ref> GET""",
    Whose.THERAPISTS: """
        /desk GET
        /desk/help GET
        /desk/help/<signpost_id> GET,POST
        /desk/help/<signpost_id>/delete POST
        /desk/help/emergency GET,POST
        /desk/help/new GET,POST
        /desk/export GET,POST
        /desk/invite GET,POST
        /desk/notes GET
        /desk/notes/<couple_id>/delete POST
        /desk/own GET,POST
        /desk/own/bring-in GET,POST
        /desk/practice GET,POST
        /desk/programmes GET,POST""",
    Whose.PROGRAMME: """
        /desk/own/<own_id> GET
        /desk/own/<own_id>/about GET,POST
        /desk/own/<own_id>/bring-back POST
        /desk/own/<own_id>/delete POST
        /desk/own/<own_id>/duplicate POST
        /desk/own/<own_id>/file/<int:version> GET
        /desk/own/<own_id>/finish POST
        /desk/own/<own_id>/retire POST
        /desk/own/<own_id>/steps POST
        /desk/own/<own_id>/steps/<int:n> GET,POST
        /desk/own/<own_id>/steps/<int:n>/away POST
        /desk/own/<own_id>/steps/<int:n>/double POST
        /desk/own/<own_id>/steps/<int:n>/down POST
        /desk/own/<own_id>/steps/<int:n>/ideas GET
        /desk/own/<own_id>/steps/<int:n>/look POST
        /desk/own/<own_id>/steps/<int:n>/up POST
        /desk/programmes/<programme_id> GET,POST
        /desk/programmes/<programme_id>/bring-back POST
        /desk/programmes/<programme_id>/choose GET
        /desk/programmes/<programme_id>/delete POST
        /desk/programmes/<programme_id>/duplicate POST
        /desk/programmes/<programme_id>/new/<ref> GET,POST
        /desk/programmes/<programme_id>/part/<int:n> GET,POST
        /desk/programmes/<programme_id>/part/<int:n>/away POST
        /desk/programmes/<programme_id>/part/<int:n>/up POST
        /desk/programmes/<programme_id>/retire POST""",
    Whose.COUPLE: """
        /desk/couples/<couple_id> GET
        /desk/couples/<couple_id>/end GET,POST
        /desk/couples/<couple_id>/off POST
        /desk/couples/<couple_id>/notes GET,POST
        /desk/couples/<couple_id>/on POST
        /desk/couples/<couple_id>/talk GET
        /desk/couples/<couple_id>/talk/<thread> GET,POST
        /desk/couples/<couple_id>/talk/<thread>/back/<message_id> POST
        /desk/couples/<couple_id>/practice GET
        /desk/couples/<couple_id>/print GET
        /desk/couples/<couple_id>/print/file GET
        /desk/couples/<couple_id>/print/sheet GET
        /desk/couples/<couple_id>/practice/<assignment_id> GET,POST
        /desk/couples/<couple_id>/practice/<assignment_id>/take-back POST
        /desk/couples/<couple_id>/practice/choose GET
        /desk/couples/<couple_id>/practice/new/<ref> GET,POST
        /desk/couples/<couple_id>/practice/programme POST""",
}

SOCKET = {"connect", "disconnect", "say", "painted", "seen"}  # everything a page can send over its wire


def doors() -> dict[tuple[str, str], Whose]:
    """Every address and method with whose it is."""
    lines = [(whose, line.split()) for whose, text in TABLE.items() for line in text.strip().splitlines()]
    return {(rule, method): whose for whose, (rule, methods) in lines for method in methods.split(",")}
