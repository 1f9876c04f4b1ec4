// While a file is read or imported, asks the page for itself every second and shows how far it is.
const PAUSE = 1000;

async function follow() {
  const here = document.querySelector("[data-progress]");
  if (here?.dataset.progress !== "on") return;
  try {
    const answer = await fetch(location.href, { credentials: "same-origin" });
    if (!answer.ok || answer.redirected) return location.reload();
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const there = page.querySelector("[data-progress]");
    if (there?.dataset.progress !== "on") return location.reload();
    // Only what tells: the buttons stay, so that nobody loses the focus.
    for (const part of ["[role=status]", "progress"]) {
      const [old, fresh] = [here.querySelector(part), there.querySelector(part)];
      if (part === "progress" && fresh.hasAttribute("value")) old.value = fresh.value;
      else if (part !== "progress") old.textContent = fresh.textContent;
    }
  } catch {
    // The site is away for a moment; asked again.
  }
  setTimeout(follow, PAUSE);
}

setTimeout(follow, PAUSE);
