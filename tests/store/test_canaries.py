"""What people write is nowhere in clear: not in the database, not in its log, not in the files beside it."""

from functools import partial
from hashlib import sha256
from pathlib import Path

from sqlalchemy import Table, select, update

from couples.domain.aftercare import Plan
from couples.domain.agreement import Agreement
from couples.domain.agreement import Line as AgreedLine
from couples.domain.assignment import Assignment, Says, Told
from couples.domain.assignment import Plan as Proposal
from couples.domain.card import Answer, Audience, Card, Kind, Source, seen
from couples.domain.comfort import Kind as ComfortKind
from couples.domain.comfort import Thing
from couples.domain.draft import Draft
from couples.domain.goal import Goal, SharedGoal
from couples.domain.handed import Item, Mark
from couples.domain.keepsake import Keepsake
from couples.domain.keepsake import Kind as KeptKind
from couples.domain.learning import Resonance, Shelf
from couples.domain.own_exercise import Made, Own, ref
from couples.domain.people import Seat
from couples.domain.practice import Answer as SelfAnswer
from couples.domain.practice import Entry
from couples.domain.profile import Pile, Profile
from couples.domain.programme import Programme
from couples.domain.reveal import Match, Ready, Revealed, Yes
from couples.domain.review import Choice, Part, Stand
from couples.domain.safety import Area, Feels, Spot
from couples.domain.session.state import Choice as SessionChoice
from couples.domain.session.state import Side
from couples.domain.sheet import Common, Sheet, Shown, What
from couples.domain.signal import Signal
from couples.domain.signpost import Board, Signpost
from couples.domain.talk import Message
from couples.domain.therapist import Therapist
from couples.domain.weather import Weather
from couples.store import (
    agreements,
    assignments,
    audits,
    cards,
    common_sheets,
    drafts,
    handings,
    journal,
    keepsakes,
    kept,
    learning,
    lent,
    messages,
    nights,
    own_sheets,
    profiles,
    reveals,
    sessions,
    showings,
    signposts,
    therapist_notes,
    therapists,
    weathers,
)
from couples.store.assignments import Link
from couples.store.database import Store, Unit
from couples.store.sealed import SEALED
from couples.store.solo import COMFORTS, ENTRIES, MADE, OWN, PROGRAMMES, SIGNALS
from couples.store.tables import metadata, people
from tests.store.shelf import ANA, BEN, COUPLE, EVENING, TONIGHT, a_couple, a_person, opened

CANARIES = [
    f"canary-{bird}"
    for bird in """robin wren finch siskin linnet dunnock ouzel grebe whimbrel curlew pipit dipper knot teal snipe ruff
    twite serin redpoll crake dotterel plover stint
    shrike oriole fieldfare wagtail
    godwit bittern brambling
    wryneck hoopoe roller jay
    phalarope turnstone
    whinchat sanderling merlin
    dunlin avocet wigeon pochard smew garganey gadwall scaup
    brent eider dabchick
    wheatear goldcrest lapwing
    nuthatch""".split()
]
NAME, PRONOUNS, EVENT, LATER_EVENT, ANSWER, PAGE, LATER_PAGE, LINE, LATER_LINE = CANARIES[:9]
TEXT, WORDS, AGAIN, NOTE, SOURCE, OUT, DECK, YES_IF, AGREED, DRAFT, VOICE, BROUGHT, PILE, *_ = CANARIES[9:]
LATER, HIDDEN, SAID, *_ = CANARIES[22:]
MESSAGE = CANARIES[-1]
EMERGENCY, REACH, WHEN = CANARIES[-4:-1]
HANDED, OPENED, ABOUT = CANARIES[-7:-4]
PLAN, GOAL, SPOT, KEPT, SKY, SHOWN, OURS, PART = CANARIES[-15:-7]
PROPOSED, TOLD, PROGRAMME = CANARIES[-18:-15]
TAPPED, WRITTEN, SIGNAL, THING = CANARIES[-22:-18]
PRACTICE, SECRET = CANARIES[-24:-22]

