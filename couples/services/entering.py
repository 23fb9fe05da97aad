"""Coming back in, on which devices, and getting out again everywhere at once.

A wrong name, a wrong password and a wrong recovery code are one refusal after the same time (R10). Whatever ends a
login also closes its live connections, after the commit (F16).
"""

from collections.abc import Iterable
from dataclasses import dataclass

from couples.domain import sign_in_name
from couples.domain.password import MOST, prepared
from couples.domain.people import Login, Person, Role, device_of
from couples.domain.refusal import Reason, Refused
from couples.domain.tries import FORGOTTEN_AFTER
from couples.services.half_in import BY_CODE, BY_PASSWORD, Halves
from couples.services.judging import Judging
from couples.services.limiting import Door, Limiting
from couples.services.ports import Clock, Dice, Doorkeeper, Hasher
from couples.services.recovering import fresh_codes, hash_of
from couples.store import codes, logins, people
from couples.store.database import Store, Unit
from couples.store.keyring import Keyring
from couples.store.logins import TOUCHED_EVERY
from couples.store.people import Secret

TOKEN = "login token"  # noqa: S105  # the purpose of a keyed hash, not a secret


@dataclass(frozen=True, slots=True)
class Entered:
    """A fresh login. The token goes into the cookie and is kept nowhere else."""

    login_id: str
    token: str


