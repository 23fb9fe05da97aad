"""What lasts is sealed for its owner or for the two, in seals of one size, and gone with whoever it belongs to."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

import pytest
from sqlalchemy import Table, func, select

from couples.domain.aftercare import TEXT_LENGTH, Plan
from couples.domain.goal import MOST_GOALS, Goal, SharedGoal
from couples.domain.goal import TEXT_LENGTH as GOAL_LENGTH
from couples.domain.intake import TEXT_LENGTH as PART_LENGTH
from couples.domain.intake import Part as IntakePart
from couples.domain.keepsake import WORDS_LENGTH, Keepsake, Kind
from couples.domain.people import Seat
from couples.domain.review import LINE_LENGTH, Choice, Outcome, Part, Stand, Stood
from couples.domain.safety import MOST_SPOTS, Area, Feels, Spot
from couples.domain.safety import TEXT_LENGTH as SPOT_LENGTH
from couples.domain.session.state import Side
from couples.domain.sheet import Common, Line, Moment, Sheet, Shown, What
from couples.domain.weather import LINES, WORD_LENGTH, Weather
from couples.store import common_sheets, couples, keepsakes, own_sheets, people, showings, tables, weathers
from couples.store.database import Store, Unit
from tests.store.shelf import ANA, BEN, COUPLE, EVENING, a_couple

LEAF = "🌿"  # four bytes: the longest letter there is
ANA_SITS, BEN_SITS = Seat(COUPLE, 1, Side.A, ANA, BEN), Seat(COUPLE, 1, Side.B, BEN, ANA)
SPOTS = tuple(Spot(f"{at:032}", Area.PEOPLE, LEAF * SPOT_LENGTH, Feels.NOT_NOW) for at in range(MOST_SPOTS))
FULL_SHEET = Sheet(
    Plan(frozenset(f"practical/{at:02}" for at in range(40)), LEAF * TEXT_LENGTH),
    tuple(Goal(f"{at:032}", LEAF * GOAL_LENGTH) for at in range(MOST_GOALS)),
    SPOTS,
    EVENING.date(),
    dict.fromkeys(IntakePart, LEAF * PART_LENGTH),
)
THINGS = [f"line/{at:032}" for at in range(100)]
FULL_PART = Part({thing: Choice(Stand.DEEPEN, LEAF * LINE_LENGTH) for thing in THINGS}, EVENING)
OUT = Outcome(EVENING, tuple(Stood(thing, Stand.DROP, ("x",)) for thing in THINGS))
FULL_COMMON = Common(
    tuple(SharedGoal(f"{at:032}", LEAF * GOAL_LENGTH, frozenset(Side)) for at in range(MOST_GOALS)), OUT
)
KEPT = Keepsake("kept", Kind.LESSON, "slower", LEAF * WORDS_LENGTH, date(2026, 11, 1))
SKY = Weather("sky", EVENING, dict.fromkeys(LINES, LEAF * WORD_LENGTH))
MOMENTS = tuple(Moment(f"{at:032}", SKY.lines) for at in range(10))


@pytest.fixture
def couple(store: Store) -> Store:
    store.write(a_couple)
    return store


def sizes(store: Store, table: Table) -> set[int]:
    (column,) = (column for column in table.columns if column.name.endswith("_sealed"))
    return set(store.read(lambda unit: [len(seal) for seal in unit.conn.scalars(select(column))]))


def rows(store: Store, table: Table) -> int:
    return store.read(lambda unit: unit.conn.scalar(select(func.count()).select_from(table)) or 0)


def _own(sheet: Sheet, unit: Unit) -> None:
    own_sheets.change(unit, ANA, lambda _: sheet)


def test_a_sheet_is_its_owners_alone_and_as_long_full_as_empty(couple: Store) -> None:
    lengths = set()
    for sheet in (Sheet(asked_on=EVENING.date()), FULL_SHEET):
        couple.write(partial(_own, sheet))
        lengths |= sizes(couple, tables.own_sheets)
        assert couple.read(lambda unit: own_sheets.of_person(unit, ANA)) == sheet
    assert len(lengths) == 1
    assert couple.read(lambda unit: own_sheets.of_person(unit, BEN)) == Sheet()


def test_what_is_kept_is_found_by_its_owner_alone(couple: Store) -> None:
    later = Keepsake("later", Kind.WIN, "laughed", "", date(2026, 12, 1))
    for one in (KEPT, later):
        couple.write(partial(keepsakes.keep, person_id=ANA, keepsake=one))
    couple.write(partial(weathers.keep, person_id=ANA, one=SKY))
    older = Weather("older", EVENING - timedelta(days=1), {"mind": "clear"})
    couple.write(partial(weathers.keep, person_id=ANA, one=older))
    assert couple.read(lambda unit: keepsakes.of_person(unit, ANA)) == [later, KEPT]
    assert couple.read(lambda unit: keepsakes.by_id(unit, ANA, "kept")) == KEPT
    assert couple.read(lambda unit: keepsakes.by_id(unit, BEN, "kept")) is None
    assert couple.read(lambda unit: weathers.of_person(unit, ANA)) == [older, SKY]
    assert couple.read(lambda unit: weathers.of_person(unit, BEN)) == []
    assert all(len(sizes(couple, table)) == 1 for table in (tables.keepsakes, tables.weather))
    couple.write(lambda unit: keepsakes.delete(unit, BEN, "kept"))
    couple.write(lambda unit: weathers.delete(unit, BEN, "sky"))
    assert (rows(couple, tables.keepsakes), rows(couple, tables.weather)) == (2, 2)
    couple.write(lambda unit: keepsakes.delete(unit, ANA, "kept"))
    couple.write(lambda unit: weathers.delete(unit, ANA, "sky", "older"))
    assert (rows(couple, tables.keepsakes), rows(couple, tables.weather)) == (1, 0)


@pytest.mark.parametrize(
    "shown",
    [
        Shown("1", What.PLAN, plan=FULL_SHEET.plan),
        Shown("1", What.KEEPSAKE, "kept", line=Line(Kind.WIN, "", LEAF * WORDS_LENGTH), thanked=True),
        Shown("1", What.WEATHER, moments=MOMENTS),
        Shown("1", What.MAP, spots=SPOTS),
    ],
)
def test_what_is_shown_looks_alike_in_the_file_and_goes_when_taken_back(couple: Store, shown: Shown) -> None:
    couple.write(lambda unit: showings.show(unit, ANA_SITS, Shown("0", What.KEEPSAKE, "other", line=None)))
    couple.write(lambda unit: showings.show(unit, ANA_SITS, shown))
    couple.write(lambda unit: showings.show(unit, ANA_SITS, shown))
    assert len(sizes(couple, tables.shown_things)) == 1
    assert couple.read(lambda unit: showings.one_shown(unit, ANA_SITS, shown.what, shown.of)) == shown
    assert couple.read(lambda unit: showings.shown_by(unit, BEN_SITS)) == []
    couple.write(lambda unit: showings.hide(unit, ANA_SITS, shown.what, shown.of))
    couple.write(lambda unit: showings.hide(unit, ANA_SITS, shown.what, shown.of))
    assert [one.id for one in couple.read(lambda unit: showings.shown_by(unit, ANA_SITS))] == ["0"]


def test_the_common_sheet_and_the_parts_have_one_size_each(couple: Store) -> None:
    assert couple.read(lambda unit: common_sheets.of_couple(unit, ANA_SITS)) == Common()
    lengths = set()
    for common, part in ((Common(), Part()), (FULL_COMMON, FULL_PART)):
        couple.write(partial(common_sheets.keep, seat=ANA_SITS, common=common))
        couple.write(partial(common_sheets.keep_part, seat=ANA_SITS, part=part))
        lengths |= sizes(couple, tables.common_sheets) | sizes(couple, tables.review_parts)
        assert couple.read(lambda unit: common_sheets.of_couple(unit, BEN_SITS)) == common
        assert couple.read(lambda unit: common_sheets.part_of(unit, ANA_SITS)) == part
    assert len(lengths) == 1
    assert couple.read(lambda unit: common_sheets.part_of(unit, BEN_SITS)) == Part()


def _everything(unit: Unit) -> None:
    a_couple(unit)
    _own(FULL_SHEET, unit)
    keepsakes.keep(unit, ANA, KEPT)
    weathers.keep(unit, ANA, SKY)
    showings.show(unit, ANA_SITS, Shown("1", What.PLAN))
    common_sheets.keep(unit, ANA_SITS, FULL_COMMON)
    common_sheets.keep_part(unit, ANA_SITS, FULL_PART)


OF_ONE = {tables.own_sheets, tables.keepsakes, tables.weather}
OF_TWO = {tables.shown_things, tables.common_sheets, tables.review_parts}


@pytest.mark.parametrize(
    ("ends", "gone"),
    [
        (lambda unit: couples.unlink(unit, COUPLE), OF_TWO),
        (lambda unit: people.delete(unit, ANA), OF_ONE | {tables.shown_things, tables.review_parts}),
    ],
)
def test_it_goes_with_the_link_or_with_its_owner(store: Store, ends: Callable[[Unit], None], gone: set[Table]) -> None:
    store.write(_everything)
    store.write(ends)
    assert {table for table in OF_ONE | OF_TWO if rows(store, table) == 0} == gone


def test_what_is_larger_than_its_page_is_never_written(couple: Store) -> None:
    huge = LEAF * 60_000
    writes: list[Callable[[Unit], object]] = [
        partial(_own, Sheet(Plan(text=huge))),
        lambda unit: keepsakes.keep(unit, ANA, Keepsake("1", Kind.WIN, "", huge, date(2026, 1, 1))),
        lambda unit: weathers.keep(unit, ANA, Weather("1", EVENING, {"body": huge})),
        lambda unit: showings.show(unit, ANA_SITS, Shown("1", What.PLAN, plan=Plan(text=huge))),
        lambda unit: common_sheets.keep(unit, ANA_SITS, Common((SharedGoal("1", huge, frozenset()),))),
    ]
    for write in writes:
        with pytest.raises(ValueError, match="larger than the page"):
            couple.write(write)