WRITTEN_OWN, LENT, DONE, ASKED = (f"canary-{bird}" for bird in ("shrike", "oriole", "fieldfare", "wagtail"))


def _plant(unit: Unit) -> None:
    a_couple(unit)
    a_person(unit, "third", NAME, PRONOUNS)
    therapists.keep(unit, Therapist("third", PRACTICE, SECRET))
    proposal = Proposal("exercises/x", PROPOSED, 5, 1)
    assignments.add(unit, Link("link", "third", COUPLE, (ANA, BEN)), [Assignment("proposal", proposal, EVENING)])
    assignments.keep_told(unit, "proposal", ANA, Told(Says.LEAVES, EVENING, TOLD))
    PROGRAMMES.keep(unit, "third", Programme("programme", PROGRAMME, (proposal,)))
    sessions.insert(unit, TONIGHT)
    _plant_own(unit)
    journal.append(unit, TONIGHT, 0, [EVENT, LATER_EVENT])
    journal.keep_answer(unit, TONIGHT, ANA, "command", ANSWER)
    journal.write_own_page(unit, TONIGHT, BEN, 1, PAGE)
    journal.write_own_page(unit, TONIGHT, BEN, 2, LATER_PAGE)
    kept.keep(unit, "line", ANA, EVENING, LINE)
    kept.keep(unit, "later-line", BEN, EVENING, LATER_LINE)
    card = Card("card", Kind.WISH, Source(SOURCE, SOURCE), TEXT, Answer.WAIT, WORDS, AGAIN, NOTE)
    cards.keep(unit, ANA, card)
    profiles.keep(unit, ANA, Profile(frozenset({OUT}), {PILE: Pile.HANDED}))
    read = Shelf((LATER,), frozenset({HIDDEN}), {SAID: Resonance.YES})
    learning.keep(unit, ANA, learning.Learned(read))
    drafts.keep(unit, ANA, Draft("draft", DRAFT))
    asked = Made(ref("a" * 32, 1), {"title": ASKED, "questions": [{"ask": {"en": ASKED}}]})
    ENTRIES.keep(
        unit, ANA, Entry("entry", TAPPED, EVENING, TAPPED, {TAPPED: SelfAnswer((TAPPED,), WRITTEN)}, "", asked)
    )
    SIGNALS.keep(unit, ANA, Signal("signal", SIGNAL, SIGNAL, SIGNAL))
    COMFORTS.keep(unit, ANA, Thing("thing", ComfortKind.PLACE, THING))
    drafts.keep_sound(unit, ANA, "draft", "sound", VOICE.encode())
    drafts.offer(unit, TONIGHT, ANA, [drafts.Part("part", "item", "text/plain", BROUGHT.encode())])
    now = Ready(DECK, EVENING, {YES_IF: Yes(Answer.YES_IF, YES_IF)})
    seat = Seat(COUPLE, 1, Side.A, ANA, BEN)
    cards.show(unit, seat, cards.Showing("showing", "card", Audience.PARTNER), seen(card, "showing"))
    reveals.keep_ready(unit, seat, reveals.ReadyRow("ready", now))
    match = Match(YES_IF, {Side.A: Yes(Answer.YES_IF, YES_IF)})
    reveals.keep_revealed(unit, seat, reveals.RevealedRow("revealed", Revealed(DECK, EVENING, (match,))))
    _plant_what_lasts(unit, seat)
    therapist_notes.keep(unit, "third", COUPLE, ABOUT)
    messages.keep(unit, messages.Sheet("link", ANA), Message("message", ANA, MESSAGE, EVENING), unread=True)
    signposts.change(unit, "third", lambda _: Board(EMERGENCY, (Signpost("post", REACH, REACH, WHEN),)))
    handings.keep(unit, seat, "link", Mark("mark", Item.LINE, HANDED))
    opening = audits.Opening(COUPLE, "third", EVENING)
    audits.add(unit, lambda said: sha256(said.encode()).digest(), opening, {ANA: frozenset({OPENED})})
    nights.keep(unit, ANA, EVENING, SessionChoice.NO)
    agreements.keep(unit, seat, Agreement((AgreedLine(AGREED, AGREED, frozenset(Side)),)))


