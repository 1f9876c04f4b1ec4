// Taking away a new row of an inline: the toolkit writes the rows after it anew, and what was typed into them is gone.
// Here they stay as they are and only change their numbers.
const NUMBERED = (prefix, number) => new RegExp(`${prefix}-${number}(?!\\d)`, "g");

function renumber(row, prefix, from, to) {
  const old = NUMBERED(prefix, from);
  for (const each of [row, ...row.querySelectorAll("*")]) {
    for (const { name, value } of [...each.attributes]) {
      if (value.includes(`${prefix}-${from}`)) each.setAttribute(name, value.replace(old, `${prefix}-${to}`));
    }
  }
}

function takeAway(row, formset) {
  const { prefix } = JSON.parse(formset.dataset.inlineFormset).options;
  const counter = (name) => document.getElementById(`id_${prefix}-${name}`);
  const rows = [...formset.querySelectorAll(":scope > .form-group:not(.empty-form)")];
  if (rows.length <= Number(counter("MIN_NUM_FORMS").value)) return;
  rows.forEach((each, number) => {
    if (number > rows.indexOf(row)) renumber(each, prefix, number, number - 1);
  });
  const parent = row.parentElement;
  row.remove();
  counter("TOTAL_FORMS").value = rows.length - 1;
  if (rows.length - 1 < Number(counter("MAX_NUM_FORMS").value)) formset.querySelector(".add-row")?.classList.remove("hidden");
  for (const tidy of ["updateStackedCounter", "applyLastClass", "checkFormsetEmpty"]) window[tidy]?.(tidy === "updateStackedCounter" ? parent : formset);
  document.dispatchEvent(new CustomEvent("formset:removed", { detail: { formsetName: prefix } }));
}

// Before the toolkit's own listener.
window.addEventListener("click", (event) => {
  const row = event.target.closest?.(".delete-template")?.closest(".form-group");
  const formset = row?.closest(".formset[data-inline-formset]");
  if (!formset) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  takeAway(row, formset);
}, true);
