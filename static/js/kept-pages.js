// The page without a network lists what has been kept of the portal in this browser; see templates/offline/worker.js.
const MOST_AGE = 3 * 24 * 3600 * 1000;
const section = document.querySelector("[data-kept-pages]");
const none = document.querySelector("[data-none-kept]");

async function keptPages() {
  const found = [];
  for (const name of (await caches.keys()).filter((each) => each.startsWith("pages-"))) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      const { pathname } = new URL(request.url);
      const response = await cache.match(request);
      const moment = Number(response.headers.get("X-Kept"));
      if (pathname.startsWith("/tep/") || Date.now() - moment > MOST_AGE) continue;
      const title = new DOMParser().parseFromString(await response.text(), "text/html").title;
      found.push({ pathname, moment, title: title.split(" – Mặt trận")[0] || pathname });
    }
  }
  return found.sort((one, other) => other.moment - one.moment);
}

function show(pages) {
  section.hidden = pages.length === 0;
  none.hidden = pages.length > 0;
  section.querySelector("ul").replaceChildren(
    ...pages.map(({ pathname, title }) => {
      const item = document.createElement("li");
      const link = Object.assign(document.createElement("a"), { href: pathname, textContent: title });
      item.append(link);
      return item;
    }),
  );
}

if ("caches" in window) {
  show(await keptPages());
  section.querySelector("button").addEventListener("click", async () => {
    for (const name of (await caches.keys()).filter((each) => each.startsWith("pages-"))) await caches.delete(name);
    show([]);
  });
} else none.hidden = false;
