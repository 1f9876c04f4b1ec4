// The reader's size of letters, kept in this browser. It runs where it stands, before the text is drawn: a module would
// come later and make the page jump. Its buttons stay hidden where nothing can be kept.
(() => {
  const key = "co-chu";
  const article = document.querySelector("[data-text-size]");
  const buttons = [...article.querySelectorAll("[data-size]")];
  const show = (size) => {
    article.dataset.textSize = size;
    for (const button of buttons) button.setAttribute("aria-pressed", String(button.dataset.size === size));
  };
  try {
    const kept = localStorage.getItem(key) ?? "";
    show(buttons.some((button) => button.dataset.size === kept) ? kept : "");
  } catch {
    return;
  }
  article.querySelector("[data-text-size-buttons]").hidden = false;
  for (const button of buttons) {
    button.addEventListener("click", () => {
      show(button.dataset.size);
      localStorage.setItem(key, button.dataset.size);
    });
  }
})();
