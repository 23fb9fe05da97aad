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

therapists = Table(  # what a therapist has beside their person
    "therapists",
    metadata,
    _person(primary_key=True),
    Column("practice_sealed", LargeBinary, nullable=False),
    Column("secret_sealed", LargeBinary, nullable=False),  # what the phone's digits are made from
    Column("proved", Boolean, nullable=False),
    Column("last_step", Integer, nullable=False),
)

invitations = Table(  # codes by which couples let a therapist in; swept when they have run out
    "invitations",
    metadata,
    _id(),
    _person("therapist_id", nullable=False, index=True),
    Column("code_hash", LargeBinary, nullable=False, unique=True),
    Column("policy", String(12), nullable=False),  # "no-secrets" | "limited"
    Column("expires_at", UtcTime, nullable=False),
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

acceptances = Table(  # each one's own yes to a therapist; two to the same invitation let them in
    "acceptances",
    metadata,
    _person(primary_key=True),
    Column("couple_id", String(32), ForeignKey("couples.id", ondelete="CASCADE"), nullable=False, index=True),
    _person("therapist_id", nullable=False, index=True),
    Column("invitation_id", String(32), nullable=False, index=True),
    Column("policy", String(12), nullable=False),
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

learning = Table(  # what someone put off, hid or said of cards to read, and their own four answers
    "learning",
    metadata,
    _person(primary_key=True),
    Column("learning_sealed", LargeBinary, nullable=False),
)

entries = Table(  # what someone looked at alone; not even which practice it was stands in clear
    "entries",
    metadata,
    _id(),
    _person(nullable=False, index=True),
    Column("entry_sealed", LargeBinary, nullable=False),
)

signals = Table(  # what someone's own body tends to say
    "signals",
    metadata,
    _id(),
    _person(nullable=False, index=True),
    Column("signal_sealed", LargeBinary, nullable=False),
)

comforts = Table(  # what settles someone
    "comforts",
    metadata,
    _id(),
    _person(nullable=False, index=True),
    Column("thing_sealed", LargeBinary, nullable=False),
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

practised = Table(  # a couple practised pausing once, together; nothing else about any pause is ever kept
    "practised",
    metadata,
    Column("couple_id", String(32), ForeignKey("couples.id", ondelete="CASCADE"), primary_key=True),
)

nights = Table(  # one for each of the two after every session, whatever is in it; gone at four in the morning
    "nights",
    metadata,
    _person(primary_key=True),
    Column("until", UtcTime, nullable=False),
    Column("night_sealed", LargeBinary, nullable=False),
)

agreements = Table(  # what two want to hold to, in their own words; how many lines there are stands nowhere
    "agreements",
    metadata,
    Column("couple_id", String(32), ForeignKey("couples.id", ondelete="CASCADE"), primary_key=True),
    Column("couple_epoch", Integer, nullable=False),
    Column("agreement_sealed", LargeBinary, nullable=False),
)

own_sheets = Table(  # what someone has one of between sessions: a plan for afterwards, goals, a map
    "own_sheets",
    metadata,
    _person(primary_key=True),
    Column("sheet_sealed", LargeBinary, nullable=False),
)

keepsakes = Table(  # small things that someone keeps for themselves; not even their kind stands in clear
    "keepsakes",
    metadata,
    _id(),
    _person(nullable=False, index=True),
    Column("keepsake_sealed", LargeBinary, nullable=False),
)

weather = Table(  # how it was in somebody at a moment; the moment is sealed too
    "weather",
    metadata,
    _id(),
    _person(nullable=False, index=True),
    Column("weather_sealed", LargeBinary, nullable=False),
)

shown_things = Table(  # what one partner shows of all that; taking it back is deleting the row
    "shown_things",
    metadata,
    _id(),
    _person(nullable=False, index=True),
    Column("couple_id", String(32), ForeignKey("couples.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("couple_epoch", Integer, nullable=False),
    Column("shown_sealed", LargeBinary, nullable=False),
)

common_sheets = Table(  # goals of both, and what came out of the last review
    "common_sheets",
    metadata,
    Column("couple_id", String(32), ForeignKey("couples.id", ondelete="CASCADE"), primary_key=True),
    Column("couple_epoch", Integer, nullable=False),
    Column("sheet_sealed", LargeBinary, nullable=False),
)

review_parts = Table(  # one partner's own part of a review; nobody else can open it
    "review_parts",
    metadata,
    _person(primary_key=True),
    Column("couple_id", String(32), ForeignKey("couples.id", ondelete="CASCADE"), nullable=False),
    Column("part_sealed", LargeBinary, nullable=False),
)

handed = Table(  # what somebody lets the therapist read, sealed under the key of their admission; which, not what
    "handed",
    metadata,
    _id(),
    _person(nullable=False, index=True),
    Column("couple_id", String(32), ForeignKey("couples.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("link_id", String(32), nullable=False),  # the invitation that both said yes to
    Column("open", Boolean, nullable=False),  # what is of both waits for the other's yes
    Column("mark_sealed", LargeBinary, nullable=False),
)

sessions_off = Table(  # a therapist said so, for both alike
    "sessions_off",
    metadata,
    Column("couple_id", String(32), ForeignKey("couples.id", ondelete="CASCADE"), primary_key=True),
)

seen_items = Table(  # what a therapist has had on a couple's page already, by the names of the showings
    "seen_items",
    metadata,
    _person("therapist_id", primary_key=True),
    Column("couple_id", String(32), nullable=False, index=True),
    Column("item_id", String(32), primary_key=True),
)

therapist_notes = Table(  # a therapist's own, one sheet for each couple
    "therapist_notes",
    metadata,
    _person(primary_key=True),
    Column("couple_id", String(32), primary_key=True),
    Column("note_sealed", LargeBinary, nullable=False),
)

signposts = Table(  # where else a therapist's own couples can turn, and what to do when it cannot wait
    "signposts",
    metadata,
    _person(primary_key=True),
    Column("board_sealed", LargeBinary, nullable=False),
)

messages = Table(  # what a couple and their therapist write to each other; on no page any more when it has ended
    "messages",
    metadata,
    _id(),
    _person(nullable=False, index=True),  # who wrote it
    Column("link_id", String(32), nullable=False, index=True),  # the invitation that both said yes to; empty: ended
    Column("whose", String(32), nullable=False),  # one of the two, whose page it stands on; empty: of all three
    Column("place", Integer, nullable=False),
    Column("unread", Boolean, nullable=False),  # by the therapist; shown on their desk and nowhere else
    Column("message_sealed", LargeBinary, nullable=False),
)

audit_lines = Table(  # openings of a couple's space; only ever added to, and each bound to all before it
    "audit_lines",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("couple_id", String(32), nullable=False, index=True),
    Column("therapist_id", String(32), nullable=False),
    Column("at", UtcTime, nullable=False),
    Column("about", LargeBinary, nullable=False),
    Column("link", LargeBinary, nullable=False),
)

audit_items = Table(  # which of their own things stood on the page, for their owner alone
    "audit_items",
    metadata,
    Column("seq", Integer, ForeignKey("audit_lines.seq"), primary_key=True, autoincrement=False),
    _person(primary_key=True),
    Column("items_sealed", LargeBinary, nullable=False),
)

audit_head = Table(  # one row: how long the chain is
    "audit_head",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("length", Integer, nullable=False),
    Column("mark", LargeBinary, nullable=False),
)

assignments = Table(  # what a therapist proposed to a couple, sealed under the key of their admission
    "assignments",
    metadata,
    _id(),
    Column("couple_id", String(32), ForeignKey("couples.id", ondelete="CASCADE"), nullable=False, index=True),
    _person("therapist_id", nullable=False, index=True),
    Column("link_id", String(32), nullable=False),  # the invitation that both said yes to
    Column("place", Integer, nullable=False),
    Column("assignment_sealed", LargeBinary, nullable=False),
)

assignment_answers = Table(  # what each of the two says to it; there from the beginning, so that a row tells nothing
    "assignment_answers",
    metadata,
    Column("assignment_id", String(32), ForeignKey("assignments.id", ondelete="CASCADE"), primary_key=True),
    _person(primary_key=True),
    Column("told_sealed", LargeBinary, nullable=False),
)

programmes = Table(  # a therapist's templates
    "programmes",
    metadata,
    _id(),
    _person(nullable=False, index=True),
    Column("programme_sealed", LargeBinary, nullable=False),
)

own_exercises = Table(  # what a therapist writes: a draft, and which version of it is the newest
    "own_exercises",
    metadata,
    _id(),
    _person(nullable=False, index=True),
    Column("own_sealed", LargeBinary, nullable=False),
)

made_exercises = Table(  # its finished versions, under their refs
    "made_exercises",
    metadata,
    Column("id", String(40), primary_key=True),
    _person(nullable=False, index=True),
    Column("made_sealed", LargeBinary, nullable=False),
)

lent_exercises = Table(  # a version as it was proposed to a couple, sealed under the key of their admission
    "lent_exercises",
    metadata,
    _id(),
    Column("couple_id", String(32), ForeignKey("couples.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("link_id", String(32), nullable=False),  # the invitation that both said yes to
    Column("made_sealed", LargeBinary, nullable=False),
)

session_exercises = Table(  # a version as the two do it: whatever becomes of it, this evening keeps its words
    "session_exercises",
    metadata,
    _id(),
    Column("session_id", String(32), ForeignKey("sessions.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("made_sealed", LargeBinary, nullable=False),
)

data_keys = Table(
    "data_keys",
    metadata,
    _id(),
    Column("kind", String(10), nullable=False),  # "person" | "couple" | "guide"
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
