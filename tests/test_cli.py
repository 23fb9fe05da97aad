"""Whoever runs a server gets plain answers from its commands, and nothing is changed by asking."""

import hashlib
import json
import shutil
import socket
import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from couples.checkup import Finding, check_up
from couples.cli import cli
from couples.settings import Settings, settings_table
from couples.store.database import Store
from couples.store.keyring import Keyring
from couples.store.library import CONTENT
from couples.store.threads import ThreadingRuntime
from couples.store.vault import Owner

Run = Callable[..., Result]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A person's home in which nothing was set or started yet."""
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path


@pytest.fixture
def run(home: Path) -> Run:
    """`run("keys", "rotate", COUPLES_PORT="80")`: one command in that home."""

    def command(*words: str, **environ: str) -> Result:
        return CliRunner().invoke(cli, words, env=environ, obj=ThreadingRuntime())

    return command


@pytest.fixture
def used(home: Path) -> Settings:
    """A home in which a server ran once and somebody signed up."""
    settings = Settings.from_environment()
    store = Store(url=settings.database_url, keyring=Keyring(settings.key_file), runtime=ThreadingRuntime())
    store.open()
    store.write(lambda unit: unit.vault.make_key(Owner.person("ana")))
    store.close()
    return settings


def database(settings: Settings) -> Path:
    return Path(settings.database_url.removeprefix("sqlite:///"))


def problems(settings: Settings, now: datetime | None = None) -> list[str]:
    return [finding.problem for finding in check_up(settings, now=now) if finding.problem]


def a_certificate(folder: Path, until: datetime) -> tuple[Path, Path]:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "two.example")])
    made = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
    signed = made.not_valid_before(until - timedelta(days=90)).not_valid_after(until).sign(key, hashes.SHA256())
    cert_file, key_file = folder / "cert.pem", folder / "key.pem"
    cert_file.write_bytes(signed.public_bytes(serialization.Encoding.PEM))
    plain = serialization.NoEncryption()
    pkcs8 = serialization.PrivateFormat.PKCS8
    key_file.write_bytes(key.private_bytes(serialization.Encoding.PEM, pkcs8, plain))
    return cert_file, key_file


# --- content check -----------------------------------------------------------------------------------------------


def test_good_content_is_said_to_be_good(run: Run) -> None:
    result = run("content", "check")
    assert result.exit_code == 0
    assert f"{len(list((CONTENT / 'exercises').glob('*.toml')))} exercises" in result.output


def test_each_mistake_in_content_stands_with_file_line_and_hint(run: Run, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(CONTENT, tmp_path / "content"))
    file = folder / "exercises" / "five-things.toml"
    file.write_text(file.read_text().replace("version = 3", "version = 0").replace("Five things", "Five things!"))
    line = file.read_text().splitlines().index('title.en = "Five things!"') + 1
    result = run("content", "check", str(folder))
    assert result.exit_code == 1
    assert "exercises/five-things.toml:3: version" in result.output
    assert f"exercises/five-things.toml:{line}: title.en has an exclamation mark. Hint: say it calmly" in result.output
    assert "2 to mend" in result.output


def test_the_hosts_own_help_lines_are_read_and_their_mistakes_told(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "nl.toml").write_text('name = "Nederland"\nchecked = 2026-11-23\n[[line]]\nname = "Wie luistert"\n')
    monkeypatch.setenv("COUPLES_HELP_DIR", str(tmp_path))
    for command in (["content", "check"], ["doctor"]):
        result = run(*command)
        assert result.exit_code == 1
        assert "nl.toml:3: line[0].about is missing" in result.output
    monkeypatch.setenv("COUPLES_HELP_DIR", str(tmp_path / "nowhere"))
    assert "which COUPLES_HELP_DIR names" in run("content", "check").output


# --- settings ----------------------------------------------------------------------------------------------------


