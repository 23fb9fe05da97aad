// A page of ours as it stands now, read by the browser itself: no text is ever made into markup by a script.

/** Promises the document, "gone" when it is not there for this person any more, or null without a line. */
export function fetched(address) {
  return asks(address, {}).then(({ page }) => page);
}

/** The same beside the reason of a refusal, for a page that says it in its own words. */
export function asked(address) {
  return asks(address, {});
}

/** The same for a page that looks by itself, touched by nobody: it must not keep anybody signed in. */
export function glanced(address) {
  return asks(address, { "X-Glance": "1" }).then(({ page }) => page);
}

/** What is in a part of such a page, for the page that stands: a voice begins to load only here, never where it was read. */
export function inside(part) {
  return document.importNode(part, true).childNodes;
}

function asks(address, headers) {
  return new Promise((settle) => {
    const wish = new XMLHttpRequest();
    wish.open("GET", address);
    for (const [name, value] of Object.entries(headers)) wish.setRequestHeader(name, value);
    wish.responseType = "document";
    wish.onload = () => {
      if (wish.status >= 500) return settle({ page: null });
      const same = wish.responseURL === location.origin + address;
      const there = wish.status < 300 && same && wish.response;
      settle({ page: there ? wish.response : "gone", reason: wish.getResponseHeader("X-Reason") });
    };
    wish.onerror = () => settle({ page: null });
    wish.send();
  });
}
