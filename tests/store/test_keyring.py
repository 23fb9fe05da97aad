import json
import stat
from pathlib import Path

import pytest

from couples.store.keyring import Keyring
from couples.store.trouble import KeyTrouble, SealBroken


def test_the_first_start_makes_a_key_file_for_its_owner_alone(tmp_path: Path) -> None:
    keyring = Keyring(tmp_path / "safe" / "keys.json")
    assert stat.S_IMODE(keyring.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(keyring.path.parent.stat().st_mode) == 0o700
    assert [path.name for path in keyring.path.parent.iterdir()] == ["keys.json"]


def test_the_next_start_finds_the_same_keys(tmp_path: Path) -> None:
    first, second = Keyring(tmp_path / "keys.json"), Keyring(tmp_path / "keys.json")
    name, wrapped = first.wrap(b"data key", b"owner")
    assert second.unwrap(name, wrapped, b"owner") == b"data key"
    assert first.secret("login") == second.secret("login")
    assert first.keyed_hash("code", "AB7K9") == second.keyed_hash("code", "AB7K9")


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660, 0o610, 0o602])
def test_a_key_file_open_to_others_is_refused_in_words(tmp_path: Path, mode: int) -> None:
    Keyring(tmp_path / "keys.json").path.chmod(mode)
    with pytest.raises(KeyTrouble, match="chmod 600"):
        Keyring(tmp_path / "keys.json")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"not json",
        b"[]",
        b'{"format": 1}',
        b'{"format": 1, "wrapping": [], "root": ""}',
        b'{"format": 1, "wrapping": [{"name": "a", "key": "c2hvcnQ="}], "root": "c2hvcnQ="}',
        b'{"format": 1, "wrapping": [{"name": "a", "key": "###"}], "root": "c2hvcnQ="}',
    ],
)
def test_a_damaged_key_file_is_refused_in_words_and_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "keys.json"
    path.touch(mode=0o600)
    path.write_bytes(content)
    with pytest.raises(KeyTrouble, match=r"key file .* Put back your own copy"):
        Keyring(path)
    assert path.read_bytes() == content


def test_a_place_where_no_key_file_can_be_made_is_told_in_words(tmp_path: Path) -> None:
    (tmp_path / "safe").write_text("a file where the folder should be")
    with pytest.raises(KeyTrouble, match="cannot be made"):
        Keyring(tmp_path / "safe" / "keys.json")


def test_a_key_file_of_another_format_is_refused(tmp_path: Path) -> None:
    path = Keyring(tmp_path / "keys.json").path
    path.write_text(json.dumps(json.loads(path.read_text()) | {"format": 2}))
    with pytest.raises(KeyTrouble, match="another version"):
        Keyring(path)


def test_each_purpose_has_a_secret_of_its_own(tmp_path: Path) -> None:
    keyring = Keyring(tmp_path / "keys.json")
    assert len({keyring.secret("login"), keyring.secret("csrf"), keyring.secret("hash/code")}) == 3
    assert keyring.keyed_hash("code", "x") != keyring.keyed_hash("token", "x")
    assert len(keyring.keyed_hash("code", "x")) == len(keyring.secret("login")) == 32


def test_another_key_file_gives_other_hashes(tmp_path: Path) -> None:
    one, other = Keyring(tmp_path / "one.json"), Keyring(tmp_path / "other.json")
    assert one.keyed_hash("code", "x") != other.keyed_hash("code", "x")


def test_the_newest_wraps_and_all_unwrap_until_dropped(tmp_path: Path) -> None:
    keyring = Keyring(tmp_path / "keys.json")
    old, wrapped = keyring.wrap(b"data key", b"owner")
    new = keyring.add_wrapping_key()
    assert keyring.wrap(b"other", b"owner")[0] == new
    assert Keyring(keyring.path).unwrap(old, wrapped, b"owner") == b"data key"
    keyring.drop_wrapping_keys({old, new})
    assert Keyring(keyring.path).names == (new,)
    with pytest.raises(KeyTrouble, match=old):
        keyring.unwrap(old, wrapped, b"owner")


def test_rotation_keeps_hashes_and_secrets(tmp_path: Path) -> None:
    keyring = Keyring(tmp_path / "keys.json")
    before = keyring.secret("login"), keyring.keyed_hash("code", "x")
    old = keyring.newest
    keyring.add_wrapping_key()
    keyring.drop_wrapping_keys({old})
    again = Keyring(keyring.path)
    assert (again.secret("login"), again.keyed_hash("code", "x")) == before


def test_a_wrapped_key_opens_for_its_owner_only(tmp_path: Path) -> None:
    keyring = Keyring(tmp_path / "keys.json")
    name, wrapped = keyring.wrap(b"data key", b"ana")
    with pytest.raises(SealBroken):
        keyring.unwrap(name, wrapped, b"ben")


def test_no_key_shows_when_the_ring_is_printed(tmp_path: Path) -> None:
    keyring = Keyring(tmp_path / "keys.json")
    key = json.loads(keyring.path.read_text())["wrapping"][0]["key"]
    assert key not in repr(keyring)
    assert "1 wrapping key" in repr(keyring)
