"""The only file that sees every floor: from settings to a house that people can enter.

Nothing here decides anything about people; it hands each part what it asks for. ``build`` makes a house, ``serve``
opens its doors after every session that was open has been held still (F13).
"""

import hmac
import secrets
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from flask import Flask
from flask_socketio import SocketIO

from couples import logs, places, web
from couples.machine import SystemClock, SystemDice
from couples.realtime import door
from couples.realtime.listen import Listening
from couples.realtime.presence import Pages
from couples.realtime.tell import Telling
from couples.realtime.timing import Timing
from couples.services.agreeing import Agreeing
from couples.services.answering import Answering
from couples.services.beating import Beat
from couples.services.conducting import Conducting
from couples.services.departing import Departing
from couples.services.drafting import Drafting
from couples.services.entering import Entering
from couples.services.hashing import ArgonHasher
from couples.services.hinting import Hints
from couples.services.introducing import Introducing
from couples.services.inviting import Inviting
from couples.services.joining import Joining
from couples.services.keeping import Keeping
from couples.services.linking import Linking
from couples.services.presenting import Presenting
from couples.services.reading import Reading
from couples.services.revealing import Revealing
from couples.services.shelving import Shelving
from couples.services.sorting import Sorting
from couples.services.wire import LARGEST
from couples.settings import Settings
from couples.store.database import Store
from couples.store.keyring import Keyring
from couples.store.library import Library, load_library
from couples.store.threads import Runtime, ThreadingRuntime
from couples.web import login
from couples.web.house import Front, House

CLOCK, DICE = SystemClock(), SystemDice()


@dataclass(frozen=True, slots=True)
class Built:
    """A house whose doors are still closed."""

    settings: Settings
    app: Flask
    socketio: SocketIO
    store: Store
    house: House
    inviting: Inviting
    timing: Timing


def build(settings: Settings, runtime: Runtime) -> Built:
    """Open the store and put every part in its place. Raises what the store raises when it cannot open."""
    keyring = Keyring(settings.key_file)
    store = Store(url=settings.database_url, keyring=keyring, runtime=runtime)
    store.open()
    app = _flask(settings, keyring)
    socketio = _socketio(settings, app)
    live = _live(socketio, store, load_library())
    seat_token = _seat_tokens(keyring)
    doorkeeper = Listening(
        server=socketio.server,
        conducting=live.conducting,
        telling=live.telling,
        hints=live.hints,
        beat=live.beat,
        clock=CLOCK,
        who=lambda environ: _who(app, environ),
        seat_token=seat_token,
    )
    hasher = ArgonHasher(runtime=runtime, pepper=keyring.secret("passwords"))
    house = _house(settings, store, keyring, hasher, live, doorkeeper, seat_token)
    web.register(app, house, secure=settings.secure)
    sweeps = (live.inviting.sweep, house.linking.sweep, house.entering.sweep)
    timing = Timing(conducting=live.conducting, telling=live.telling, beat=live.beat, clock=CLOCK, sweeps=sweeps)
    return Built(settings, app, socketio, store, house, live.inviting, timing)


@dataclass(frozen=True, slots=True)
class _Live:
    """What makes the session live: kept together because each part knows some of the others."""

    library: Library
    telling: Telling
    hints: Hints
    beat: Beat
    conducting: Conducting
    inviting: Inviting


def _live(socketio: SocketIO, store: Store, library: Library) -> _Live:
    hints, beat = Hints(), Beat(secrets.token_hex(4))
    telling = Telling(Pages(time.monotonic), time.monotonic)
    telling.through(socketio.server)
    conducting = Conducting(
        store=store, clock=CLOCK, dice=DICE, library=library, beat=beat, hints=hints, teller=telling
    )
    inviting = Inviting(store=store, clock=CLOCK, dice=DICE, conducting=conducting, teller=telling)
    return _Live(library, telling, hints, beat, conducting, inviting)


