"""What people write is sealed before it is stored, and destroying one small key makes it unreadable for ever.

Every owner (a person, or a couple in one of its epochs) has a data key of its own. A seal is AES-256-GCM and bound to
its place and owner: moved to another row, column, table or owner it does not open. The plain text is padded to full
blocks first, so that its length does not tell a yes from a no.

A seal is: 1 byte format, 4 bytes key version, 12 bytes nonce, the rest ciphertext and tag.
The place names the column as ``tables.py`` does and the row by its primary key, several parts joined by ``/``.
"""

import os
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import ColumnElement, Connection, bindparam, delete, insert, select

from couples.store.keyring import Keyring
from couples.store.prepared import Prepared
from couples.store.tables import data_keys, tombstones
from couples.store.trouble import KeyGone, SealBroken

FORMAT = 1
HEAD_BYTES = 5
NONCE_BYTES = 12
BLOCK = 64
CACHED_OWNERS = 4096  # a bound on memory, far above the owners of a busy hour


@dataclass(frozen=True, slots=True, order=True)
class Owner:
    """Whose key seals: one person's (private), one couple's in one epoch (shared), or one therapist's admission's."""

    kind: str
    id: str
    epoch: int = 0

    @classmethod
    def person(cls, person_id: str) -> "Owner":
        return cls("person", person_id)

    @classmethod
    def couple(cls, couple_id: str, epoch: int) -> "Owner":
        return cls("couple", couple_id, epoch)

    @classmethod
    def guide(cls, link_id: str) -> "Owner":
        return cls("guide", link_id)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sealed text stands: table and column by name, the row by its primary key."""

    table: str
    column: str
    row: str


class Vault:
    """Seals and opens inside one connection. Unwrapped keys are remembered until destroyed or their making undone."""

    def __init__(self, conn: Connection, keyring: Keyring) -> None:
        self._conn = conn
        self._keyring = keyring
        self._known: dict[Owner, dict[int, AESGCM]] = {}
        self._changed = False  # whether keys were made or removed since the last commit
        self._destroyed: list[Owner] = []

    def seal(self, owner: Owner, place: Place, text: str | bytes) -> bytes:
        keys = self._keys_of(owner)
        version = next(iter(keys))
        head = FORMAT.to_bytes(1, "big") + version.to_bytes(4, "big")
        nonce = os.urandom(NONCE_BYTES)
        plain = _padded(text.encode() if isinstance(text, str) else text)
        return head + nonce + keys[version].encrypt(nonce, plain, _bound(owner, place, version))

    def open(self, owner: Owner, place: Place, sealed: bytes) -> bytes:
        version = version_of(sealed)
        key = self._keys_of(owner).get(version)
        if key is None:
            raise KeyGone(f"a sealed {place.table}.{place.column} names a key version that is not there")
        nonce, rest = sealed[HEAD_BYTES : HEAD_BYTES + NONCE_BYTES], sealed[HEAD_BYTES + NONCE_BYTES :]
        try:
            return _unpadded(key.decrypt(nonce, rest, _bound(owner, place, version)))
        except (InvalidTag, ValueError):
            raise SealBroken(f"a sealed {place.table}.{place.column} does not belong where it stands") from None

    def open_text(self, owner: Owner, place: Place, sealed: bytes) -> str:
        return self.open(owner, place, sealed).decode()

    def make_key(self, owner: Owner) -> None:
        """Make the first data key of a new owner. Who was destroyed once never gets another."""
        if self._conn.execute(_TOMBSTONE, _as_row(owner)).first() is not None:
            raise KeyGone("this owner's keys were destroyed for good")
        self._add_version(owner, 1)

    def newest_version(self, owner: Owner) -> int:
        """The version that seals."""
        return next(iter(self._keys_of(owner)))  # the newest stands first

    def prepare(self, owners: Iterable[Owner]) -> None:
        """Look up the keys of many at once, so that what is read next asks the database for none of them."""
        wanted = {(owner.kind, owner.id, owner.epoch) for owner in owners if owner not in self._known}
        if not wanted or len(self._known) + len(wanted) >= CACHED_OWNERS:
            return
        there = data_keys.c
        which = select(data_keys).where(there.owner_id.in_({one[1] for one in wanted})).order_by(there.version.desc())
        for row in self._conn.execute(which):
            owner = Owner(row.kind, row.owner_id, row.epoch)
            if (row.kind, row.owner_id, row.epoch) in wanted:
                key = AESGCM(self._keyring.unwrap(row.wrapping, row.wrapped, bound_key(owner, row.version)))
                self._known.setdefault(owner, {})[row.version] = key

    def older_versions(self, owner: Owner) -> list[int]:
        """The versions that only open."""
        return list(self._keys_of(owner))[1:]

    def renew_key(self, owner: Owner) -> None:
        """Add a newer version that seals from now on; the older ones still open."""
        self._add_version(owner, self.newest_version(owner) + 1)

    def drop_older(self, owner: Owner) -> None:
        """Remove every version but the newest. Only for when nothing is sealed with them any more."""
        newest = self.newest_version(owner)
        self._forget(owner)
        self._conn.execute(delete(data_keys).where(*_of(owner), data_keys.c.version < newest))

    def destroy_key(self, owner: Owner) -> None:
        """Make everything this owner ever sealed unreadable, here and (by the tombstone) in every restored backup."""
        self._forget(owner)
        self._conn.execute(delete(data_keys).where(*_of(owner)))
        if self._conn.execute(_TOMBSTONE, _as_row(owner)).first() is None:
            self._conn.execute(insert(tombstones), {**_as_row(owner), "at": datetime.now(UTC)})
        self._destroyed.append(owner)

    def mark(self) -> int:
        """For the database thread: where a piece of work begins."""
        return len(self._destroyed)

    def undo(self, mark: int) -> None:
        """For the database thread: that work was rolled back, so a key it made must not seal anything more."""
        del self._destroyed[mark:]
        if self._changed:
            self._known.clear()

    def committed(self) -> list[Owner]:
        """For the database thread: everything is on the disk; gives the owners destroyed since the last time."""
        destroyed, self._destroyed, self._changed = self._destroyed, [], False
        return destroyed

    def _keys_of(self, owner: Owner) -> dict[int, AESGCM]:
        known = self._known.get(owner)
        if known is None:
            known = self._load(owner)
            if len(self._known) >= CACHED_OWNERS:
                self._known.clear()
            self._known[owner] = known
        return known

    def _load(self, owner: Owner) -> dict[int, AESGCM]:
        rows = _VERSIONS.all(self._conn, _as_row(owner))
        if not rows:
            raise KeyGone(f"there is no key for this {owner.kind}")
        return {
            version: AESGCM(self._keyring.unwrap(wrapping, wrapped, bound_key(owner, version)))
            for version, wrapping, wrapped in rows
        }

    def _add_version(self, owner: Owner, version: int) -> None:
        self._forget(owner)
        name, wrapped = self._keyring.wrap(AESGCM.generate_key(256), bound_key(owner, version))
        row = {"id": secrets.token_hex(16), "version": version, "wrapping": name, "wrapped": wrapped}
        self._conn.execute(insert(data_keys), {**_as_row(owner), **row})

    def _forget(self, owner: Owner) -> None:
        self._known.pop(owner, None)
        self._changed = True


def version_of(sealed: bytes) -> int:
    """Which version of its owner's key sealed this."""
    if len(sealed) <= HEAD_BYTES + NONCE_BYTES or sealed[0] != FORMAT:
        raise SealBroken("this is not a seal")
    return version_of_head(sealed)


