// Which way a command goes. What widens is sent once, while it is fresh, or not at all. All else is kept and sent until
// it is answered; a wait and a no too: like a pause they arrive, and count while what they answer still stands.

const PERMISSIVE = new Set([
  "Propose", "Agree", "Answer", "Resume", "Move", "Share", "Thank", "PickNext", "PickReturn", "Present", "GiveThanks",
]);

/** Whether it names the epoch it is meant for, and what its page heard last. */
export const placed = (name) => PERMISSIVE.has(name);

/** Of the three answers at the gate, the two that open nothing. */
export const narrows = (choice) => choice === "wait" || choice === "no";

/** Whether it is sent until somebody has answered it. */
export const kept = ({ do: name, choice }) => !PERMISSIVE.has(name) || (name === "Answer" && narrows(choice));
