"""A boundary drawn while both are asked: nobody has to answer the question as well, and nobody else learns of it."""

from couples.domain.now import Now
from couples.domain.session import events as did
from couples.domain.session.state import Choice, Side, State


def own_no(state: State, side: Side, now: Now) -> tuple[did.Event, ...]:
    """Somebody changed a boundary while both are asked: their own no, which the other meets like any other (law 4).

    Was it wait or no already, it stays what it was; a yes from before counts no more, however late it comes.
    """
    said, own = state.fresh_answer(side, now), state.own[side]
    stays = said if said and said.choice is not Choice.YES else None
    sealed = did.AnswerSealed(
        side=side,
        step=state.step,
        epoch=state.epoch,
        choice=stays.choice if stays else Choice.NO,
        at=now.mono,
        ask_again=own.ask_again if stays else "",
        changed=stays.changed if stays else True,
    )
    return (sealed, did.NotNow()) if state.fresh_answer(side.other, now) else (sealed,)
