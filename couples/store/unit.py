"""What every piece of work is handed: the one connection, and the vault that seals inside it."""

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection

from couples.store.vault import Vault


@dataclass(frozen=True, slots=True)
class Unit:
    """Opaque to services; only the store's own files look inside."""

    conn: Connection
    vault: Vault
    remembered: dict[str, Any] = field(default_factory=dict)
    """What works have read and may compare with the database again, never trust alone (F19). Emptied whenever a work is
    undone or a session ends, so that it never holds what the database does not."""
