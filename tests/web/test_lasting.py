"""The pages of what lasts: one's own, shown by itself, taken back as easily, and nothing counted anywhere."""

import re

import pytest

from couples.domain.goal import MOST_GOALS
from couples.web.overtime_words import PAGES
from tests.accounts import Accounts
from tests.web.conftest import Browser, BrowserOf, link
from tests.web.test_cards import without_tokens

Both = tuple[Browser, Browser]
OWN = ["/mine", "/mine/care", "/mine/weather", "/mine/map", "/mine/map/new/people", "/mine/goals"]
OWN += [f"/mine/kept/{page}" for page in PAGES]
OURS = ["/ours", "/ours/goals", "/ours/review", "/ours/review/1", "/ours/shown", "/mine/as/partner"]
SECRETS = ("just sit with me", "we sang", "like a slow river", "my old boss", "to ask sooner")


@pytest.fixture
def both(ana: Browser, ben: Browser) -> Both:
    link(ana, ben)
    return ana, ben


def keeps_everything(one: Browser) -> None:
    one.post("/mine/care", tap="words/kind", text=SECRETS[0])
    one.post("/mine/kept/good", words=SECRETS[1])
    one.post("/mine/weather", body="warm", own_us=SECRETS[2])
    one.post("/mine/map/new/people", text=SECRETS[3], feels="not-now")
    one.post("/mine/goals", text=SECRETS[4])


def first(one: Browser, page: str, pattern: str) -> str:
    found = re.search(pattern, one.get(page).text)
    assert found, pattern
    return found[1]


def everything_of(one: Browser) -> list[str]:
    return [without_tokens(one.get(page).text) for page in (*OWN, *OURS, "/", "/cards")]


def test_one_alone_has_all_pages_of_their_own_and_none_of_two(ana: Browser) -> None:
    keeps_everything(ana)
    for page in OWN:
        assert ana.get(page).status_code == 200, page
    for page in OURS:
        assert ana.get(page).status_code == 409, page
    for page in ("/mine/care", "/mine/map", "/mine/weather"):
        assert ana.post(f"{page}/show").status_code == 409, page
        assert "Show" not in re.sub(r"<[^>]+>", "", ana.get(page).text.split("<main")[1])


def test_whatever_one_keeps_the_others_pages_stay_the_same_to_the_byte(both: Both) -> None:
    ana, ben = both
    before = everything_of(ben)
    keeps_everything(ana)
    ana.post("/mine/care/tomorrow")
    ana.post("/mine/kept/breath", tap="pause")
    assert everything_of(ben) == before


def test_what_is_shown_is_read_and_what_is_taken_back_leaves_no_trace(both: Both) -> None:
    ana, ben = both
    before = everything_of(ben)
    keeps_everything(ana)
    line = first(ana, "/mine/kept/good", r"/mine/kept/good/(\w+)/show")
    for path in ("care", "weather", "map", f"kept/good/{line}"):
        assert ana.post(f"/mine/{path}/show").status_code == 303
    page = ben.get("/ours/shown").text
    assert all(secret in page for secret in SECRETS[:4])
    assert SECRETS[4] not in page
    assert not re.search(r"\b20\d\d\b|November|month", without_tokens(page).split("<main")[1]), "no date of it"
    mine = ana.get("/mine/as/partner").text
    assert all(secret in mine for secret in SECRETS[:4])
    for path in ("care", "weather", "map", f"kept/good/{line}"):
        ana.post(f"/mine/{path}/withdraw")
    assert everything_of(ben) == before


def test_what_one_chose_in_a_step_goes_into_their_own_plan_and_nowhere_else(both: Both) -> None:
    ana, ben = both
    before = everything_of(ben)
    room = ana.post("/s").location
    assert ana.post(f"{room}/plan", tap="space/door").json == {"shown": False}
    assert 'value="space/door" checked' in ana.get("/mine/care").text
    assert ana.post(f"{room}/plan", tap="space/window").status_code != 200
    ana.post(f"{room}/end")
    assert everything_of(ben) == before


