// A page of ours as an answer to a form, read by the browser itself: no text is ever made into markup by a script.

/** What a page of ours answers to a form, or null when it did not get there or was not taken. */
export function sent(address, form) {
  return new Promise((settle) => {
    const wish = new XMLHttpRequest();
    wish.open("POST", address);
    wish.responseType = "document";
    wish.onload = () => settle(wish.status < 300 ? wish.response : null);
    wish.onerror = () => settle(null);
    wish.send(form);
  });
}