def _house(
    settings: Settings,
    store: Store,
    keyring: Keyring,
    hasher: ArgonHasher,
    live: _Live,
    doorkeeper: Listening,
    seat_token: Callable[[str], str],
) -> House:
    common: dict[str, Any] = {"store": store, "clock": CLOCK, "dice": DICE, "keyring": keyring}
    named: dict[str, Any] = {"hasher": hasher, "product_name": settings.product_name}
    entering = Entering(**common, **named, doorkeeper=doorkeeper)
    return House(
        front=_front(settings),
        joining=Joining(**common, **named),
        entering=entering,
        linking=Linking(**common),
        departing=Departing(store=store, entering=entering, doorkeeper=doorkeeper),
        introducing=Introducing(store=store),
        inviting=live.inviting,
        keeping=Keeping(store=store, clock=CLOCK, dice=DICE),
        drafting=Drafting(store=store, dice=DICE),
        presenting=Presenting(store=store, clock=CLOCK, dice=DICE),
        shelving=Shelving(store=store, outlines=live.library.outlines),
        sorting=Sorting(store=store, statements=live.library.statements),
        revealing=Revealing(store=store, clock=CLOCK, dice=DICE, decks=live.library.deck_outlines),
        agreeing=Agreeing(store=store, dice=DICE),
        answering=Answering(
            store=store, clock=CLOCK, dice=DICE, decks=live.library.deck_outlines, conducting=live.conducting
        ),
        conducting=live.conducting,
        reading=Reading(live.library),
        seat_token=seat_token,
        step_out=live.conducting.step_out,
    )


def ready(settings: Settings, runtime: Runtime) -> Built:
    """A house that only has to listen: what was open is held, and the watch has begun."""
    logs.start(settings.log_level)
    built = build(settings, runtime)
    built.inviting.hold_all()
    if settings.demo:
        from couples import demo

        demo.prepare(built)
    for watch in (built.timing.run, built.timing.run_sweeps):
        built.socketio.start_background_task(watch, built.socketio.sleep)
    return built


def create_app() -> Flask:
    """For `flask run`, while working on the house: on threads, sockets and all."""
    threads = Settings.from_environment(options={"async_mode": "threading"})
    return ready(threads, ThreadingRuntime()).app


def serve(settings: Settings, runtime: Runtime) -> None:
    """Get ready and listen until told to stop."""
    if (
        signal.getsignal(signal.SIGINT) is signal.SIG_IGN
    ):  # begun in the background by a script: Ctrl-C would do nothing
        signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGTERM, lambda *_: signal.raise_signal(signal.SIGINT))  # both let the store close its file
    built = ready(settings, runtime)
    print(f"Listening on {settings.address}.", flush=True)  # noqa: T201 - it speaks to the person at the terminal
    tls: dict[str, Any] = {}
    if settings.tls_cert and settings.tls_key:
        cert, key = str(settings.tls_cert), str(settings.tls_key)
        eventlet = settings.async_mode == "eventlet"
        tls = {"certfile": cert, "keyfile": key} if eventlet else {"ssl_context": (cert, key)}
    try:
        built.socketio.run(
            built.app,
            host=settings.host,
            port=settings.port,
            use_reloader=False,
            log_output=False,
            allow_unsafe_werkzeug=True,  # the second, tested mode; eventlet's own server is the default
            **tls,
        )
    finally:
        built.store.close()


def _flask(settings: Settings, keyring: Keyring) -> Flask:
    app = Flask("couples", template_folder=str(places.templates()), static_folder=str(places.static()))
    app.config.update(SECRET_KEY=keyring.secret("login"), MAX_CONTENT_LENGTH=LARGEST, WTF_CSRF_TIME_LIMIT=None)
    if settings.public_url:  # then no other name is ours; from this machine itself it may be asked by any of its own
        named = [urlsplit(origin).hostname or "" for origin in (settings.public_url, *settings.allowed_origins)]
        app.config["TRUSTED_HOSTS"] = [*named, "localhost", "127.0.0.1"]
    if settings.behind_proxy:
        from werkzeug.middleware.proxy_fix import ProxyFix

        hops = settings.trusted_hops
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops)  # type: ignore[method-assign]  # as Flask's manual does
    return app


def _socketio(settings: Settings, app: Flask) -> SocketIO:
    own = {origin for origin in (settings.public_url, *settings.allowed_origins) if origin}

    def ours(origin: str | None, environ: dict[str, Any]) -> bool:
        scheme = "https" if settings.tls else "http"
        return origin in own or (not settings.behind_proxy and origin == f"{scheme}://{environ.get('HTTP_HOST')}")

    return door.a_socketio(app, mode=settings.async_mode, ours=ours)


def _front(settings: Settings) -> Front:
    return Front(
        product=settings.product_name,
        operator=settings.operator,
        away=settings.leave_to,
        country=(settings.country or "").lower(),
        language=settings.language,
        demo=settings.demo,
        plain_http=settings.plain_http,
    )


def _seat_tokens(keyring: Keyring) -> Callable[[str], str]:
    secret = keyring.secret("seat")
    return lambda login_id: hmac.digest(secret, login_id.encode(), "sha256").hex()


def _who(app: Flask, environ: dict[str, Any]) -> tuple[str, str] | None:
    """Whose cookie came with a socket: asked once at connect; every command reads the login's row again."""
    with app.request_context(environ):
        here = login.current()
        return (here[0].id, here[1].id) if here else None