def test_under_a_pause_ones_own_plan_comes_first_and_the_partners_only_while_it_is_shown(both: Both) -> None:
    ana, ben = both
    ana.post("/mine/care", tap="space/alone", text="Leave the light on")
    ben.post("/mine/care", text="A blanket")
    room = ana.post("/s").location
    ben.post("/s")
    assert "A blanket" not in ana.get(f"{room}/care").text
    ben.post("/mine/care/show")
    seen = ana.get(f"{room}/care").text
    assert 0 < seen.index("Leave the light on") < seen.index("A blanket")
    assert "Leave the light on" not in ben.get(f"{room}/care").text
    ben.post("/mine/care/withdraw")
    assert "A blanket" not in ana.get(f"{room}/care").text
    assert ana.get("/s/0123/care").status_code == 404


def test_thank_you_reaches_who_told_and_only_them(both: Both) -> None:
    ana, ben = both
    ana.post("/mine/kept/good", tap="laughed")
    line = first(ana, "/mine/kept/good", r"/mine/kept/good/(\w+)/show")
    ana.post(f"/mine/kept/good/{line}/show")
    ben.post(f"/ours/shown/{first(ben, '/ours/shown', r'/ours/shown/(.+?)/thank')}/thank")
    assert "“Thank you for telling me”" in ana.get("/mine/kept/good").text
    assert "/thank" not in ben.get("/ours/shown").text


def test_a_deleted_thing_comes_back_by_one_tap(ana: Browser) -> None:
    keeps_everything(ana)
    spot = first(ana, "/mine/map", r'href="/mine/map/([0-9a-f]{32})"')
    goal = first(ana, "/mine/goals", r'href="/mine/goals/([0-9a-f]{32})"')
    line = first(ana, "/mine/kept/good", r"/mine/kept/good/(\w+)/delete")
    sky = first(ana, "/mine/weather", r"/mine/weather/(\w+)/delete")
    gone = {
        "/mine/map": (f"/mine/map/{spot}/delete", SECRETS[3]),
        "/mine/goals": (f"/mine/goals/{goal}/drop", SECRETS[4]),
        "/mine/kept/good": (f"/mine/kept/good/{line}/delete", SECRETS[1]),
        "/mine/weather": (f"/mine/weather/{sky}/delete", SECRETS[2]),
    }
    for page, (deed, words) in gone.items():
        assert ana.post(deed).location == page
        told = ana.get(page).text
        assert words not in told
        ana.post("/bring-back", undo=ana.hidden("undo"))
        assert words in ana.get(page).text
        start, end = deed.rsplit("/", 2)[0], deed.rsplit("/", 1)[1]
        assert ana.post(f"{start}/nobodys/{end}").status_code == 404


def test_nothing_is_counted_and_no_day_stands_on_small_things(ana: Browser) -> None:
    for tap in ("laughed", "rested", "laughed"):
        ana.post("/mine/kept/good", tap=tap)
    page = ana.get("/mine/kept/good").text.split("What you kept")[1]
    assert page.count("We laughed") == 1
    assert re.findall(r">(This month|Last month|A while ago)<", page) == ["This month", "This month"]


def test_a_form_that_does_not_fit_keeps_what_was_typed(ana: Browser) -> None:
    refusals = {
        "/mine/kept/good": {"words": ""},
        "/mine/weather": {"own_us": "x" * 121},
        "/mine/map/new/people": {"text": "my sister"},
        "/mine/goals": {"text": "x" * 161},
        "/mine/care": {"text": "x" * 401},
    }
    for page, fields in refusals.items():
        answer = ana.post(page, **fields)
        assert answer.status_code == 422, page
        assert all(typed in answer.text for typed in fields.values())
    assert ana.post("/mine/kept/good", tap="made-up").status_code == 422
    assert ana.post("/mine/weather", body="made-up").status_code == 422
    assert ana.post("/mine/weather").status_code == 422
    for at in range(MOST_GOALS):
        ana.post("/mine/goals", text=f"goal {at}")
    assert ana.post("/mine/goals", text="one more").status_code == 409


