"""The third floor, west side: pages."""

from flask import Flask
from flask_babel import Babel
from flask_wtf import CSRFProtect

from couples.web import (
    account,
    agreement,
    assets,
    both,
    cards,
    decks,
    drafts,
    enter,
    errors,
    guard,
    headers,
    help,  # noqa: A004  # the place people know by this name
    home,
    join,
    language,
    leave,
    link,
    login,
    look,
    notes,
    presented,
    rates,
    room,
    sorting,
    words,
)
from couples.web.house import House

PLACES = (
    home.place,
    join.place,
    enter.place,
    account.place,
    link.place,
    notes.place,
    cards.place,
    decks.place,
    both.place,
    agreement.place,
    drafts.place,
    presented.place,
    words.place,
    sorting.place,
)


def register(app: Flask, house: House, *, secure: bool) -> None:
    """Puts every page into ``app``; ``secure`` says that people reach it under TLS. The secret key is set before."""
    app.extensions["couples"] = house
    # No referrer is ever sent (headers.py), so the check of referrers under TLS would refuse everybody.
    app.config.update(WTF_CSRF_TIME_LIMIT=None, WTF_CSRF_SSL_STRICT=False, RATELIMIT_HEADERS_ENABLED=False)
    Babel(
        app,
        locale_selector=language.chosen,
        timezone_selector=language.clock,
        default_translation_directories=str(language.CATALOGUES),
    )
    language.register(app)
    csrf = CSRFProtect(app)
    for part in (assets, headers, rates, look, help, errors):
        part.register(app)
    login.register(app, secure=secure)
    guard.register(app)
    leave.register(app, csrf)
    room.register(app, csrf)
    for place in PLACES:
        app.register_blueprint(place)
