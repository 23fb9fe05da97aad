"""Slows down guessing at sign-in, sign-up, recovery and linking. Never counts leaving, unlinking or pausing."""

import hashlib
import secrets

from flask import Flask, request
from flask_limiter import Limiter, RateLimitExceeded

from couples.domain.refusal import Reason, Refused

LIMITS = {
    "sign-in": "30 per minute; 200 per hour",
    "sign-up": "60 per hour",
    "recover": "10 per minute; 60 per hour",
    "link": "30 per minute; 200 per hour",
    "password": "10 per minute; 60 per hour",
}
_PEPPER = secrets.token_bytes(16)  # new with every start: counters never hold an address that can be read back


def whence() -> str:
    """The caller's address, blurred: enough to count by, not enough to know."""
    return hashlib.blake2b((request.remote_addr or "").encode(), key=_PEPPER, digest_size=12).hexdigest()


limiter = Limiter(key_func=whence, storage_uri="memory://", strategy="moving-window")


def count(place: str) -> None:
    """Counts one try at ``place``; refuses with words when there were too many."""
    try:
        with limiter.limit(LIMITS[place], scope=place):
            pass
    except RateLimitExceeded as exceeded:
        raise Refused(Reason.TOO_MANY) from exceeded


def register(app: Flask) -> None:
    """Starts counting, in this process's own memory."""
    limiter.init_app(app)


def source() -> str:
    """Where a try comes from, for the counters of the store, which keep no more than a keyed hash of it."""
    return request.remote_addr or ""
