// The fields of a form as plain data, and back: hidden ones too, for they say which version was opened.
const NOT_TYPED = new Set(["submit", "button", "image", "reset", "file", "password"]);
// What a list ticks for its actions is nothing typed, nor is the box that ticks all of its rows.
const OF_A_LIST = ["_selected_action", "action-toggle", "action", "select_across", "index"];
const OF_THE_PAGE = new Set(["csrfmiddlewaretoken", "_unsaved", ...OF_A_LIST]);

// `leftOut`: names of fields and of whole inlines whose content must not lie in the browser.
export function isLeftOut(name, leftOut) {
  return leftOut.some((each) => name === each || name.startsWith(`${each}-`) || name.endsWith(`-${each}`));
}

export function controls(form, leftOut = []) {
  return [...form.elements].filter(
    (each) =>
      /^(INPUT|SELECT|TEXTAREA)$/.test(each.tagName) &&
      each.name &&
      !each.matches(":disabled") &&
      !NOT_TYPED.has(each.type) &&
      !OF_THE_PAGE.has(each.name) &&
      !each.name.includes("__prefix__") &&
      !isLeftOut(each.name, leftOut),
  );
}

export const isTicked = (control) => control.type === "checkbox" || control.type === "radio";

function chosen(select, asServed) {
  const options = [...select.options];
  let picked = options.filter((each) => (asServed ? each.defaultSelected : each.selected));
  if (!picked.length && asServed && !select.multiple) picked = options.filter((each) => !each.disabled).slice(0, 1);
  return picked.map((each) => [each.value, each.text]);
}

function entry(control, asServed) {
  const { name } = control;
  if (control.tagName === "SELECT") return { name, chosen: chosen(control, asServed) };
  if (isTicked(control)) {
    return { name, value: control.value, ticked: asServed ? control.defaultChecked : control.checked };
  }
  return { name, value: asServed && control.type !== "hidden" ? control.defaultValue : control.value };
}

// `asServed`: as the server's page had it, whatever was typed or filled in again by the browser since.
export function read(form, leftOut, { asServed = false } = {}) {
  return controls(form, leftOut).map((each) => entry(each, asServed));
}

// 53 bits are enough to tell two states of one form apart.
export function digest(fields) {
  let [high, low] = [0xdeadbeef, 0x41c6ce57];
  for (const letter of JSON.stringify(fields)) {
    const code = letter.codePointAt(0);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  return (4294967296 * (2097151 & (low ^ (low >>> 15))) + ((high ^ (high >>> 13)) >>> 0)).toString(36);
}

export function labelOf(form, name) {
  const control = [...form.elements].find((each) => each.name === name);
  const label = control?.labels?.[0]?.textContent || control?.getAttribute("aria-label") || name;
  return label.replace(/[\s*:]+$/g, "").trim();
}

function choose(select, pairs) {
  for (const [value, text] of pairs) {
    const known = [...select.options].some((each) => each.value === value);
    if (!known) select.append(new Option(text, value)); // a list searched by typing holds only what was chosen
  }
  for (const option of select.options) option.selected = pairs.some(([value]) => value === option.value);
}

// The text editor keeps its own copy of what its field holds.
function tellEditor(control) {
  const editor = control.closest(".prose-editor")?.querySelector(".tiptap")?.editor;
  if (editor) editor.commands.setContent(control.value, { emitUpdate: false });
}

function set(control, one) {
  if (control.tagName === "SELECT") choose(control, one.chosen ?? []);
  else if (isTicked(control)) control.checked = Boolean(one.ticked);
  else control.value = one.value ?? "";
  tellEditor(control);
  for (const name of ["input", "change"]) control.dispatchEvent(new Event(name, { bubbles: true }));
  if (control.tagName === "SELECT") window.django?.jQuery?.(control).trigger("change");
}

// Returns the entries for which the form has no field any more.
export function write(form, fields, leftOut) {
  const free = controls(form, leftOut);
  const homeless = [];
  for (const one of fields) {
    const fits = (each) => each.name === one.name && (!isTicked(each) || each.value === one.value);
    const place = free.findIndex(fits);
    if (place < 0) homeless.push(one);
    else set(free.splice(place, 1)[0], one);
  }
  return homeless;
}
