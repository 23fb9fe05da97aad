"""The only file that sees every floor: from settings to a house that people can enter.

Nothing here decides anything about people; it hands each part what it asks for. ``build`` makes a house, ``serve``
opens its doors after every session that was open has been held still (F13).
"""

import secrets
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flask import Flask
from flask_socketio import SocketIO

from couples import frame, logs, web
from couples.machine import SystemClock, SystemDice, mono
from couples.realtime.listen import Listening
from couples.realtime.porch import Porch
from couples.realtime.presence import Pages
from couples.realtime.tell import Telling
from couples.realtime.timing import Timing
from couples.services.admitting import Admitting
from couples.services.agreeing import Agreeing
from couples.services.answering import Answering
from couples.services.beating import Beat
from couples.services.comforting import Comforting
from couples.services.composing import practice_of
from couples.services.conducting import Conducting
from couples.services.departing import Departing
from couples.services.drafting import Drafting
from couples.services.enrolling import Enrolling
from couples.services.entering import Entering
from couples.services.filling import Filling
from couples.services.guided import guided
from couples.services.hashing import ArgonHasher
from couples.services.hinting import Hints
from couples.services.introducing import Introducing
from couples.services.inviting import Inviting
from couples.services.joining import Joining
from couples.services.keeping import Keeping
from couples.services.lasting import lasting
from couples.services.learning import Learning
from couples.services.linking import Linking
from couples.services.measuring import Measuring
from couples.services.noticing import Noticing
from couples.services.practising import Practising
from couples.services.presenting import Presenting
from couples.services.reading import Reading
from couples.services.recalling import Recalling
from couples.services.resuming import Resuming
from couples.services.revealing import Revealing
from couples.services.sifting import shelf_of
from couples.services.sorting import Sorting
from couples.services.unoffering import Unoffering
from couples.settings import Settings
from couples.store.database import Store
from couples.store.keyring import Keyring
from couples.store.library import Library, load_library
from couples.store.library_practices import outlines_of
from couples.store.threads import Runtime, ThreadingRuntime
from couples.web.house import House

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
    porch: Porch


def build(settings: Settings, runtime: Runtime) -> Built:
    """Open the store and put every part in its place. Raises what the store raises when it cannot open."""
    keyring = Keyring(settings.key_file)
    store = Store(url=settings.database_url, keyring=keyring, runtime=runtime)
    store.open()
    app = frame.flask_app(settings, keyring)
    socketio = frame.socket_server(settings, app)
    live = _live(socketio, store, load_library())
    seat_token = frame.seat_tokens(keyring)
    doorkeeper = Listening(
        server=socketio.server,
        conducting=live.conducting,
        telling=live.telling,
        hints=live.hints,
        beat=live.beat,
        clock=CLOCK,
        who=lambda environ: frame.who_came(app, environ),
        seat_token=seat_token,
    )
    hasher = ArgonHasher(runtime=runtime, pepper=keyring.secret("passwords"))
    house = _house(settings, store, keyring, hasher, live, doorkeeper, seat_token)
    web.register(app, house, secure=settings.secure)
    nights = Filling(store=store, clock=CLOCK)
    forgetful = (live.inviting, house.linking, house.entering, house.recalling, house.admitting, nights)
    sweeps = tuple(part.sweep for part in forgetful)
    timing = Timing(conducting=live.conducting, telling=live.telling, beat=live.beat, clock=CLOCK, sweeps=sweeps)
    porch = Porch(socketio.server, frame.whence(settings), time.monotonic)
    return Built(settings, app, socketio, store, house, live.inviting, timing, porch)


@dataclass(frozen=True, slots=True)
class _Live:
    """What makes the session live: kept together because each part knows some of the others."""

    library: Library
    telling: Telling
    hints: Hints
    beat: Beat
    conducting: Conducting
    inviting: Inviting
    unoffering: Unoffering


