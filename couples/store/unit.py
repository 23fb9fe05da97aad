"""What every piece of work is handed: the one connection, and the vault that seals inside it."""

from dataclasses import dataclass

from sqlalchemy import Connection

from couples.store.vault import Vault


@dataclass(frozen=True, slots=True)
class Unit:
    """Opaque to services; only the store's own files look inside."""

    conn: Connection
    vault: Vault
