"""Whatever a couple and two therapists do in any order, each page reads as a plain note of it would."""

from dataclasses import dataclass, field
from random import Random

import pytest

from couples.domain.admission import Policy
from couples.domain.refusal import Reason, Refused
from couples.domain.talk import ALL_THREE
from couples.services.talking import Note
from tests.services.practice import Practice
from tests.services.test_talking import let_in, practice, reads, talking

__all__ = ["practice"]


@dataclass
class Model:
    """What stands where, as one would note it on paper: (writer, whose page, text), and what is left from before."""

    therapist: str = ""
    policy: Policy = Policy.LIMITED
    written: list[tuple[str, str, str, str]] = field(default_factory=list)  # id, by, whose, text
    before: dict[str, list[str]] = field(default_factory=dict)

    def may(self, who: str, whose: str, pair: tuple[str, str]) -> bool:
        if not self.therapist or who not in (*pair, self.therapist):
            return False
        alone = whose in pair and self.policy is Policy.LIMITED and who in (whose, self.therapist)
        return whose == ALL_THREE or alone

    def reads(self, who: str, whose: str, pair: tuple[str, str]) -> list[str] | None:
        if not self.may(who, whose, pair):
            return None
        return [text for _, _, there, text in reversed(self.written) if there == whose]

    def ends(self, pair: tuple[str, str]) -> None:
        for _, by, _, text in self.written:
            if by in pair:
                self.before.setdefault(by, []).append(text)
        self.therapist, self.written = "", []


@pytest.mark.parametrize("seed", range(2))
def test_a_random_walk_reads_as_the_plain_model_does(practice: Practice, seed: int) -> None:
    dice, model, pair = Random(seed), Model(), (practice.ana, practice.ben)
    everybody, pages = (*pair, practice.noa, practice.max), (ALL_THREE, *pair)
    for n in range(30):
        match dice.choice(["let in", "write", "write", "write", "take back", "end", "open"]):
            case "let in" if not model.therapist:
                model.therapist, model.policy = dice.choice(everybody[2:]), dice.choice(list(Policy))
                let_in(practice, model.therapist, model.policy)
            case "write":
                who, whose = dice.choice(everybody), dice.choice(pages)
                _written(practice, model, who, whose, f"{n}")
            case "take back" if model.written:
                id_, by, *_ = dice.choice(model.written)
                who = dice.choice(everybody)
                talking(practice).take_back(who, id_)
                model.written = [one for one in model.written if one[0] != id_ or who != by]
            case "end" if model.therapist and dice.random() < 0.3:
                practice.accounts.admitting.end(dice.choice(pair))
                model.ends(pair)
        for who in everybody:
            for whose in pages:
                found = reads(practice, who, whose)
                assert (None if isinstance(found, Reason) else found) == model.reads(who, whose, pair), (n, whose)
        for who in pair:
            kept = sorted(each.text for each in talking(practice).from_before(who))
            assert kept == sorted(model.before.get(who, []))


def _written(practice: Practice, model: Model, who: str, whose: str, text: str) -> None:
    pair, there, id_ = (practice.ana, practice.ben), talking(practice), f"{int(text):032x}"
    try:
        if who in pair:
            there.write(who, whose, Note(id_, there.talk(who).link, text))
        else:
            there.answer(who, practice.couple, whose, Note(id_, there.at_desk(who, practice.couple)[0].link, text))
    except Refused:
        assert not model.may(who, whose, pair)
    else:
        assert model.may(who, whose, pair)
        model.written.append((id_, who, whose, text))
