// Keeps what a reader has read, for when there is no network. Online nothing is ever answered from here: pages come from
// the server, so that what is corrected or withdrawn is so at once. Kept is only what the server gives to everybody
// (marked by its weak ETag and "no-cache", see frontportal/page_cache), without a query, for three days after the server
// last said the same; a page that is gone is dropped as soon as the server says so.
const PAGES = "pages-{{ release }}";
const PARTS = "parts-{{ release }}";
const OFFLINE = {{ offline|safe }};
const SHELL = {{ shell|safe }};
const STAFF = {{ staff|safe }}; // left to the browser altogether
const NEVER = {{ never|safe }};
const MOST_PAGES = 30;
const MOST_PICTURES = 60;
const MOST_AGE = 3 * 24 * 3600 * 1000; // milliseconds since the server last gave the page
const ASK_AGAIN = 6 * 3600 * 1000;
const ASKED_AT_ONCE = 3;
const KEPT = "X-Kept"; // when, in milliseconds

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(PARTS).then((cache) => cache.addAll([OFFLINE, ...SHELL])).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(start());
});

// What another release has kept would be shown with this one's styles: it goes. The page that is open was loaded
// before this worker was there.
async function start() {
  for (const name of await caches.keys()) if (name !== PAGES && name !== PARTS) await caches.delete(name);
  await self.clients.claim();
  for (const client of await self.clients.matchAll({ type: "window" })) await askAgain(client.url);
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin || request.headers.has("range")) return;
  if (request.mode === "navigate") {
    if (url.pathname.startsWith(STAFF)) return;
    event.respondWith(page(event, url));
  } else if (url.pathname.startsWith("/static/")) event.respondWith(part(event, PARTS, true));
  else if (url.pathname.startsWith("/tep/") && request.destination === "image") event.respondWith(part(event, PAGES, false));
});

function mayBeKept(url) {
  return !url.search && !NEVER.some((prefix) => url.pathname.startsWith(prefix));
}

// The same for everybody: neither of one person nor with a form's token, and a page.
function isForEverybody(response) {
  const control = response.headers.get("Cache-Control") ?? "";
  return response.status === 200 && !response.redirected && control.includes("no-cache") && !/private|no-store/.test(control)
    && (response.headers.get("ETag") ?? "").startsWith("W/") && (response.headers.get("Content-Type") ?? "").startsWith("text/html");
}

async function page(event, url) {
  let response;
  try {
    response = await fetch(event.request);
  } catch {
    return (mayBeKept(url) && (await keptPage(url))) || (await caches.match(OFFLINE)) || Response.error();
  }
  if (mayBeKept(url)) event.waitUntil(note(url, response.clone()).then(askAboutOld).catch(() => {})); // no room left is no fault of the page
  return response;
}

async function note(url, response) {
  const cache = await caches.open(PAGES);
  const address = url.pathname;
  if (!isForEverybody(response)) {
    if (response.status < 500) await cache.delete(address);
    return;
  }
  await cache.delete(address); // the newest stands last
  await cache.put(address, await stamped(response));
  await trim(cache);
}

async function stamped(response) {
  const headers = new Headers(response.headers);
  headers.set(KEPT, String(Date.now()));
  headers.delete("Content-Encoding"); // the body is plain here
  return new Response(await response.blob(), { status: 200, headers });
}

function ageOf(response) {
  return Date.now() - Number(response.headers.get(KEPT) ?? 0);
}

async function trim(cache) {
  const keys = await cache.keys();
  const [pictures, pages] = [keys.filter(isPicture), keys.filter((each) => !isPicture(each))];
  for (const old of [...pages.slice(0, -MOST_PAGES), ...pictures.slice(0, -MOST_PICTURES)]) await cache.delete(old);
}

function isPicture(request) {
  return new URL(request.url).pathname.startsWith("/tep/");
}

// Withdrawn and corrected texts: what has not been confirmed for hours is asked for again, a few at a time.
async function askAboutOld() {
  if (navigator.connection?.saveData) return;
  const cache = await caches.open(PAGES);
  let asked = 0;
  for (const request of await cache.keys()) {
    const kept = await cache.match(request);
    if (!kept || ageOf(kept) < ASK_AGAIN) continue;
    if (isPicture(request)) await cache.delete(request);
    else if (asked++ < ASKED_AT_ONCE) await askAgain(request.url);
    else if (ageOf(kept) > MOST_AGE) await cache.delete(request);
  }
}

async function askAgain(address) {
  const url = new URL(address);
  if (!mayBeKept(url)) return;
  try {
    // Not a reading: nobody looks at it.
    await note(url, await fetch(url.pathname, { cache: "no-cache", redirect: "manual", headers: { Purpose: "prefetch" } }));
  } catch {
    // no network: it stays until it is too old
  }
}

async function keptPage(url) {
  const cache = await caches.open(PAGES);
  const kept = await cache.match(url.pathname);
  if (!kept) return undefined;
  if (ageOf(kept) > MOST_AGE) {
    await cache.delete(url.pathname);
    return undefined;
  }
  const moment = new Date(Number(kept.headers.get(KEPT))).toLocaleString("vi-VN", { hour: "2-digit", minute: "2-digit", day: "2-digit", month: "2-digit", year: "numeric", timeZone: "Asia/Ho_Chi_Minh" });
  const said = `<div class="wrap site-notices no-print"><p class="notice" role="status"><strong>Không có mạng.</strong> Đây là bản lưu trong máy của bạn lúc ${moment}; số liệu và bài viết có thể đã thay đổi.</p></div>`;
  const html = (await kept.text()).replace(/<main\b[^>]*>/, (main) => main + said);
  return new Response(html, { headers: { "Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": kept.headers.get("Content-Security-Policy") ?? "default-src 'none'" } });
}

// Hashed files never change. Pictures are shown from here only without a network, and only such as anybody may keep.
async function part(event, name, isForEver) {
  const cache = await caches.open(name);
  const known = await cache.match(event.request);
  if (known && isForEver) return known;
  try {
    const response = await fetch(event.request);
    const control = response.headers.get("Cache-Control") ?? "";
    if (response.status === 200 && control.includes("public")) {
      const copy = response.clone();
      event.waitUntil((async () => {
        await cache.put(event.request, isForEver ? copy : await stamped(copy));
        if (!isForEver) await trim(cache);
      })().catch(() => {}));
    }
    return response;
  } catch {
    return known && ageOf(known) < MOST_AGE ? known : Response.error();
  }
}
