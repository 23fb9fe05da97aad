"""The server moved on while a page lay open: the page rests and says so, and can still stop and be stopped (F18)."""

from tests.journeys import evening
from tests.journeys.guests import Guest

Two = tuple[Guest, Guest]
OLDER = """document.addEventListener("readystatechange", () => {
  const scene = document.getElementById("scene")?.firstChild;
  if (scene && !sessionStorage.getItem("today")) scene.data = scene.data.replace(/"v": ?1/, '"v": 0');
});"""


def test_a_page_of_another_version_rests_and_can_still_stop_and_be_stopped(two: Two) -> None:
    ana, ben = two
    evening.in_a_step(ana, ben)
    ben.page.add_init_script(OLDER)
    ben.page.reload()
    ben.heading("This page is older than the server. Load it again.")
    ben.is_open_to_everyone()
    assert ben.page.evaluate("document.getElementById('stage').inert")
    evening.pauses(ana)
    ben.heading("Ana has paused.")
    ana.reads("It stands on Ben’s screen.")
    ben.page.reload()
    ben.heading("This page is older than the server. Load it again.")
    ben.taps("Pause")
    ben.heading("You have both paused.")
    ben.reads("Your pause is recorded.")
    ana.heading("You have both paused.")
    ben.page.reload()
    ben.heading("This page is older than the server. Load it again.")
    ben.page.evaluate("sessionStorage.setItem('today', 'yes')")
    ben.taps("Load it again")
    ben.heading("You have both paused.")
    ben.is_heard()