def _live(socketio: SocketIO, store: Store, library: Library) -> _Live:
    hints, beat = Hints(), Beat(secrets.token_hex(4))
    telling = Telling(Pages(mono), mono)
    telling.through(socketio.server)
    conducting = Conducting(
        store=store, clock=CLOCK, dice=DICE, library=library, beat=beat, hints=hints, teller=telling
    )
    inviting = Inviting(store=store, clock=CLOCK, dice=DICE, conducting=conducting, teller=telling)
    unoffering = Unoffering(store=store, conducting=conducting)
    return _Live(library, telling, hints, beat, conducting, inviting, unoffering)


def _house(
    settings: Settings,
    store: Store,
    keyring: Keyring,
    hasher: ArgonHasher,
    live: _Live,
    doorkeeper: Listening,
    seat_token: Callable[[str], str],
) -> House:
    plain: dict[str, Any] = {"store": store, "clock": CLOCK, "dice": DICE}
    common = plain | {"keyring": keyring}
    named: dict[str, Any] = {"hasher": hasher, "product_name": settings.product_name}
    late: dict[str, Any] = {"store": store, "clock": CLOCK, "doorkeeper": doorkeeper}
    entering = Entering(**common, **named, doorkeeper=doorkeeper)
    return House(
        front=frame.front(settings),
        **_coming_in({**common, **named}, entering, settings.therapist_invitation),
        **_together(plain, keyring, live),
        departing=Departing(**late, entering=entering, look_over=live.unoffering.look_over),
        introducing=Introducing(store=store),
        inviting=live.inviting,
        keeping=Keeping(**plain),
        drafting=Drafting(store=store, dice=DICE, conducting=live.conducting),
        presenting=Presenting(**plain),
        lasting=lasting(**plain, library=live.library),
        **shelf_of(store=store, clock=CLOCK, library=live.library, conducting=live.conducting),
        **_alone(store, live.library),
        revealing=Revealing(**plain, decks=live.library.deck_outlines),
        agreeing=Agreeing(store=store, dice=DICE),
        answering=Answering(**plain, decks=live.library.deck_outlines, conducting=live.conducting),
        conducting=live.conducting,
        reading=Reading(live.library),
        recalling=Recalling(clock=CLOCK, dice=DICE),
        resuming=Resuming(**common),
        seat_token=seat_token,
        veil=lambda name: keyring.keyed_hash("addresses", name),
        step_out=live.conducting.step_out,
    )


def _coming_in(parts: dict[str, Any], entering: Entering, invitation: str) -> dict[str, Any]:
    """How somebody starts, as one of two or as a therapist, and comes back."""
    joining = Joining(**parts)
    enrolling = Enrolling(**parts, joining=joining, entering=entering, invitation=invitation)
    return {"joining": joining, "entering": entering, "enrolling": enrolling}


def _together(plain: dict[str, Any], keyring: Keyring, live: _Live) -> dict[str, Any]:
    """How two are linked, and what they have with a therapist whom both let in."""
    parts, over = plain | {"keyring": keyring}, live.unoffering.look_over
    practice = practice_of(store=plain["store"], clock=CLOCK, library=live.library, look_over=over)
    all_of_it = guided(**parts, conducting=live.conducting)
    admitting = Admitting(**parts, look_over=over)
    return {"linking": Linking(**parts), "admitting": admitting, "guided": all_of_it, **practice}


def _alone(store: Store, library: Library) -> dict[str, Any]:
    """What somebody has for themselves, with a partner or without."""
    return {
        "sorting": Sorting(store=store, statements=library.statements),
        "learning": Learning(store=store, cards=library.reading_order),
        "measuring": Measuring(store=store),
        "practising": Practising(store=store, clock=CLOCK, dice=DICE, practices=outlines_of(library.practices)),
        "noticing": Noticing(store=store, dice=DICE),
        "comforting": Comforting(store=store, dice=DICE),
    }


def ready(settings: Settings, runtime: Runtime) -> Built:
    """A house that only has to listen: what was open is held, and the watch has begun."""
    logs.start(settings.log_level)
    built = build(settings, runtime)
    built.inviting.hold_all()
    if settings.demo:
        from couples import demo

        demo.prepare(built)
    for watch in (built.timing.run, built.timing.run_sweeps, built.porch.watch):
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
