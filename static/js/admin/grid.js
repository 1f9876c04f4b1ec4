// The grid of unity days: tick a whole column, see the sums, keep what was typed from being left by accident.
const form = document.querySelector("[data-grid]");

const inputs = (name) => [...form.querySelectorAll(`td[data-name="${name}"] > input`)];

function count(name) {
  if (name === "attendance") {
    const numbers = inputs(name).map((input) => Number(input.value.replace(/[.\s]/g, "")) || 0);
    return numbers.reduce((sum, number) => sum + number, 0);
  }
  return inputs(name).filter((input) => input.checked).length;
}

function showSums() {
  const labels = { ceremony: "lễ", festival: "hội", meal: "bữa cơm", attendance: "lượt", nothing: "không tổ chức" };
  for (const cell of form.querySelectorAll("[data-sum]")) {
    const label = document.createElement("span");
    label.className = "grid-sum-label";
    label.textContent = ` ${labels[cell.dataset.sum]}`;
    cell.replaceChildren(count(cell.dataset.sum).toLocaleString("vi-VN"), label);
  }
}

// Only where somebody came: a row without a number has nothing to be ticked for.
function isHeld(box) {
  const row = box.closest("tr");
  const attendance = row.querySelector('[data-name="attendance"] > input').value.replace(/[.\s]/g, "");
  return Number(attendance) > 0 && !row.querySelector('[data-name="nothing"] > input').checked;
}

function tickAll(name) {
  const free = inputs(name).filter(isHeld);
  const all = free.every((box) => box.checked);
  for (const box of free) box.checked = !all;
  form.dispatchEvent(new Event("input"));
}

function offerTickAll(place) {
  for (const [name, label] of [["ceremony", "lễ"], ["festival", "hội"], ["meal", "bữa cơm"]]) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = label;
    button.addEventListener("click", () => tickAll(name));
    place.append(button);
  }
  place.hidden = false;
}

if (form) {
  let changed = false;
  offerTickAll(form.querySelector("[data-tick-all]"));
  form.addEventListener("input", () => {
    changed = true;
    showSums();
  });
  form.addEventListener("submit", () => {
    changed = false;
  });
  addEventListener("beforeunload", (event) => {
    if (changed) event.preventDefault();
  });
  showSums();
}
