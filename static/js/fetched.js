// A page of ours as it stands now, read by the browser itself: no text is ever made into markup by a script.

/** Promises the document, "gone" when it is not there for this person any more, or null without a line. */
export function fetched(address) {
  return new Promise((settle) => {
    const asked = new XMLHttpRequest();
    asked.open("GET", address);
    asked.responseType = "document";
    asked.onload = () => {
      if (asked.status >= 500) return settle(null);
      const same = new URL(asked.responseURL, location.href).pathname === address;
      settle(asked.status < 300 && same && asked.response ? asked.response : "gone");
    };
    asked.onerror = () => settle(null);
    asked.send();
  });
}