class Entering:
    """Signing in and out, passwords, recovery codes."""

    def __init__(
        self,
        *,
        store: Store,
        clock: Clock,
        dice: Dice,
        hasher: Hasher,
        keyring: Keyring,
        doorkeeper: Doorkeeper,
        product_name: str = "Attune",
    ) -> None:
        self._store = store
        self._clock = clock
        self._dice = dice
        self._hasher = hasher
        self._keyring = keyring
        self._doorkeeper = doorkeeper
        self._judging = Judging(product_name=product_name)
        self._halves = Halves(keyring=keyring, dice=dice)
        self._limits = Limiting(store=store, clock=clock, dice=dice, keyring=keyring)

    def sign_in(self, name: str, password: str, *, shared_device: bool, device: str, source: str = "") -> Entered:
        """Raises HalfIn for a therapist, who shows a second proof (enrolling.py)."""
        door = Door("sign-in", sign_in_name.plain(name), source)
        self._limits.knock(door)
        secret = self._store.read(lambda unit: people.secret_of(unit, door.name))
        if not self._hasher.verify(secret.password_hash if secret else None, _bounded(password)) or secret is None:
            raise Refused(Reason.WRONG_SIGN_IN)
        now = self._clock().wall

        def enter(unit: Unit) -> Entered | None:
            _must_still_be(unit, secret)
            self._limits.was_right(unit, door)
            if secret.role is Role.THERAPIST:
                return None
            return self.open_login_in(unit, secret.person_id, shared_device=shared_device, device=device)

        if (entered := self._store.write(enter)) is None:
            raise self._halves.of(secret, BY_PASSWORD, now)
        return entered

    def open_login_for(self, person_id: str, *, shared_device: bool = False, device: str = "") -> Entered:
        """Sign somebody in who has just proved themselves otherwise: after sign-up, and in the demo."""
        return self._store.write(
            lambda unit: self.open_login_in(unit, person_id, shared_device=shared_device, device=device)
        )

    def open_login_in(self, unit: Unit, person_id: str, *, shared_device: bool = False, device: str = "") -> Entered:
        """The same inside somebody's transaction."""
        token, now = self._dice.token(), self._clock().wall
        login = Login(self._dice.id(), person_id, shared_device, device_of(device), created_at=now, seen_at=now)
        logins.insert(unit, login, self._hash_of(token))
        return Entered(login.id, token)

    def login_of(self, token: str) -> tuple[Person, Login] | None:
        """Who holds this token, unless the login has ended; its idle time begins anew."""
        found, now = self.glance(token), self._clock().wall
        if found and now - found[1].seen_at >= TOUCHED_EVERY:
            self._store.submit(lambda unit: logins.touch(unit, found[1].id, now))  # no page waits for the disk for this
        return found

    def glance(self, token: str) -> tuple[Person, Login] | None:
        """The same for a page that looks by itself: nobody touched it, so the idle time runs on (R15).

        Inside a live session time ends no login (F3).
        """
        now, token_hash = self._clock().wall, self._hash_of(token)

        def look(unit: Unit) -> tuple[Person, Login] | None:
            login = logins.by_token_hash(unit, token_hash, now)
            person = people.by_id(unit, login.person_id) if login else None
            return (person, login) if person and login else None

        return self._store.read(look)

    def sign_out(self, login_id: str) -> None:
        self._store.write(lambda unit: logins.end(unit, login_id))
        self._close([login_id])

    def leave(self, login_id: str) -> None:
        """The same for who leaves quickly: they wait for no disk, and their pages close before it is written."""
        self._store.submit(lambda unit: logins.end(unit, login_id))
        self._close([login_id])

    def sign_out_everywhere(self, person_id: str, except_: str | None = None) -> None:
        self._close(self._store.write(lambda unit: logins.end_all(unit, person_id, except_)))

    def logins_of(self, person_id: str) -> list[Login]:
        """The devices to show in the account, newest first."""
        now = self._clock().wall
        return self._store.read(lambda unit: logins.of_person(unit, person_id, now))

    def end_login(self, person_id: str, login_id: str) -> None:
        """End one of one's own devices; somebody else's is not found."""

        def end(unit: Unit) -> None:
            if not logins.belongs_to(unit, login_id, person_id):
                raise Refused(Reason.NOT_FOUND)
            logins.end(unit, login_id)

        self._store.write(end)
        self._close([login_id])

    # ---- passwords and codes

    def change_password(self, person_id: str, login_id: str, *, old: str, new: str) -> Entered:
        """Change it, sign out everywhere else, and give this device a new token."""
        secret, name = self.prove(person_id, old), self._chosen_name(person_id)
        ready = self._judging.check(new, names=(secret.sign_in_name, name), field="new_password")
        hashed, token = self._hasher.hash(ready), self._dice.token()

        def change(unit: Unit) -> list[str]:
            _must_still_be(unit, secret)
            people.change_password(unit, person_id, hashed)
            logins.rotate(unit, login_id, self._hash_of(token))
            return logins.end_all(unit, person_id, login_id)

        self._close(self._store.write(change))
        return Entered(login_id, token)

    def recover(
        self,
        name: str,
        code: str,
        new_password: str,
        *,
        shared_device: bool = False,
        device: str = "",
        source: str = "",
    ) -> Entered:
        """In with a printed code and a new password; every other device is signed out, the other codes stay good.

        Raises HalfIn for a therapist: the password is changed, and the second proof is still to come.
        """
        door = Door("recover", sign_in_name.plain(name), source)
        ready = self._judging.check(new_password, names=(door.name,), field="new_password")
        self._limits.knock(door)
        hashed, code_hash, now = self._hasher.hash(ready), hash_of(self._keyring, code), self._clock().wall

        def recover(unit: Unit) -> tuple[Entered | Secret, list[str]]:
            secret = people.secret_of(unit, door.name)
            if not codes.use_recovery(unit, secret.person_id if secret else "", code_hash) or secret is None:
                raise Refused(Reason.WRONG_SIGN_IN)
            self._limits.was_right(unit, door)
            self._limits.was_right(unit, Door("sign-in", door.name, source))
            people.change_password(unit, secret.person_id, hashed)
            ended = logins.end_all(unit, secret.person_id)
            if secret.role is Role.THERAPIST:
                return people.secret_by_id(unit, secret.person_id) or secret, ended
            return self.open_login_in(unit, secret.person_id, shared_device=shared_device, device=device), ended

        entered, ended = self._store.write(recover)
        self._close(ended)
        if isinstance(entered, Secret):
            raise self._halves.of(entered, BY_CODE, now)
        return entered

    def new_recovery_codes(self, person_id: str, password: str) -> list[str]:
        """Eight new codes in the place of all the old ones."""
        self.prove(person_id, password)
        new = fresh_codes(self._dice, self._keyring)
        self._store.write(lambda unit: codes.keep_recovery(unit, person_id, new.stored))
        return new.shown

    def recovery_codes_left(self, person_id: str) -> int:
        return self._store.read(lambda unit: codes.recovery_left(unit, person_id))

    def prove(self, person_id: str, password: str) -> Secret:
        """Somebody signed in shows once more that it is them; a phone left unlocked is not enough."""
        door = Door("prove", person_id)
        self._limits.knock(door)
        secret = self._store.read(lambda unit: people.secret_by_id(unit, person_id))
        if not self._hasher.verify(secret.password_hash if secret else None, _bounded(password)) or secret is None:
            raise Refused(Reason.WRONG_SIGN_IN, "password")
        self._store.write(lambda unit: self._limits.was_right(unit, door))
        return secret

    def sweep(self) -> None:
        """Forget logins and wrong tries that are long over."""
        now = self._clock().wall

        def sweep(unit: Unit) -> None:
            logins.sweep(unit, now)
            self._limits.sweep(unit, now - FORGOTTEN_AFTER)

        self._store.write(sweep)

    def _chosen_name(self, person_id: str) -> str:
        person = self._store.read(lambda unit: people.by_id(unit, person_id))
        return person.chosen_name if person else ""

    def _hash_of(self, token: str) -> bytes:
        return self._keyring.keyed_hash(TOKEN, token)

    def _close(self, ended: Iterable[str]) -> None:
        for login_id in ended:
            self._doorkeeper.login_ended(login_id)


def _must_still_be(unit: Unit, secret: Secret) -> None:
    """The password was checked outside the transaction; if it changed meanwhile, the old one opens nothing."""
    if people.secret_by_id(unit, secret.person_id) != secret:
        raise Refused(Reason.WRONG_SIGN_IN)


def _bounded(password: str) -> str:
    """Longer than any password can be is wrong anyway, and must not cost more work."""
    return prepared(password[: MOST + 1])
