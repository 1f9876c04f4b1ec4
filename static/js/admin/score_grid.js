// The grid of score sheets: adds up each row as it is typed, and keeps what was typed from being left by accident.
const form = document.querySelector("[data-score-grid]");

function total(row) {
  const texts = [...row.querySelectorAll('td[data-name^="diem-"] > input')].map((input) => input.value.trim());
  const numbers = texts.filter(Boolean).map((text) => Number(text.replace(",", ".")));
  if (!numbers.length || numbers.some(Number.isNaN)) return "";
  return (Math.round(numbers.reduce((sum, number) => sum + number, 0) * 10) / 10).toLocaleString("vi-VN");
}

if (form) {
  let changed = false;
  form.addEventListener("input", (event) => {
    changed = true;
    const row = event.target.closest("tbody tr");
    if (row) row.querySelector("[data-total]").textContent = total(row);
  });
  form.addEventListener("submit", () => {
    changed = false;
  });
  addEventListener("beforeunload", (event) => {
    if (changed) event.preventDefault();
  });
}
