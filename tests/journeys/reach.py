"""What a thumb finds on every screen: nothing too small to hit, and the pause at its place with nothing over it."""

from tests.journeys.guests import Guest

TARGET = 47.5  # CSS pixels; a border may be rounded
SMALL = """() => [...document.querySelectorAll("button, .choice, .chip-button, .input, summary, a.button")]
  .filter((each) => each.checkVisibility())
  .filter((each) => each.getBoundingClientRect().height < %s || each.getBoundingClientRect().width < %s)
  .map((each) => each.outerHTML.slice(0, 120))"""
PAUSE = """() => {
  const box = document.querySelector("form[data-pause] button").getBoundingClientRect();
  const inside = [0.05, 0.5, 0.95].map((part) => [box.x + box.width * part, box.y + box.height / 2]);
  const on_top = inside.every(([x, y]) => document.elementFromPoint(x, y)?.closest("form[data-pause]"));
  return [Math.round(box.height), Math.round(innerHeight - box.bottom), on_top];
}"""
ANSWERS = """() => [
  ...document.querySelectorAll("#gate-h, .promise[data-slot]:not([hidden]) > summary, .answers label, .seal"),
].filter((each) => {
  const box = each.getBoundingClientRect();
  const seen = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  return !seen?.closest("#gate-h, .promise, .answers label, .seal");
}).map((each) => each.outerHTML.slice(0, 80))"""
HEIGHT, BELOW = 64, 24  # of the pause, and the most that is free under it


def fits_a_thumb(guest: Guest, name: str) -> None:
    """Nothing that can be tapped is smaller than a thumb."""
    assert guest.page.evaluate(SMALL % (TARGET, TARGET)) == [], f"{name} has something too small for a thumb"


def pause_is_in_reach(guest: Guest, name: str) -> None:
    """It is on the screen without moving it, where it always is, and under nothing."""
    height, below, on_top = guest.page.evaluate(PAUSE)
    assert height >= HEIGHT and 0 <= below <= BELOW and on_top, f"{name} hides the pause"  # noqa: PT018  one thing: it is there


def answers_are_in_reach(guest: Guest, name: str) -> None:
    """The question and its three answers stand on one screen, under nothing, however much is asked."""
    assert guest.page.evaluate("scrollY") == 0
    assert guest.page.evaluate(ANSWERS) == [], f"{name} hides an answer"


def all_in_reach(guest: Guest, name: str) -> None:
    fits_a_thumb(guest, name)
    pause_is_in_reach(guest, name)