def test_made_up_addresses_lead_nowhere(ana: Browser) -> None:
    for page in ("/mine/kept/scores", "/mine/map/new/pets", "/mine/map/none", "/mine/goals/none"):
        assert ana.get(page).status_code == 404, page
    for page in ("/mine/kept/scores", "/mine/goals/none", "/mine/goals/none/offer", "/mine/kept/breath/none/show"):
        assert ana.post(page, text="x", tap="x").status_code in (404, 409), page
    keeps_everything(ana)
    spot = first(ana, "/mine/map", r'href="/mine/map/([0-9a-f]{32})"')
    assert ana.get(f"/mine/map/{spot}").status_code == 200
    assert ana.post(f"/mine/map/{spot}", feels="lovely").status_code == 422
    assert ana.post(f"/mine/map/{spot}", feels="safe").location == "/mine/map"


def test_own_words_and_chips_of_either_language_are_read_in_ones_own(ana: Browser, accounts: Accounts) -> None:
    ana.post("/mine/weather", body="tired", mind="stormy")
    ana.post("/mine/weather", own_body="Cansancio")
    page = ana.get("/mine/weather").text
    assert page.count("> Tired<") == 2
    assert "Cansancio" not in page


def test_who_asked_is_asked_the_next_day_and_nobody_else(both: Both, accounts: Accounts) -> None:
    ana, ben = both
    assert ana.get("/mine/day").location == "/mine/care"
    ana.post("/mine/care/tomorrow")
    assert "/mine/day" not in ana.get("/").text
    accounts.clock.passes(days=1)
    assert 'href="/mine/day"' in ana.get("/").text
    assert "/mine/day" not in ben.get("/").text
    assert ana.post("/mine/day", words="x" * 401).status_code == 422
    assert "x" * 401 in ana.page
    assert ana.post("/mine/day", tap="tender", words="slept little", mind="calm").location == "/mine/kept/day"
    assert "slept little" in ana.get("/mine/kept/day").text
    assert "/mine/day" not in ana.get("/").text
    ana.post("/mine/care/tomorrow")
    accounts.clock.passes(days=1)
    ana.get("/mine/day")
    assert ana.post("/mine/care/not-tomorrow", home="y").location == "/"
    assert "/mine/day" not in ana.get("/").text
    ana.post("/mine/care/tomorrow")
    accounts.clock.passes(days=1)
    assert ana.post("/mine/day").location == "/", "nothing said is an answer too"


def test_in_a_session_both_read_the_plans_that_are_shown(both: Both, a_browser: BrowserOf) -> None:
    ana, ben = both
    keeps_everything(ana)
    room = ana.post("/s").location
    assert SECRETS[0] in ana.get(f"{room}/aftercare").text
    assert "Only you see it." in ana.page or "Only you see it." in ana.get(f"{room}/aftercare").text
    assert SECRETS[0] not in ben.get(f"{room}/aftercare").text
    ana.post("/mine/care/show")
    assert "Good for Ana now" in ben.get(f"{room}/aftercare").text
    before = without_tokens(ben.get(f"{room}/aftercare").text)
    assert ana.post(f"{room}/tomorrow").location == room
    assert without_tokens(ben.get(f"{room}/aftercare").text) == before
    assert "You are asked tomorrow" in ana.get(f"{room}/aftercare").text
    cleo = a_browser()
    cleo.starts("Cleo")
    assert cleo.get(f"{room}/aftercare").status_code == 404
    assert cleo.post(f"{room}/tomorrow").status_code == 404
