// As many rows as the form had when it was left: those added are added again, those that came since stay as they are.
const TOTAL = "-TOTAL_FORMS";

const fieldsOfRow = (form, prefix, number) =>
  [...form.elements].filter((each) => each.name?.startsWith(`${prefix}-${number}-`));

function commonRow(form, prefix, number) {
  const fields = fieldsOfRow(form, prefix, number);
  let row = fields[0]?.parentElement;
  while (row && !fields.every((each) => row.contains(each))) row = row.parentElement;
  return row;
}

// A page of our own has no button that adds a row without asking the server: its last row is repeated, empty.
function repeatLast(form, prefix, total) {
  const last = commonRow(form, prefix, total - 1);
  if (!last || last === form) return;
  const row = last.cloneNode(true);
  row.innerHTML = row.innerHTML.replaceAll(`${prefix}-${total - 1}-`, `${prefix}-${total}-`);
  for (const legend of row.querySelectorAll("legend")) legend.textContent = legend.textContent.replace(/\d+$/, total + 1);
  last.after(row);
}

function addRow(form, prefix, counter) {
  const before = Number(counter.value);
  const group = counter.closest(".formset-wrapper") ?? document.getElementById(`${prefix}-group`);
  group?.querySelector(".add-row")?.click();
  if (Number(counter.value) > before) return true;
  repeatLast(form, prefix, before);
  counter.value = before + 1;
  return fieldsOfRow(form, prefix, before).length > 0;
}

export function matchRows(form, fields) {
  for (const { name, value } of fields) {
    if (!name.endsWith(TOTAL)) continue;
    const counter = form.elements.namedItem(name);
    if (!(counter instanceof HTMLInputElement)) continue;
    const prefix = name.slice(0, -TOTAL.length);
    const wanted = Math.min(Number(value) || 0, 1000);
    while (Number(counter.value) < wanted && addRow(form, prefix, counter));
    // Rows beyond the restored count are not sent; better that nobody types into them.
    for (let number = wanted; number < Number(counter.value); number += 1) {
      for (const field of fieldsOfRow(form, prefix, number)) field.disabled = true;
    }
  }
}
