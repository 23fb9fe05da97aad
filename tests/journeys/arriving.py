"""How two people come to be linked: an account each, a code that one shows and the other enters, three words aloud."""

from playwright.sync_api import expect

from tests.journeys.guests import Guest

PASSWORD = "seven quiet otters under one bridge"


def sign_up(one: Guest, house: str = "", *, look: bool = False) -> None:
    """From the welcome page (or wherever ``house`` is empty and the page stands) to the printed codes."""
    page = one.page
    if house:
        page.goto(house)
        _looks(one, "A quiet room for the two of you", look=look)
        page.get_by_role("link", name="Start").click()
    _looks(one, "Is this for you?", look=look)
    one.reads("nobody watches over this, and it is not a crisis service")
    one.reads("Who runs this server")
    one.picks("I am 18 or older", of="checkbox")
    one.taps("Go on")
    _looks(one, "This is your sign-in name", look=look)
    one.sign_in_name = page.locator(".given").inner_text().strip()
    one.taps("Go on")
    one.writes("Name", one.name)
    _looks(one, "What should we call you?", look=look)
    one.taps("Go on")
    one.picks("No, only I use it")
    _looks(one, "Do you share this device with anyone?", look=look)
    one.taps("Go on")
    page.get_by_label("Your password", exact=True).fill(PASSWORD)
    _looks(one, "Choose a password", look=look)
    one.taps("Make my account")
    _looks(one, "Keep these codes somewhere safe", look=look)
    one.reads(one.sign_in_name)
    codes = [code.inner_text() for code in page.locator(".codes li").all()]
    assert len(set(codes)) == len(codes) >= 8
    expect(one.button("Print")).to_be_visible()
    page.get_by_role("link", name="I have kept them").click()


def _looks(one: Guest, heading: str, *, look: bool) -> None:
    one.heading(heading)
    if look:
        one.is_open_to_everyone()


def sign_in(one: Guest) -> None:
    """With the name given at the start and the password."""
    one.heading("Welcome back")
    one.page.get_by_label("Sign-in name").fill(one.sign_in_name)
    one.page.get_by_label("Password", exact=True).fill(PASSWORD)
    one.picks("No, only I use it")
    one.taps("Sign in")


def makes_code(one: Guest) -> str:
    """Shows a code, and gives it as it stands there."""
    one.taps("Show me a code")
    one.heading("Show this to your partner")
    expect(one.page.locator(".qr svg")).to_be_visible()
    return one.page.locator(".said").inner_text().strip()


def link_address(one: Guest) -> str:
    """What “Copy as a link” would copy."""
    return str(one.button("Copy as a link").get_attribute("data-copy"))


def enters(one: Guest, code: str) -> None:
    one.page.get_by_label("Your partner’s code").fill(code)
    one.taps("Use this code")


def confirm(one: Guest, other: Guest) -> None:
    """Both see the other's name and the same three words, and both say yes; then both pages go home by themselves."""
    words = []
    for each in (one, other):
        each.heading("Is this your partner?")
        each.reads(each.partner)
        each.reads(f"{each.partner} will not see")
        words.append(each.page.locator(".said").inner_text().split())
    assert len(words[0]) == 3
    assert words[0] == words[1]
    one.is_open_to_everyone()
    one.taps("Yes, that is my partner")
    one.heading("Your yes is in")
    one.is_open_to_everyone()
    assert "yes" not in other.page.get_by_role("status").all_inner_texts(), "what the other has said is not shown"
    other.taps("Yes, that is my partner")
    for each in (other, one):
        each.reads("You are linked. Take it at your own pace.")
