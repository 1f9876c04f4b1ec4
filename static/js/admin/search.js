// The search over all records: Ctrl+K or a button opens a box whose list changes with what is typed. Without this script
// the same form leads to a page of its own.
(() => {
  const WAIT = 150; // milliseconds after the last letter

  function quickList(form, list) {
    const box = form.elements.q;
    let timer = 0;
    let running = null;

    async function ask() {
      running?.abort();
      const words = box.value.trim();
      if (!words) {
        list.replaceChildren();
        return;
      }
      running = new AbortController();
      try {
        const address = `${form.action}?${new URLSearchParams({ q: words, nhanh: 1 })}`;
        const answer = await fetch(address, { signal: running.signal, credentials: "same-origin" });
        if (answer.redirected) return; // signed out: pressing Enter leads to the page that says so
        if (!answer.ok) throw new Error(answer.statusText);
        const text = await answer.text();
        list.replaceChildren(...new DOMParser().parseFromString(text, "text/html").body.childNodes);
      } catch (error) {
        if (error.name !== "AbortError") list.textContent = "Chưa tìm được: không có mạng hoặc máy chủ đang bận.";
      }
    }

    box.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(ask, WAIT);
    });
    form.parentElement.addEventListener("keydown", (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (!step) return;
      const stops = [box, ...list.querySelectorAll("a")];
      const next = stops[stops.indexOf(document.activeElement) + step];
      if (next) {
        event.preventDefault();
        next.focus();
      }
    });
    return ask;
  }

  document.addEventListener("DOMContentLoaded", () => {
    const dialog = document.getElementById("search-dialog");
    if (!dialog) return;
    const form = dialog.querySelector("form");
    const box = form.elements.q;
    const ask = quickList(form, document.getElementById("search-dialog-results"));

    function open(words) {
      if (words !== undefined) box.value = words;
      if (!dialog.open) dialog.showModal();
      box.focus();
      box.select();
      ask();
    }

    document.addEventListener("keydown", (event) => {
      if ((event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === "k") {
        event.preventDefault();
        open();
      }
    });
    document.addEventListener("click", (event) => {
      if (event.target.closest("[data-close-search]") || event.target === dialog) dialog.close();
      if (!event.target.closest("[data-open-search]") || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      open();
    });
    for (const side of document.querySelectorAll(".side-search form")) {
      side.elements.q.addEventListener("click", () => open(side.elements.q.value));
    }
  });
})();