def test_the_table_of_settings_can_be_printed(run: Run) -> None:
    assert run("settings").output == settings_table()


@pytest.mark.parametrize("command", [["serve"], ["demo"], ["doctor"], ["keys", "rotate"]])
def test_no_command_starts_with_unclear_settings_and_all_are_said(run: Run, command: list[str]) -> None:
    result = run(*command, COUPLES_PORT="eighty", COUPLES_LANGUAGE="fr")
    assert result.exit_code == 1
    assert "COUPLES_PORT is “eighty”" in result.output
    assert "COUPLES_LANGUAGE is “fr”" in result.output
    assert "Traceback" not in result.output


def test_an_option_is_checked_like_a_variable(run: Run) -> None:
    assert "in the clear" in run("serve", "--host", "192.168.1.7").output
    assert "only on 127.0.0.1" in run("demo", "--host", "192.168.1.7").output
    assert "There is no file" in run("serve", "--tls", "/nowhere/c.pem", "/nowhere/k.pem").output


def test_a_port_in_use_is_said_in_a_sentence(run: Run, home: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        result = run("serve", "--port", str(taken.getsockname()[1]))
    assert result.exit_code == 1
    assert "Choose another port" in result.output
    assert list(home.iterdir()) == []


def test_a_host_that_does_not_exist_is_said_in_a_sentence(run: Run) -> None:
    result = run("serve", "--host", "no-such-host.invalid", COUPLES_PLAIN_HTTP_BEYOND_LOOPBACK="yes")
    assert result.exit_code == 1
    assert "Choose another port, host" in result.output


# --- keys rotate -------------------------------------------------------------------------------------------------


def test_rotating_puts_a_new_key_in_the_file_and_lets_the_old_one_go(run: Run, used: Settings) -> None:
    before = Keyring(used.key_file).names
    result = run("keys", "rotate")
    after = Keyring(used.key_file).names
    assert result.exit_code == 0
    assert "1 data keys are wrapped anew" in result.output
    assert len(after) == 1
    assert set(before).isdisjoint(after)
    assert problems(used) == []


def test_resealing_is_said_too(run: Run, used: Settings) -> None:
    assert "0 texts are sealed anew. 1 data keys" in run("keys", "rotate", "--reseal").output


def test_there_is_nothing_to_rotate_before_the_first_start(run: Run, home: Path) -> None:
    result = run("keys", "rotate")
    assert result.exit_code == 1
    assert "nothing to rotate" in result.output
    assert not list(home.rglob("*.json"))


def test_keys_are_not_rotated_under_a_running_server(run: Run, used: Settings) -> None:
    store = Store(url=used.database_url, keyring=Keyring(used.key_file), runtime=ThreadingRuntime())
    store.open()
    try:
        result = run("keys", "rotate")
    finally:
        store.close()
    assert result.exit_code == 1
    assert "Another process" in result.output


# --- doctor ------------------------------------------------------------------------------------------------------


def test_a_fresh_home_is_well_and_stays_untouched(run: Run, home: Path) -> None:
    result = run("doctor")
    assert result.exit_code == 0, result.output
    assert "the first start makes" in result.output
    assert list(home.iterdir()) == []


def test_a_used_home_is_well(run: Run, used: Settings) -> None:
    result = run("doctor")
    assert result.exit_code == 0, result.output
    assert "its tables are current" in result.output
    assert "readable by this account alone" in result.output


def test_a_key_file_that_others_can_read_is_told(run: Run, used: Settings) -> None:
    used.key_file.chmod(0o644)
    result = run("doctor")
    assert result.exit_code == 1
    assert "chmod 600" in result.output


def test_a_lost_or_foreign_key_file_is_told(used: Settings) -> None:
    used.key_file.unlink()
    assert "nothing written can be read" in problems(used)[0]
    Keyring(used.key_file)
    assert "does not hold the key" in problems(used)[0]


def test_a_database_that_others_can_read_is_told(used: Settings) -> None:
    database(used).chmod(0o640)
    assert "chmod 600" in problems(used)[0]


def test_a_file_that_is_no_database_is_told(used: Settings) -> None:
    database(used).write_bytes(b"this is a letter, not a database" * 100)
    assert "cannot be read" in problems(used)[0]


def test_a_database_from_the_future_is_told_and_one_from_the_past_is_no_problem(used: Settings) -> None:
    with sqlite3.connect(database(used)) as conn:
        conn.execute("UPDATE alembic_version SET version_num = 'not yet written'")
    assert "newer version" in problems(used)[0]
    with sqlite3.connect(database(used)) as conn:
        conn.execute("DROP TABLE alembic_version")
    conn.close()
    assert problems(used) == []
    assert "up to date" in next(found.note for found in check_up(used) if found.what == "database")


def test_a_certificate_that_ends_soon_is_told(home: Path) -> None:
    now = datetime(2026, 11, 22, tzinfo=UTC)
    cert, key = a_certificate(home, now + timedelta(days=30))
    settings = Settings.from_environment(options={"tls_cert": str(cert), "tls_key": str(key)})
    assert Finding("way in", "HTTPS; the certificate is good until 22 December 2026") in check_up(settings, now=now)
    assert "ends on 22 December 2026" in problems(settings, now + timedelta(days=20))[0]
    key.write_text("not a key")
    assert "cannot be used together" in problems(settings, now)[0]


def test_a_browser_file_that_is_missing_or_was_changed_is_told(home: Path) -> None:
    settings, vendor = Settings.from_environment(), home / "vendor"

    def said() -> Finding:
        return next(found for found in check_up(settings, vendor=vendor) if found.what == "browser file")

    assert "is missing" in said().problem
    vendor.mkdir()
    (vendor / "socket.io.esm.min.js").write_bytes(b"")
    (vendor / "sha256.json").write_text(json.dumps({"socket.io.esm.min.js": hashlib.sha256(b"").hexdigest()}))
    assert not said().problem
    (vendor / "socket.io.esm.min.js").write_bytes(b"something else")
    assert "was changed" in said().problem


def test_unsound_content_is_told(home: Path) -> None:
    folder = Path(shutil.copytree(CONTENT, home / "content"))
    (folder / "room" / "promise.toml").unlink()
    found = check_up(Settings.from_environment(), content=folder)
    assert "room/promise.toml is missing" in found[0].problem


def test_a_database_that_never_got_its_tables_is_no_problem(used: Settings) -> None:
    database(used).unlink()
    sqlite3.connect(database(used)).close()
    database(used).touch(0o600)
    database(used).chmod(0o600)
    assert problems(used) == []


def test_a_damaged_database_is_told(used: Settings) -> None:
    with sqlite3.connect(database(used)) as conn:
        conn.execute("CREATE TABLE pages (words)")
        conn.executemany("INSERT INTO pages VALUES (?)", [("x" * 3000,)] * 50)
        conn.execute("CREATE INDEX pages_words ON pages (words)")
    conn.close()
    whole = bytearray(database(used).read_bytes())
    whole[-8192:-4096] = bytes([7]) * 4096
    database(used).write_bytes(whole)
    assert "damaged" in problems(used)[0]


def test_the_way_in_is_named_for_what_it_is(home: Path) -> None:
    def way_in(**environ: str) -> str:
        settings = Settings.from_environment({"HOME": str(home)} | environ)
        return next(found.note for found in check_up(settings) if found.what == "way in")

    assert way_in() == "this machine only"
    assert "read along" in way_in(COUPLES_HOST="10.0.0.7", COUPLES_PLAIN_HTTP_BEYOND_LOOPBACK="yes")
    assert "two.example" in way_in(COUPLES_TRUSTED_HOPS="1", COUPLES_PUBLIC_URL="https://two.example")
