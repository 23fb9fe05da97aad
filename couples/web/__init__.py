"""The third floor, west side: pages."""

from flask import Flask
from flask_babel import Babel
from flask_wtf import CSRFProtect

from couples.web import (
    account,
    aftercare,
    agreement,
    arriving,
    assets,
    both,
    card,
    cards,
    couple_page,
    decks,
    desk_export,
    desk_help,
    desk_notes,
    desk_paper,
    desk_talk,
    drafts,
    enter,
    errors,
    guard,
    guide,
    hand,
    headers,
    help,  # noqa: A004  # the place people know by this name
    home,
    intake,
    join,
    kept,
    language,
    learn,
    leave,
    library,
    link,
    login,
    look,
    measure,
    mine,
    needs,
    notes,
    offline,
    once,
    ours,
    own,
    own_paper,
    own_steps,
    plain_room,
    practice,
    practice_desk,
    presented,
    programmes,
    rates,
    recall,
    review,
    room,
    room_words,
    safety_map,
    self_entry,
    self_kit,
    self_pages,
    self_signals,
    sorting,
    talk,
    therapist,
    toolkit,
    weather,
    wording,
    words,
)
from couples.web.house import House

PLACES = (
    home.place,
    join.place,
    enter.place,
    account.place,
    therapist.place,
    guide.place,
    hand.place,
    couple_page.place,
    desk_help.place,
    desk_talk.place,
    talk.place,
    desk_export.place,
    desk_notes.place,
    desk_paper.place,
    practice.place,
    practice_desk.place,
    programmes.place,
    own.place,
    own_steps.place,
    link.place,
    notes.place,
    cards.place,
    card.place,
    recall.place,
    decks.place,
    both.place,
    agreement.place,
    drafts.place,
    presented.place,
    room_words.place,
    words.place,
    sorting.place,
    learn.place,
    library.place,
    measure.place,
    mine.place,
    intake.place,
    aftercare.place,
    needs.place,
    arriving.place,
    plain_room.place,
    kept.place,
    weather.place,
    safety_map.place,
    ours.place,
    own_paper.place,
    review.place,
    self_pages.place,
    self_entry.place,
    self_signals.place,
    self_kit.place,
)


def register(app: Flask, house: House, *, secure: bool) -> None:
    """Puts every page into ``app``; ``secure`` says that people reach it under TLS. The secret key is set before."""
    app.extensions["couples"] = house
    # No referrer is ever sent (headers.py), so the check of referrers under TLS would refuse everybody.
    app.config.update(WTF_CSRF_TIME_LIMIT=None, WTF_CSRF_SSL_STRICT=False, RATELIMIT_HEADERS_ENABLED=False)
    app.json.ensure_ascii = False  # type: ignore[attr-defined]  # Flask's own; words pack smaller as they are
    app.before_request(drafts.make_room)
    Babel(
        app,
        locale_selector=language.chosen,
        timezone_selector=language.clock,
        default_translation_directories=str(language.CATALOGUES),
    )
    language.register(app, wording.said)
    csrf = CSRFProtect(app)
    for part in (assets, headers, rates, look, help, toolkit, offline, recall, hand, once, errors):
        part.register(app)
    login.register(app, secure=secure)
    guard.register(app)
    leave.register(app, csrf)
    room.register(app, csrf)
    for place in PLACES:
        app.register_blueprint(place)
