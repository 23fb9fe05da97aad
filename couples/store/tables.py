"""Every table of the store, in portable SQL. Columns named ``*_sealed`` hold what people wrote, sealed by the vault."""

from datetime import UTC, datetime

from sqlalchemy import (
    Boolean,
    Column,
    DateTime,
    Dialect,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    TypeDecorator,
    UniqueConstraint,
)


class UtcTime(TypeDecorator[datetime]):
    """A moment: aware when it goes in, aware and in UTC when it comes out, whichever database keeps it."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 -- as asked
        if value is not None and value.tzinfo is None:
            raise ValueError("a moment without a time zone")
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 -- as asked
        if value is None or value.tzinfo is not None:
            return value
        return value.replace(tzinfo=UTC)


metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
    }
)


def _id() -> Column[str]:
    return Column("id", String(32), primary_key=True)


def _person(name: str = "person_id", **options: bool) -> Column[str]:
    return Column(name, String(32), ForeignKey("people.id", ondelete="CASCADE"), **options)  # type: ignore[arg-type]  # Column's own


people = Table(
    "people",
    metadata,
    _id(),
    Column("role", String(12), nullable=False),  # "partner" | "therapist"
    Column("sign_in_name", String(64), nullable=False, unique=True),  # two words and four digits, given by the server
    Column("password_hash", String(255), nullable=False),
    Column("chosen_name_sealed", LargeBinary, nullable=False),
    Column("pronouns_sealed", LargeBinary, nullable=False),  # an empty text when left open
    Column("theme", String(8), nullable=False),  # auto | light | dark | dim
    Column("calm", Boolean, nullable=False),  # the low-stimulation switch
    Column("time_zone", String(64), nullable=False),
    Column("created_at", UtcTime, nullable=False),
)

recovery_codes = Table(
    "recovery_codes",
    metadata,
    _id(),
    _person(nullable=False, index=True),
    Column("code_hash", LargeBinary, nullable=False),  # keyed hash; the row goes when the code is used
)

logins = Table(
    "logins",
    metadata,
    _id(),
    _person(nullable=False, index=True),
    Column("token_hash", LargeBinary, nullable=False, unique=True),
    Column("shared_device", Boolean, nullable=False),
    Column("device", String(40), nullable=False),  # a coarse word such as "phone" or "laptop", never the user agent
    Column("created_at", UtcTime, nullable=False),
    Column("seen_at", UtcTime, nullable=False),
)

tries = Table(  # wrong tries, for the limits that must outlive a restart; swept when older than a day
    "tries",
    metadata,
    _id(),
    Column("kind", String(16), nullable=False),
    Column("key_hash", LargeBinary, nullable=False, index=True),  # keyed hash of whom it counts for
    Column("at", UtcTime, nullable=False),
)

couples = Table(
    "couples",
    metadata,
    _id(),
    Column("epoch", Integer, nullable=False),
    Column("linked", Boolean, nullable=False),
)

seats = Table(  # who sits where; a person has one seat or none, and unlinking deletes both
    "seats",
    metadata,
    _person(primary_key=True),
    Column("couple_id", String(32), ForeignKey("couples.id", ondelete="CASCADE"), nullable=False),
    Column("side", String(1), nullable=False),  # "A" | "B"
    UniqueConstraint("couple_id", "side"),
)

link_codes = Table(
    "link_codes",
    metadata,
    _id(),
    _person(nullable=False, unique=True),  # a new code replaces the old one
    Column("code_hash", LargeBinary, nullable=False, unique=True),
    Column("expires_at", UtcTime, nullable=False),
)

link_proposals = Table(
    "link_proposals",
    metadata,
    _id(),
    _person("maker_id", nullable=False, unique=True),  # who made the code
    _person("taker_id", nullable=False, unique=True),  # who entered it
    Column("maker_confirmed", Boolean, nullable=False),
    Column("taker_confirmed", Boolean, nullable=False),
    Column("words", String(64), nullable=False),  # three words both read aloud
    Column("expires_at", UtcTime, nullable=False),
)

sessions = Table(
    "sessions",
    metadata,
    _id(),
    Column("couple_id", String(32), ForeignKey("couples.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("couple_epoch", Integer, nullable=False),
    Column("opened_at", UtcTime, nullable=False),
    Column("closed", Boolean, nullable=False),
)

journal = Table(
    "journal",
    metadata,
    Column("session_id", String(32), ForeignKey("sessions.id", ondelete="CASCADE"), primary_key=True),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("event_sealed", LargeBinary, nullable=False),  # the whole event: not even its kind stands in clear
)

handled = Table(  # commands answered already: the same id again gets the same answer (F2)
    "handled",
    metadata,
    Column("session_id", String(32), ForeignKey("sessions.id", ondelete="CASCADE"), primary_key=True),
    _person(primary_key=True),
    Column("command_id", String(64), primary_key=True),
    Column("answer_sealed", LargeBinary, nullable=False),
)

own_pages = Table(  # what one partner did in private: sealed answers, votes, unshared lines
    "own_pages",
    metadata,
    Column("session_id", String(32), ForeignKey("sessions.id", ondelete="CASCADE"), primary_key=True),
    _person(primary_key=True),
    Column("own", Integer, nullable=False),
    Column("page_sealed", LargeBinary, nullable=False),
)

kept_lines = Table(  # what someone chose to keep for themselves when a session closed
    "kept_lines",
    metadata,
    _id(),
    _person(nullable=False, index=True),
    Column("kept_at", UtcTime, nullable=False),
    Column("line_sealed", LargeBinary, nullable=False),
)

cards = Table(  # a person's own cards; not even which deck they are of stands in clear
    "cards",
    metadata,
    _id(),
    _person(nullable=False, index=True),
    Column("card_sealed", LargeBinary, nullable=False),
)

shown_cards = Table(  # what one partner shows of a card, and to whom; taking it back is deleting the row
    "shown_cards",
    metadata,
    _id(),
    Column("card_id", String(32), ForeignKey("cards.id", ondelete="CASCADE"), nullable=False),
    _person(nullable=False, index=True),
    Column("couple_id", String(32), ForeignKey("couples.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("couple_epoch", Integer, nullable=False),
    Column("audience", String(12), nullable=False),  # "partner" | "therapist"
    Column("seen_sealed", LargeBinary, nullable=False),
    UniqueConstraint("card_id", "audience"),
)

drafts = Table(  # what someone prepares for themselves, perhaps to bring it once
    "drafts",
    metadata,
    _id(),
    _person(nullable=False, index=True),
    Column("draft_sealed", LargeBinary, nullable=False),
)

recordings = Table(  # the voice in a draft
    "recordings",
    metadata,
    _id(),
    _person(nullable=False, index=True),
    Column("draft_id", String(32), ForeignKey("drafts.id", ondelete="CASCADE"), nullable=False),
    Column("sound_sealed", LargeBinary, nullable=False),
)

presented = Table(  # the parts of a draft as they were picked for the partner; gone when put away or closed
    "presented",
    metadata,
    _id(),
    Column("session_id", String(32), ForeignKey("sessions.id", ondelete="CASCADE"), nullable=False, index=True),
    _person(nullable=False),
    Column("item", String(32), nullable=False),
    Column("place", Integer, nullable=False),
    Column("part_sealed", LargeBinary, nullable=False),
)

profiles = Table(  # what someone needs so that a session fits them
    "profiles",
    metadata,
    _person(primary_key=True),
    Column("profile_sealed", LargeBinary, nullable=False),
)

ready_decks = Table(  # one partner's yeses to a whole deck, waiting for the other's; nobody else can open them
    "ready_decks",
    metadata,
    _id(),
    _person(nullable=False, index=True),
    Column("couple_id", String(32), ForeignKey("couples.id", ondelete="CASCADE"), nullable=False),
    Column("ready_sealed", LargeBinary, nullable=False),
)

revealed_decks = Table(  # what both said yes to, once it came out
    "revealed_decks",
    metadata,
    _id(),
    Column("couple_id", String(32), ForeignKey("couples.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("couple_epoch", Integer, nullable=False),
    Column("revealed_sealed", LargeBinary, nullable=False),
)

agreements = Table(  # what two want to hold to, in their own words; how many lines there are stands nowhere
    "agreements",
    metadata,
    Column("couple_id", String(32), ForeignKey("couples.id", ondelete="CASCADE"), primary_key=True),
    Column("couple_epoch", Integer, nullable=False),
    Column("agreement_sealed", LargeBinary, nullable=False),
)

data_keys = Table(
    "data_keys",
    metadata,
    _id(),
    Column("kind", String(10), nullable=False),  # "person" | "couple" | "therapist"
    Column("owner_id", String(32), nullable=False),
    Column("epoch", Integer, nullable=False),  # a couple's epoch; 0 for a person
    Column("version", Integer, nullable=False),  # newest seals, all may open
    Column("wrapping", String(16), nullable=False),  # which wrapping key of the key file
    Column("wrapped", LargeBinary, nullable=False),
    UniqueConstraint("kind", "owner_id", "epoch", "version"),
)

tombstones = Table(  # owners whose keys were destroyed: replayed after a restore
    "tombstones",
    metadata,
    Column("kind", String(10), primary_key=True),
    Column("owner_id", String(32), primary_key=True),
    Column("epoch", Integer, primary_key=True, autoincrement=False),
    Column("at", UtcTime, nullable=False),
)
