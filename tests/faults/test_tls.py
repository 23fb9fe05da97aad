"""Where the house brings its own certificate, the live wire is the same wire, and bounded the same."""

import contextlib
import json
import ssl
import time
import urllib.request
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import get_args

import pytest
import websocket
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.faults.floods import WS, frame
from tests.faults.test_door import ends
from tests.server import Mode, Server, free_port


class Secured(Server):
    """A house that serves its own certificate."""

    def _wait_until_it_answers(self) -> None:
        give_up = time.monotonic() + self.ready_within
        while time.monotonic() < give_up:
            with (
                contextlib.suppress(OSError),
                urllib.request.urlopen(f"https://127.0.0.1:{self.port}/healthz", timeout=2, context=trusting()),
            ):
                return
            time.sleep(0.1)
        raise AssertionError(self._last_words())


def trusting() -> ssl.SSLContext:
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    return context


def a_certificate(folder: Path) -> dict[str, str]:
    key, name = ec.generate_private_key(ec.SECP256R1()), x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "two")])
    now = datetime.now(UTC)
    made = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
    cert = (
        made.not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=2))
        .sign(key, hashes.SHA256())
    )
    (folder / "cert.pem").write_bytes(cert.public_bytes(serialization.Encoding.PEM))
    pem = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    (folder / "key.pem").write_bytes(pem)
    (folder / "key.pem").chmod(0o600)
    return {"COUPLES_TLS_CERT": str(folder / "cert.pem"), "COUPLES_TLS_KEY": str(folder / "key.pem")}


@pytest.mark.parametrize("mode", get_args(Mode))
def test_under_tls_the_wire_is_the_same_and_a_flood_ends_the_same(tmp_path: Path, mode: Mode) -> None:
    server = Secured(free_port(), tmp_path / "house", mode, a_certificate(tmp_path))
    server.start()
    try:
        url, trusts = f"wss://127.0.0.1:{server.port}{WS}", {"cert_reqs": ssl.CERT_NONE, "check_hostname": False}
        line = websocket.create_connection(url, timeout=5, sslopt=trusts)
        assert str(line.recv()).startswith("0")
        line.send("40" + json.dumps({"token": "x" * 20_000, "session": "none"}))
        assert str(line.recv()).startswith("44")
        assert line.recv() == "2", "its heart beats"
        line.send("3")
        assert line.recv() == "2"
        assert line.sock is not None
        with contextlib.suppress(OSError):
            for _ in range(200):
                line.sock.sendall(frame(0x8A) * 1000)
        assert ends(line, 3.0) is not None, "nobody hung up on two hundred thousand heartbeats"
        line.shutdown()  # type: ignore[no-untyped-call]  # the library says nothing of its types
        with urllib.request.urlopen(
            f"https://127.0.0.1:{server.port}/healthz", timeout=5, context=trusting()
        ) as answer:
            assert answer.status == 200
    finally:
        server.stop()
