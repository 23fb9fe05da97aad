"""A stolen database or backup shows nothing: the keys that open it live in this one small file, apart from it.

The file is JSON, readable by its owner alone. It holds named 256-bit *wrapping keys* (the newest wraps, all may unwrap)
and one root secret from which keyed hashes and the web server's signing secret are derived, one subkey per purpose.
Losing the file means losing everything that was written; copying it next to a backup undoes what it is for.
"""

import hmac
import json
import os
import secrets
import stat
from base64 import b64decode, b64encode
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from couples.store.files import make_private_folder, put_if_absent, replace
from couples.store.trouble import KeyTrouble, SealBroken

FORMAT = 1
KEY_BYTES = 32
NONCE_BYTES = 12


@dataclass(frozen=True, slots=True)
class _Named:
    name: str
    key: bytes


class Keyring:
    """Opens the key file at ``path``, or makes it on the first start."""

    def __init__(self, path: Path | str) -> None:
        self.path = Path(path)
        self._subkeys: dict[str, bytes] = {}
        try:
            make_private_folder(self.path.parent)
            if not self.path.exists():
                put_if_absent(self.path, _written([_new_key()], secrets.token_bytes(KEY_BYTES)))
            self._keys, self._root = _read(self.path)
        except OSError as error:
            raise KeyTrouble(f"The key file {self.path} cannot be made or opened: {error.strerror}.") from error

    def __repr__(self) -> str:
        return f"<Keyring with {len(self._keys)} wrapping keys>"

    @property
    def newest(self) -> str:
        """The name of the wrapping key that wraps."""
        return self._keys[-1].name

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(key.name for key in self._keys)

    def wrap(self, data_key: bytes, bound_to: bytes) -> tuple[str, bytes]:
        """Wrap with the newest key; gives its name and bytes that open only with the same ``bound_to``."""
        nonce = os.urandom(NONCE_BYTES)
        newest = self._keys[-1]
        return newest.name, nonce + AESGCM(newest.key).encrypt(nonce, data_key, bound_to)

    def unwrap(self, name: str, wrapped: bytes, bound_to: bytes) -> bytes:
        key = next((named.key for named in self._keys if named.name == name), None)
        if key is None:
            raise KeyTrouble(f"The key file {self.path} holds no wrapping key named {name}.")
        try:
            return AESGCM(key).decrypt(wrapped[:NONCE_BYTES], wrapped[NONCE_BYTES:], bound_to)
        except InvalidTag:
            raise SealBroken("a data key was changed or belongs to another owner") from None

    def secret(self, purpose: str) -> bytes:
        """256 bits for one purpose, always the same for the same key file."""
        if purpose not in self._subkeys:
            derive = HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=b"couples/" + purpose.encode())
            self._subkeys[purpose] = derive.derive(self._root)
        return self._subkeys[purpose]

    def keyed_hash(self, purpose: str, value: str) -> bytes:
        """What is kept instead of a code or token; without the key file nobody can try values against it."""
        return hmac.digest(self.secret(f"hash/{purpose}"), value.encode(), "sha256")

    def add_wrapping_key(self) -> str:
        """Put a new wrapping key on the ring, on disk before it is used; gives its name."""
        fresh = _new_key()
        self._keep([*self._keys, fresh])
        return fresh.name

    def drop_wrapping_keys(self, names: set[str]) -> None:
        """Take old wrapping keys off the ring, for good. The newest always stays."""
        self._keep([key for key in self._keys if key.name not in names or key.name == self.newest])

    def _keep(self, keys: list[_Named]) -> None:
        replace(self.path, _written(keys, self._root))
        self._keys = keys


def _new_key() -> _Named:
    return _Named(name=secrets.token_hex(4), key=secrets.token_bytes(KEY_BYTES))


def _written(keys: list[_Named], root: bytes) -> bytes:
    page = {
        "format": FORMAT,
        "wrapping": [{"name": key.name, "key": b64encode(key.key).decode()} for key in keys],
        "root": b64encode(root).decode(),
    }
    return json.dumps(page, indent=1).encode() + b"\n"


def _read(path: Path) -> tuple[list[_Named], bytes]:
    _refuse_readable_by_others(path)
    try:
        page: dict[str, Any] = json.loads(path.read_bytes())
        keys = [_Named(str(entry["name"]), b64decode(entry["key"], validate=True)) for entry in page["wrapping"]]
        root = b64decode(page["root"], validate=True)
    except (ValueError, KeyError, TypeError):
        raise KeyTrouble(f"The key file {path} cannot be read as one. Put back your own copy of it.") from None
    if page.get("format") != FORMAT:
        raise KeyTrouble(f"The key file {path} was made by another version of this program.")
    if not keys or {len(root), *(len(key.key) for key in keys)} != {KEY_BYTES}:
        raise KeyTrouble(f"The key file {path} is damaged. Put back your own copy of it.")
    return keys, root


def _refuse_readable_by_others(path: Path) -> None:
    mode = stat.S_IMODE(path.stat().st_mode)
    if mode & 0o077:
        raise KeyTrouble(f"The key file {path} can be read by others on this machine. Close it first: chmod 600 {path}")
