// Puts the toolkit where it works without a connection, and says plainly when this browser or this address does not allow it.

const WORKER = "/sw.js";

/** Promises "kept", "needs-https" or "cannot". */
export async function keep({ navigator, isSecureContext, trustedTypes }) {
  if (!isSecureContext) return "needs-https";
  if (!navigator.serviceWorker) return "cannot"; // a private window, or an old browser
  try {
    // our pages let no string become a script; this one address is ours
    const trusted = trustedTypes?.createPolicy("toolkit", { createScriptURL: () => WORKER });
    await navigator.serviceWorker.register(trusted ? trusted.createScriptURL("") : WORKER, { updateViaCache: "none" });
    await navigator.serviceWorker.ready;
    return "kept";
  } catch {
    return "cannot"; // a certificate that this device does not know, or storage that is switched off
  }
}
