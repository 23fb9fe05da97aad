"""Old keys can be let go without losing a word: by command, and whatever moment the power fails at.

``rotate_wrapping`` exchanges the key in the key file: cheap, nothing is sealed anew. ``reseal`` gives every owner a new
data key and seals everything again, for when a data key itself may have been seen. Wherever they are cut off, the same
command, given again, comes to the same end. A backup from before needs the key file from before.
"""

from functools import partial
from typing import Any

from sqlalchemy import RowMapping, select, update

from couples.store.database import Store
from couples.store.sealed import SEALED, SealedTable
from couples.store.tables import data_keys
from couples.store.trouble import KeyGone, StoreTrouble
from couples.store.unit import Unit
from couples.store.vault import Owner, bound_key, version_of_head

ROWS_AT_ONCE = 200  # a small transaction each, so that a running evening goes on between them


def rotate_wrapping(store: Store) -> int:
    """Wrap every data key with a new wrapping key, then drop the older ones. Gives how many data keys it wrapped.

    The new key is on the disk before anything is wrapped with it; an old one goes only when nothing needs it.
    """
    store.keyring.add_wrapping_key()
    count = store.write(lambda unit: _rewrap(unit, store))
    store.scrub().wait()
    still_used = store.read(lambda unit: set(unit.conn.scalars(select(data_keys.c.wrapping))))
    store.keyring.drop_wrapping_keys(set(store.keyring.names) - still_used)
    return count


def reseal(store: Store) -> int:
    """Give every owner a new data key, seal everything anew, then remove the older keys. Gives the number of seals."""
    store.write(_renew_keys)
    count = sum(_reseal_table(store, sealed) for sealed in SEALED)
    store.write(_drop_older_keys)
    store.scrub().wait()
    return count


def _rewrap(unit: Unit, store: Store) -> int:
    rows = unit.conn.execute(select(data_keys).where(data_keys.c.wrapping != store.keyring.newest)).all()
    for row in rows:
        bound = bound_key(Owner(row.kind, row.owner_id, row.epoch), row.version)
        name, wrapped = store.keyring.wrap(store.keyring.unwrap(row.wrapping, row.wrapped, bound), bound)
        unit.conn.execute(update(data_keys).where(data_keys.c.id == row.id).values(wrapping=name, wrapped=wrapped))
    return len(rows)


def _owners(unit: Unit) -> list[Owner]:
    rows = unit.conn.execute(select(data_keys.c.kind, data_keys.c.owner_id, data_keys.c.epoch).distinct())
    return sorted(Owner(row.kind, row.owner_id, row.epoch) for row in rows)


def _renew_keys(unit: Unit) -> None:
    for owner in _owners(unit):
        unit.vault.renew_key(owner)


def _reseal_table(store: Store, sealed: SealedTable) -> int:
    count = 0
    after: tuple[Any, ...] | None = None
    while True:
        made, after = store.write(partial(_reseal_page, sealed=sealed, after=after))
        count += made
        if after is None:
            return count


def _reseal_page(
    unit: Unit, *, sealed: SealedTable, after: tuple[Any, ...] | None
) -> tuple[int, tuple[Any, ...] | None]:
    rows = unit.conn.execute(sealed.page(after, ROWS_AT_ONCE)).mappings().all()
    count = 0
    for row in rows:
        fresh = _sealed_anew(unit, sealed, row)
        if fresh:
            here = [column == part for column, part in zip(sealed.key, sealed.key_of(row), strict=True)]
            unit.conn.execute(update(sealed.table).where(*here).values(**fresh))
            count += len(fresh)
    return count, sealed.key_of(rows[-1]) if rows else None


def _sealed_anew(unit: Unit, sealed: SealedTable, row: RowMapping) -> dict[str, bytes]:
    owner = sealed.owner_of(row)
    fresh = {}
    for column in sealed.columns:
        seal, place = row[column.name], sealed.place_of(column, row)
        try:
            if version_of_head(seal) < unit.vault.newest_version(owner):
                fresh[column.name] = unit.vault.seal(owner, place, unit.vault.open(owner, place, seal))
        except KeyGone:  # its owner left: nobody can read it, and nobody shall
            continue
    return fresh


def _drop_older_keys(unit: Unit) -> None:
    """In one transaction: look that nothing needs an older key, then remove them."""
    owners = _owners(unit)
    older = {(owner, version) for owner in owners for version in unit.vault.older_versions(owner)}
    for sealed in SEALED:
        for row in unit.conn.execute(sealed.heads()).mappings():
            needed = {(sealed.owner_of(row), version_of_head(row[column.name])) for column in sealed.columns}
            if needed & older:
                raise StoreTrouble(f"Some of {sealed.table.name} is not sealed anew yet; the older keys were kept.")
    for owner in owners:
        unit.vault.drop_older(owner)
