// What the toolkit leaves unsaid: on a phone each cell bears the header of its column, and the main part is named as such.
document.addEventListener("DOMContentLoaded", () => {
  // Vietnamese capitalises the first letter only, which CSS cannot.
  for (const cell of document.querySelectorAll("td[data-label], th[data-label]")) {
    const label = cell.dataset.label.trim();
    cell.dataset.label = label.charAt(0).toLocaleUpperCase("vi") + label.slice(1);
  }
  document.getElementById("main")?.setAttribute("role", "main");
});

// The toolkit's menus beside a choice ("⋮") open by a click alone: here they are buttons, for the keyboard too.
const MENU = "[x-ref^=relatedWidgetWrapper]";

function nameMenus() {
  for (const opener of document.querySelectorAll(MENU)) {
    const about = opener.closest(".field-line, .form-row, td")?.querySelector("label")?.textContent.trim().replace(/\*$/, "");
    opener.setAttribute("role", "button");
    opener.setAttribute("tabindex", "0");
    opener.setAttribute("aria-haspopup", "true");
    opener.setAttribute("aria-label", about ? `Việc khác với ${about}` : "Việc khác");
  }
  for (const button of document.querySelectorAll(".form-group:not(.empty-form) .delete-template")) {
    button.setAttribute("role", "button");
    button.setAttribute("tabindex", "0");
    button.setAttribute("aria-label", "Bỏ dòng này");
  }
}

const menuOf = (opener) =>
  document.getElementById(opener.closest(".related-widget-wrapper").dataset.id);

document.addEventListener("DOMContentLoaded", nameMenus);
document.addEventListener("formset:added", nameMenus);
document.addEventListener("keydown", (event) => {
  if (event.target.matches?.(".delete-template") && (event.key === "Enter" || event.key === " ")) {
    event.preventDefault();
    event.target.click();
  }
  const opener = event.target.closest?.(MENU);
  if (opener && (event.key === "Enter" || event.key === " ")) {
    event.preventDefault();
    opener.click();
    // Shown by then; its links lie at the end of the page, where Tab would not find them.
    setTimeout(() => menuOf(opener)?.querySelector("a[href]")?.focus(), 150);
  }
  const menu = event.target.closest?.("nav[id^=related-widget-wrapper]");
  if (!menu) return;
  const links = [...menu.querySelectorAll("a[href]")];
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step) {
    event.preventDefault();
    links.at((links.indexOf(document.activeElement) + step) % links.length)?.focus();
  } else if (event.key === "Escape" || event.key === "Tab") {
    document.querySelector(`[data-id="${menu.id}"] ${MENU}`)?.focus();
  }
});