def version_of_head(head: bytes) -> int:
    """The same, looking at no more than the open first bytes."""
    return int.from_bytes(head[1:HEAD_BYTES], "big")


def bound_key(owner: Owner, version: int) -> bytes:
    """What a wrapped data key is bound to, so that it cannot be given to another owner."""
    return f"data key:{_whose(owner, version)}".encode()


def _bound(owner: Owner, place: Place, version: int) -> bytes:
    """Each part carries its length, so that no two different places look alike."""
    where = f"{len(place.table)}:{place.table}{len(place.column)}:{place.column}{len(place.row)}:{place.row}"
    return f"{where}{_whose(owner, version)}".encode()


def _whose(owner: Owner, version: int) -> str:
    return f"{len(owner.kind)}:{owner.kind}{len(owner.id)}:{owner.id}{owner.epoch}:{version}"


def _padded(plain: bytes) -> bytes:
    marked = plain + b"\x80"
    return marked + bytes(-len(marked) % BLOCK)


def _unpadded(padded: bytes) -> bytes:
    plain, mark, zeros = padded.rpartition(b"\x80")
    if not mark or zeros.strip(b"\0"):
        raise ValueError("padding")
    return plain


def _as_row(owner: Owner) -> dict[str, str | int]:
    return {"kind": owner.kind, "owner_id": owner.id, "epoch": owner.epoch}


def _of(owner: Owner) -> tuple[ColumnElement[bool], ...]:
    keys = data_keys.c
    return keys.kind == owner.kind, keys.owner_id == owner.id, keys.epoch == owner.epoch


_VERSIONS = Prepared(
    select(data_keys.c.version, data_keys.c.wrapping, data_keys.c.wrapped)
    .where(
        data_keys.c.kind == bindparam("kind"),
        data_keys.c.owner_id == bindparam("owner_id"),
        data_keys.c.epoch == bindparam("epoch"),
    )
    .order_by(data_keys.c.version.desc())
)
_TOMBSTONE = select(tombstones.c.at).where(
    tombstones.c.kind == bindparam("kind"),
    tombstones.c.owner_id == bindparam("owner_id"),
    tombstones.c.epoch == bindparam("epoch"),
)
