"""A therapist changes what they proposed; it is put to both anew, and what was said before goes with the old words.

An answer never goes on to words its giver has not read. So it is another proposal, in the same place, to which nobody
has said anything; and what the therapist reads of it is the same, whoever had said what.
"""

from couples.domain.assignment import Assignment, Plan, Stage
from couples.domain.own_exercise import DOORS, Made
from couples.domain.refusal import Reason, Refused
from couples.domain.sieve import Company
from couples.services.assigning import Assigning, link_of, seen_by_therapist
from couples.services.lending import alone_of, whole_of
from couples.services.ports import Clock
from couples.store import assignments, lent
from couples.store.database import Store, Unit
from couples.store.library_words import UNFILLED, offered

CHANGEABLE = (Stage.OPEN, Stage.LATER)  # what is done or over is proposed anew


class Revising:
    """Proposals that stand, changed."""

    def __init__(self, *, store: Store, clock: Clock, assigning: Assigning) -> None:
        self._store, self._clock, self._assigning = store, clock, assigning

    def standing(self, therapist_id: str, couple_id: str, assignment_id: str) -> Plan:
        """As it stands. Refused(NOT_FOUND) for what is not there, Refused(OVERTAKEN) for what is over."""
        for each in self._assigning.of_couple(therapist_id, couple_id):
            if each.id == assignment_id:
                if each.stage not in CHANGEABLE:
                    raise Refused(Reason.OVERTAKEN)
                return each.plan
        raise Refused(Reason.NOT_FOUND)

    def titles(self, therapist_id: str, couple_id: str, lang: str) -> dict[str, str]:
        """What their own exercises that stand proposed are called in the couple's copy, by what leads to them."""

        def look(unit: Unit) -> list[Made]:
            link_of(unit, therapist_id, couple_id)
            return lent.of_couple(unit, couple_id)

        found = self._store.read(look)
        together = {ref: each.words[offered(lang), UNFILLED] for ref, each in whole_of(found).items()}
        alone = {ref: each.words(lang) for ref, each in alone_of(found).items()}
        kinds = ((Company.TOGETHER, together), (Company.ALONE, alone))
        return {DOORS[company] + ref: str(words["title"]) for company, of in kinds for ref, words in of.items()}

    def change(self, therapist_id: str, couple_id: str, assignment_id: str, plan: Plan, name: str) -> None:
        """The new one is called ``name``. The same plan again changes nothing; the same name again is made once."""
        fits = self._assigning.fitting(therapist_id, plan)

        def work(unit: Unit) -> None:
            link, now = link_of(unit, therapist_id, couple_id), self._clock().wall
            rows = assignments.of_link(unit, link)
            if made := next((each for each in rows if each.id == name), None):
                if made.plan != fits:
                    raise Refused(Reason.OVERTAKEN)
                return
            told = [assignments.told_by(unit, person_id) for person_id in link.people]
            stands = {stand.assignment.id: stand for stand in seen_by_therapist(rows, told, now)}
            stand = stands.get(assignment_id)
            if stand is None or stand.stage(now) not in CHANGEABLE or stand.assignment.plan.door != fits.door:
                raise Refused(Reason.OVERTAKEN)
            if stand.assignment.plan != fits:
                assignments.put_in_place(unit, link, assignment_id, Assignment(name, fits, now, changed=True))

        self._store.write(work)
        self._store.scrub()