def _plant_own(unit: Unit) -> None:
    OWN.keep(unit, "third", Own("own", {"title": WRITTEN_OWN}))
    MADE.keep(unit, "third", Made(ref("a" * 32, 1), {"title": WRITTEN_OWN}))
    lent.lend(unit, Link("link", "third", COUPLE, (ANA, BEN)), Made(ref("a" * 32, 1), {"title": LENT}))
    lent.take_along(unit, TONIGHT, Made(ref("a" * 32, 1), {"title": DONE}))


def _plant_what_lasts(unit: Unit, seat: Seat) -> None:
    spot = Spot("spot", Area.PEOPLE, SPOT, Feels.SAFE)
    own_sheets.change(unit, ANA, lambda _: Sheet(Plan(text=PLAN), (Goal("goal", GOAL),), (spot,)))
    keepsakes.keep(unit, ANA, Keepsake("keepsake", KeptKind.WIN, "", KEPT, EVENING.date()))
    weathers.keep(unit, ANA, Weather("weather", EVENING, {"body": SKY}))
    showings.show(unit, seat, Shown("shown", What.PLAN, plan=Plan(text=SHOWN)))
    common_sheets.keep(unit, seat, Common((SharedGoal("ours", OURS, frozenset(Side)),)))
    common_sheets.keep_part(unit, seat, Part({"goal/ours": Choice(Stand.EASE, PART)}))


def test_no_word_that_somebody_wrote_stands_in_any_file_while_open_or_closed(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.write(_plant)
        assert {path.suffix for path in store.path.parent.iterdir()} >= {".db", ".db-wal", ".db-shm"}
        assert _found(tmp_path) == []
        store.scrub().wait()
        assert _found(tmp_path) == []
    assert _found(tmp_path) == []


def test_the_search_would_find_a_word_that_stood_in_clear(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.write(_plant)
        store.write(lambda unit: unit.conn.execute(update(people).values(time_zone=LINE)))
        assert _found(tmp_path) == [LINE]


def test_every_sealed_column_was_planted(store: Store) -> None:
    store.write(_plant)
    for table in _sealed_tables():
        assert store.read(partial(_rows, table)) > 0, table.name


def test_every_sealed_column_has_an_owner_in_the_list_that_rotation_walks() -> None:
    assert {sealed.table.name for sealed in SEALED} == {table.name for table in _sealed_tables()}
    assert all(sealed.columns for sealed in SEALED)


def test_closing_a_session_takes_even_its_seals_off_the_disk(tmp_path: Path) -> None:
    def seals_of_session(unit: Unit) -> list[bytes]:
        tables = [sealed.table for sealed in SEALED if "session_id" in sealed.table.columns]
        columns = [column for table in tables for column in table.columns if column.name.endswith("_sealed")]
        return [seal for column in columns for seal in unit.conn.scalars(select(column))]

    with opened(tmp_path) as store:
        store.write(_plant)
        store.scrub().wait()
        seals = store.read(seals_of_session)
        assert len(seals) == 6
        assert all(_anywhere(tmp_path, seal) for seal in seals)
        store.write(lambda unit: sessions.close(unit, TONIGHT.id))
        assert store.scrub().wait() is True
        assert not any(_anywhere(tmp_path, seal) for seal in seals)
        assert store.read(lambda unit: sessions.open_of(unit, COUPLE)) is None


def _rows(table: Table, unit: Unit) -> int:
    return len(unit.conn.execute(select(table)).all())


def _sealed_tables() -> list[Table]:
    return [
        table for table in metadata.sorted_tables if any(column.name.endswith("_sealed") for column in table.columns)
    ]


def _found(folder: Path) -> list[str]:
    return [canary for canary in CANARIES if _anywhere(folder, canary.encode())]


def _anywhere(folder: Path, text: bytes) -> bool:
    return any(text in path.read_bytes() for path in folder.rglob("*") if path.is_file())
