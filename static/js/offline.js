// Lets this browser keep what it reads here, for when there is no network. It begins when the page itself is done.
if ("serviceWorker" in navigator && window.isSecureContext) {
  addEventListener("load", () => navigator.serviceWorker.register("/ngoai-tuyen.js").catch(() => {}), { once: true });
  if (document.readyState === "complete") dispatchEvent(new Event("load"));
}
