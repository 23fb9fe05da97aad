"""Rules broken on purpose, one at a time, and whom it would hurt. Each must be noticed by the tests of the rules."""

SESSION = "couples.domain.session."

# Where; exactly what stands there; what stands there instead; why it would hurt people.
MUTANTS: tuple[tuple[str, str, str, str], ...] = (
    # --- pause always wins
    (
        "decide",
        "    if isinstance(command, ask.Pause):\n        return _pause(state, command, now)\n",
        "",
        "a pause would be handled like any wish, and nobody's would stop anything",
    ),
    (
        "decide",
        "if state.phase is Phase.CLOSED:\n        return Refused(Reason.CLOSED)\n    if command.by in",
        "if state.phase in (Phase.CLOSED, Phase.DEBRIEF):\n        return Refused(Reason.CLOSED)\n    if command.by in",
        "nobody could pause the look back",
    ),
    (
        "decide",
        "if command.by in state.paused_by:",
        "if state.paused_by:",
        "whoever pauses second would not be heard",
    ),
    (
        "decide",
        "return tuple(did.TakenBack(side=side) for side in Side if state.own[side].vote or state.own[side].answer)",
        "return NOTHING",
        "pausing again would leave the other's wish to go on standing",
    ),
    (
        "decide",
        "for side in Side if state.own[side].vote or state.own[side].answer)",
        "for side in Side if state.own[side].vote)",
        "pausing again would leave a yes to the touch itself standing",
    ),
    (
        "evolve",
        "return _anew(replace(_held(state, at, Hold(Cause.PAUSED, side)),",
        "return (replace(_held(state, at, Hold(Cause.PAUSED, side)),",
        "a yes given before the pause would still count after it",
    ),
    (
        "evolve",
        "    return _unsealed(replace(state, epoch=state.epoch + 1))",
        "    return replace(state, epoch=state.epoch + 1)",
        "sealed answers would outlive what they were given for",
    ),
    (
        "evolve",
        "return _unsealed(replace(state, epoch=state.epoch + 1))",
        "return _unsealed(state)",
        "an old page's yes would pass as a new one",
    ),
    (
        "evolve",
        "return _stopped(state, at, hold, *((CONSENT_MISSING,) if in_exercise else ()))",
        "return _stopped(state, at, hold)",
        "after a pause the step would go on without being asked for again",
    ),
    (
        "evolve",
        "settled = (*state.settled, command_id)[-SETTLED_KEPT:]",
        "settled = state.settled",
        "the partner's screen would stay paused for ever: nothing says that the pause is written",
    ),
    # --- going on needs both, and both anew
    (
        "decide",
        "both_yes = command.choice is Choice.YES and other.choice is Choice.YES",
        "both_yes = Choice.YES in (command.choice, other.choice)",
        "one yes would be enough",
    ),
    (
        "decide",
        "both_yes = command.choice is Choice.YES and other.choice is Choice.YES",
        "both_yes = Choice.NO not in (command.choice, other.choice)",
        "a wait would count as a yes",
    ),
    (
        "decide",
        "    if other is None:\n        return (sealed,)\n    both_yes",
        "    if other is None:\n        return sealed, did.StepAgreed(at=now.mono)\n    both_yes",
        "silence would be a yes",
    ),
    (
        "decide",
        "return (vote, did.Resumed()) if state.fresh_vote(command.by.other, now) else (vote,)",
        "return (vote, did.Resumed()) if state.fresh_vote(command.by, now) else (vote,)",
        "the one who asks twice would end the other's pause",
    ),
    (
        "decide",
        "return (vote, did.Resumed()) if state.fresh_vote(command.by.other, now) else (vote,)",
        "return vote, did.Resumed()",
        "one alone would end a pause",
    ),
    (
        "decide",
        "    if state.at_gate:\n        return Refused(Reason.NOT_NOW)  # here the gate's yes is the vote\n",
        "",
        "a wish to go on would do where consent is asked for",
    ),
    (
        "evolve",
        "holds = state.holds & {CONSENT_MISSING}\n",
        "holds: frozenset[Hold] = frozenset()\n",
        "going on after a hold would take the question of consent away",
    ),
    (
        "state",
        "return self.phase is Phase.STEP and not self.holds",
        "return self.phase is Phase.STEP and not self.paused_by",
        "a step would run while one of the two is out of reach",
    ),
    (
        "state",
        "(answer.step, answer.epoch) != (self.step, self.epoch)",
        "answer.epoch != self.epoch",
        "a yes to one step would count for another",
    ),
    (
        "state",
        "return answer if answer.choice is not Choice.YES or now.mono - answer.at <= FRESH_FOR else None",
        "return answer",
        "a yes would wait for ever",
    ),
    (
        "state",
        "return vote if vote and vote.epoch == self.epoch and now.mono - vote.at <= FRESH_FOR else None",
        "return vote if vote and vote.epoch == self.epoch else None",
        "a wish to go on would wait for ever",
    ),
    (
        "state",
        "FRESH_FOR = 300.0",
        "FRESH_FOR = 3000.0",
        "a yes would wait for most of an hour",
    ),
    (
        "evolve",
        "return replace(own, answer=None, vote=None, back_in=None)",
        "return replace(own, vote=None, back_in=None)",
        "taking a yes back would do nothing",
    ),
    (
        "decide",
        "return (did.YesUnseen(side=side),) if state.fresh_yes(side, now) else NOTHING",
        "return NOTHING",
        "a yes would go on waiting while its giver looks elsewhere",
    ),
    # --- only fresh pages widen
    (
        "decide",
        "    if command.epoch != state.epoch:\n        return Refused(Reason.OVERTAKEN)\n",
        "",
        "a yes to an older screen would count for this one",
    ),
    (
        "decide",
        "return None if narrowing or heard_lately else Refused(Reason.TOO_OLD)",
        "return None",
        "a yes tapped in a tunnel would arrive when nobody means it any more",
    ),
    (
        "decide",
        "heard_lately = 0 <= now.mono - command.heard <= HEARD_WITHIN",
        "heard_lately = now.mono - command.heard <= HEARD_WITHIN",
        "a beat that no server has sent yet would count as heard",
    ),
    (
        "decide",
        "narrowing = isinstance(command, ask.Answer) and command.choice is not Choice.YES",
        "narrowing = False",
        "a no from a page in a tunnel would be turned away",
    ),
    (
        "decide",
        "    if command.step != state.step:\n        return Refused(Reason.OVERTAKEN)\n    if len(",
        "    if len(",
        "a yes meant for one step would be taken for the next",
    ),
    # --- silence, absence, restart, time
    (
        "decide",
        "return NOTHING if known or not in_exercise else (did.WentAway(side=side, at=now.mono),)",
        "return NOTHING",
        "one could go on alone, with nobody at the other end",
    ),
    (
        "evolve",
        "return _anew(_held(state, None, Hold(Cause.RESTART)))",
        "return _held(state, None, Hold(Cause.RESTART))",
        "a yes from before the server died would count after it",
    ),
    (
        "evolve",
        "return _anew(_held(state, None, Hold(Cause.RESTART)))",
        "return _anew(state)",
        "a step would go on by itself when the server comes back",
    ),
    (
        "decide",
        "return (did.ConsentLapsed(at=now.mono),) if left is not None and left <= 0 else NOTHING",
        "return NOTHING",
        "a yes to ten minutes would last all night",
    ),
    (
        "evolve",
        "return _anew(_not_now(_stopped(state, at, CONSENT_MISSING)))",
        "return _anew(_not_now(state))",
        "a boundary drawn in the middle of a step would not stop it",
    ),
    (
        "evolve",
        "return _anew(_step_cleared(replace(state, phase=Phase.GATE, step=step), also=CONSENT_MISSING))",
        "return _anew(_step_cleared(replace(state, phase=Phase.GATE, step=step)))",
        "the next touch would not be asked for",
    ),
    # --- what is said and what stays sealed
    (
        "decide",
        'note = command.ask_again.strip() if command.choice is Choice.WAIT else ""',
        "note = command.ask_again.strip()",
        "a note written and then not wanted would be kept",
    ),
    (
        "view",
        "gate=_gate(state, side, now),",
        "gate=_gate(state, side.other, now),",
        "each would read the other's sealed answer",
    ),
    (
        "view",
        "voted=state.fresh_vote(side, now) is not None,",
        "voted=any(state.fresh_vote(each, now) for each in Side),",
        "the other's wish to go on would show, and press",
    ),
    (
        "view",
        "my_sign=state.own[side].sign,",
        "my_sign=state.own[side.other].sign,",
        "what happens in one would be shown to the other unasked",
    ),
    (
        "view",
        "ready=state.own[side].ready == state.moves,",
        "ready=any(own.ready == state.moves for own in state.own.values()),",
        "who is slower would be shown",
    ),
    (
        "debriefing",
        "if field is Field.HONOURED or not text:",
        "if not text:",
        "whether a no was honoured could reach the one who did not honour it",
    ),
    (
        "debriefing",
        "if isinstance(command, ask.Permissive) and state.holds:\n        return Refused(Reason.HELD)",
        "if False:\n        return Refused(Reason.HELD)",
        "lines would be shared into a pause",
    ),
    (
        "debriefing",
        "(picked, did.NextSettled(next=max(choice, other, key=GENTLER.index)))",
        "(picked, did.NextSettled(next=min(choice, other, key=GENTLER.index)))",
        "of two wishes the harder would win",
    ),
    (
        "debriefing",
        "return (did.LineWithdrawn(side=by, field=field),) if _shared(state, by, field) else NOTHING",
        "return (did.LineWithdrawn(side=by.other, field=field),) if _shared(state, by, field) else NOTHING",
        "a line taken back would stay, and the other's would go",
    ),
    (
        "debriefing",
        "closing = (did.Closed(),) if by.other in state.parted else ()",
        "closing = (did.Closed(),)",
        "one who is done would close the page the other is writing on",
    ),
    (
        "decide",
        "length=min(plan.length, command.length), depth=min(plan.depth, command.depth)",
        "length=max(plan.length, command.length), depth=max(plan.depth, command.depth)",
        "of two depths the deeper would win",
    ),
    (
        "decide",
        "if plan is None or plan.lead is command.by:",
        "if plan is None:",
        "one could agree to one's own proposal",
    ),
    (
        "signalling",
        "return events if by in state.paused_by else Refused(Reason.NOT_NOW)",
        "return events",
        "a sign could be sent without the pause it belongs to",
    ),
    (
        "signalling",
        "if not state.paused_by or state.back_at:",
        "if state.back_at:",
        "a time to come back could be asked for where nobody paused",
    ),
    (
        "decide",
        "return (did.DebriefOpened(),) if state.met else (did.Closed(),)",
        "return NOTHING if state.holds else (did.DebriefOpened(),) if state.met else (did.Closed(),)",
        "nobody could end an evening that is paused",
    ),
    # --- presenting
    (
        "presenting",
        "    if state.holds:\n        return Refused(Reason.HELD)\n    if state.joined",
        "    if state.joined",
        "something could be brought onto a screen that rests",
    ),
    (
        "presenting",
        "return (did.DraftPutAway(),) if state.presented else NOTHING",
        "return NOTHING",
        "nobody could end having to read it",
    ),
    (
        "presenting",
        "if state.presented and state.presented.side is not by:",
        "if False:",
        "one could push the other's words off both screens",
    ),
    (
        "evolve",
        "aside=None, presented=None",
        "aside=None",
        "what was brought would stand on after the evening ended",
    ),
    (
        "decide",
        "or state.proposal or state.presented:",
        "or state.proposal:",
        "a proposal would cover what somebody just brought",
    ),
)
