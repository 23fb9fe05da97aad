"""A phone loses its line and dials anew; what it said on the old line arrives after what it says on the new one.

In every phase the older word must count for nothing: it comes from a moment that is over.
"""

from typing import Any

from tests.faults.village import Phone

OLDER: dict[str, tuple[str, dict[str, Any]]] = {
    "lobby": ("Propose", {"exercise": "breathe-together", "length": 2, "depth": 1, "option": "in4-out6"}),
    "gate": ("Answer", {"step": 0, "choice": "yes"}),
    "step": ("Pause", {}),
    "paused": ("Resume", {}),
    "debrief": ("Share", {"field": "good"}),
}


def out_of_order(phase: str, ana: Phone, ben: Phone) -> None:
    """The network holds back what Ana says now; she dials anew, and what she says there is there first."""
    do, fields = OLDER[phase]
    if phase == "paused":  # so that going on is for her to say
        do, fields = ("Answer", {"step": 0, "choice": "yes"}) if ana.view["go_on"] == "gate" else (do, fields)
    older = ana.body(do, **fields, epoch=ana.view["epoch"], heard=ana.beat)
    assert ana.socket is not None
    ana.socket.emit("say", older)
    ana.network.drop()
    assert ana.closed()
    ana.connects()
    if phase == "step":  # the page's outbox sends the same pause again; then both go on
        assert _asks(ana, older)["ok"]
        ben.waits("scene", lambda scene: scene["view"]["pause"]["theirs"])
        for phone in (ana, ben):
            assert phone.permits("Answer", step=0, choice="yes")["ok"]
        for phone in (ana, ben):
            phone.sees("step")
    else:
        assert ana.asks("Pause")["ok"]
        ben.waits("scene", lambda scene: scene["view"]["pause"]["theirs"])
    ana.network.heal(late=True)


def nothing_late_counts(phase: str, ana: Phone, ben: Phone) -> None:
    """The older word has come by now."""
    ana.catches_up(ben.scene["seq"])
    ben.catches_up(ana.scene["seq"])
    if phase == "step":
        assert ana.view["running"], "a pause that was answered stopped them a second time"
        assert ben.view["running"]
        return
    assert ben.view["pause"]["theirs"], f"Ben does not see the pause: {ben.view['holds']}"
    assert ben.view["proposal"] is None, "a proposal from before the pause came after it"
    assert not ana.view["voted"], "a wish to go on from before the pause came after it"
    assert ana.view["gate"]["answer"] is None, "a yes from before the pause came after it"
    assert not ben.view["debrief"] or not ben.view["debrief"]["theirs"], "a line came after the pause"
    if ben.view["go_on"] == "gate":
        assert ben.permits("Answer", step=0, choice="yes")["ok"]
    else:
        assert ben.permits("Resume")["ok"]
    assert ana.asks("NoteSign", sign=None)["ok"]  # whatever his yes had brought would be there before this
    assert ana.view["pause"]["mine"], "a word from before the pause went on after it"


def _asks(phone: Phone, body: dict[str, Any]) -> dict[str, Any]:
    assert phone.socket is not None
    phone.socket.emit("say", body)
    answer: dict[str, Any] = phone.waits("answer", lambda said: said["id"] == body["id"])
    return answer
