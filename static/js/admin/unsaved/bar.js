// One bar over the page for what must be known wherever one has scrolled to: not saved, and why.
import { button, element } from "./words.js";

let bar = null;

export function hideBar() {
  bar?.remove();
  bar = null;
}

// `again` tries once more; `link` is [words, address], opened beside this page so that the page stays as it is.
export function showBar(sentence, { again = null, link = null } = {}) {
  hideBar();
  bar = element("div", { class: "unsaved-bar", role: "alert" }, element("p", {}, sentence));
  const buttons = element("p", { class: "unsaved-buttons" });
  if (link) {
    buttons.append(element("a", { class: "unsaved-button", href: link[1], target: "_blank", rel: "opener" }, link[0]));
  }
  if (again) buttons.append(button("Thử lại", again, { class: "unsaved-button unsaved-main" }));
  buttons.append(button("Đóng", hideBar));
  bar.append(buttons);
  document.body.append(bar);
}
