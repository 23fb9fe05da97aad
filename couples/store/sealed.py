"""Whose key seals which column: the one list that key rotation walks, and that a test holds against the tables.

Every table with a ``*_sealed`` column stands here with its owner, said as database columns. A seal's row is the table's
primary key, several parts joined by ``/``.
"""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, ColumnElement, FromClause, RowMapping, Select, Table, func, literal, select, tuple_

from couples.store.tables import (
    agreements,
    assignment_answers,
    assignments,
    audit_items,
    cards,
    comforts,
    common_sheets,
    drafts,
    entries,
    handed,
    handled,
    journal,
    keepsakes,
    kept_lines,
    learning,
    lent_exercises,
    made_exercises,
    messages,
    nights,
    own_exercises,
    own_pages,
    own_sheets,
    people,
    presented,
    profiles,
    programmes,
    ready_decks,
    recordings,
    revealed_decks,
    review_parts,
    session_exercises,
    sessions,
    shown_cards,
    shown_things,
    signals,
    signposts,
    therapist_notes,
    therapists,
    weather,
)
from couples.store.vault import HEAD_BYTES, Owner, Place


@dataclass(frozen=True, slots=True, eq=False)
class SealedTable:
    """A table that holds seals: its own columns, and where the three parts of the owner are found."""

    table: Table
    joined: FromClause
    kind: str
    owner_id: ColumnElement[str]
    epoch: ColumnElement[int]

    @property
    def columns(self) -> list[Column[Any]]:
        return [column for column in self.table.columns if column.name.endswith("_sealed")]

    @property
    def key(self) -> list[Column[Any]]:
        return list(self.table.primary_key.columns)

    def page(self, after: tuple[Any, ...] | None, size: int) -> Select[Any]:
        """The next rows in the order of the primary key, whole."""
        query = self._owned(*self.columns).order_by(*self.key).limit(size)
        return query if after is None else query.where(tuple_(*self.key) > after)

    def heads(self) -> Select[Any]:
        """Every row with only the open first bytes of its seals."""
        return self._owned(*(func.substr(column, 1, HEAD_BYTES).label(column.name) for column in self.columns))

    def key_of(self, row: RowMapping) -> tuple[Any, ...]:
        return tuple(row[column.name] for column in self.key)

    def owner_of(self, row: RowMapping) -> Owner:
        return Owner(self.kind, row["sealed_by"], row["sealed_in"])

    def place_of(self, column: Column[Any], row: RowMapping) -> Place:
        return Place(self.table.name, column.name, "/".join(str(part) for part in self.key_of(row)))

    def _owned(self, *columns: ColumnElement[Any]) -> Select[Any]:
        owner = self.owner_id.label("sealed_by"), self.epoch.label("sealed_in")
        return select(*self.key, *owner, *columns).select_from(self.joined)


def _by_person(table: Table, person: Column[Any]) -> SealedTable:
    return SealedTable(table, table, "person", person, literal(0))


def _by_couple(table: Table) -> SealedTable:
    return SealedTable(table, table, "couple", table.c.couple_id, table.c.couple_epoch)


def _by_couple_of_session(table: Table) -> SealedTable:
    return SealedTable(table, table.join(sessions), "couple", sessions.c.couple_id, sessions.c.couple_epoch)


SEALED = (
    _by_person(people, people.c.id),
    _by_person(therapists, therapists.c.person_id),
    _by_person(handled, handled.c.person_id),
    _by_person(own_pages, own_pages.c.person_id),
    _by_person(kept_lines, kept_lines.c.person_id),
    _by_person(cards, cards.c.person_id),
    _by_person(drafts, drafts.c.person_id),
    _by_person(recordings, recordings.c.person_id),
    _by_person(profiles, profiles.c.person_id),
    _by_person(learning, learning.c.person_id),
    _by_person(entries, entries.c.person_id),
    _by_person(signals, signals.c.person_id),
    _by_person(comforts, comforts.c.person_id),
    _by_person(ready_decks, ready_decks.c.person_id),
    _by_person(own_sheets, own_sheets.c.person_id),
    _by_person(keepsakes, keepsakes.c.person_id),
    _by_person(weather, weather.c.person_id),
    _by_person(nights, nights.c.person_id),
    _by_person(review_parts, review_parts.c.person_id),
    _by_person(audit_items, audit_items.c.person_id),
    _by_person(therapist_notes, therapist_notes.c.person_id),
    _by_person(signposts, signposts.c.person_id),
    _by_person(messages, messages.c.person_id),
    SealedTable(handed, handed, "guide", handed.c.link_id, literal(0)),
    _by_person(assignment_answers, assignment_answers.c.person_id),
    _by_person(programmes, programmes.c.person_id),
    SealedTable(assignments, assignments, "guide", assignments.c.link_id, literal(0)),
    _by_person(own_exercises, own_exercises.c.person_id),
    _by_person(made_exercises, made_exercises.c.person_id),
    SealedTable(lent_exercises, lent_exercises, "guide", lent_exercises.c.link_id, literal(0)),
    _by_couple(shown_things),
    _by_couple(common_sheets),
    _by_couple(shown_cards),
    _by_couple(revealed_decks),
    _by_couple(agreements),
    _by_couple_of_session(journal),
    _by_couple_of_session(presented),
    _by_couple_of_session(session_exercises),
)
