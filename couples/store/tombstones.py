"""Who left stays gone, even when an old backup is put back: destroyed keys are remembered in two places.

One is a table, the other a small file beside the key file, one line per owner: ``kind id epoch``. On every start the
two are joined and replayed: the keys of everybody named are deleted again, and so are the account and the link.
"""

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, and_, delete, insert, select, update

from couples.store.files import replace
from couples.store.tables import (
    acceptances,
    couples,
    data_keys,
    messages,
    people,
    seats,
    sessions,
    therapists,
    tombstones,
)
from couples.store.trouble import StoreTrouble
from couples.store.vault import Owner


class TombstoneFile:
    """The copy outside the database. Owners are only ever added."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._waiting: set[Owner] = set()

    def owners(self) -> set[Owner]:
        if not self.path.exists():
            return set()
        return {self._owner(line) for line in self.path.read_text().splitlines()}

    def add(self, owners: Iterable[Owner]) -> None:
        """Remember them here too. When the disk refuses, they wait for the next time: the table has them already."""
        self._waiting.update(owners)
        if not self._waiting:
            return
        try:
            lines = [f"{owner.kind} {owner.id} {owner.epoch}\n" for owner in sorted(self.owners() | self._waiting)]
            replace(self.path, "".join(lines).encode())
            self._waiting.clear()
        except (OSError, StoreTrouble):
            return

    def _owner(self, line: str) -> Owner:
        try:
            kind, owner_id, epoch = line.split(" ")
            return Owner(kind, owner_id, int(epoch))
        except ValueError:
            raise StoreTrouble(f"The file {self.path} is damaged. Put back your own copy of it.") from None


def replay(conn: Connection, file: TombstoneFile) -> None:
    """Join both lists, then delete again what a restored database may have brought back."""
    in_file = file.owners()
    in_table = {Owner(row.kind, row.owner_id, row.epoch) for row in conn.execute(select(tombstones))}
    now = datetime.now(UTC)
    for owner in sorted(in_file - in_table):
        row = {"kind": owner.kind, "owner_id": owner.id, "epoch": owner.epoch, "at": now}
        conn.execute(insert(tombstones), row)
    for owner in sorted(in_file | in_table):
        _bury(conn, owner)
    file.add(sorted(in_table - in_file))


def _bury(conn: Connection, owner: Owner) -> None:
    keys = data_keys.c
    conn.execute(delete(data_keys).where(keys.kind == owner.kind, keys.owner_id == owner.id, keys.epoch == owner.epoch))
    if owner.kind == "person":
        conn.execute(delete(people).where(people.c.id == owner.id))
    if owner.kind == "couple":
        _part(conn, owner)
    if owner.kind == "guide":  # a therapist who is out stays out
        conn.execute(delete(acceptances).where(acceptances.c.invitation_id == owner.id))
        theirs = messages.c.link_id == owner.id, messages.c.person_id.in_(select(therapists.c.person_id))
        conn.execute(delete(messages).where(*theirs))
        conn.execute(update(messages).where(messages.c.link_id == owner.id).values(link_id="", whose="", unread=False))


def _part(conn: Connection, owner: Owner) -> None:
    """A couple whose shared key is gone was unlinked: a backup from before must not link it again."""
    of_epoch = and_(sessions.c.couple_id == owner.id, sessions.c.couple_epoch == owner.epoch)
    conn.execute(delete(sessions).where(of_epoch))
    parted = conn.execute(
        update(couples)
        .where(couples.c.id == owner.id, couples.c.epoch == owner.epoch)
        .values(epoch=owner.epoch + 1, linked=False)
    )
    if parted.rowcount:
        conn.execute(delete(seats).where(seats.c.couple_id == owner.id))
