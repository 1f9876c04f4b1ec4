// Lines of the agenda move up and down; the numbers beside them follow, and are what is stored.
const list = document.querySelector("[data-agenda]");
const said = document.querySelector("[data-said]");

function number() {
  [...list.children].forEach((row, place) => {
    row.querySelector("input").value = place + 1;
  });
}

function move(row, button) {
  const isUp = button.dataset.move === "up";
  const other = isUp ? row.previousElementSibling : row.nextElementSibling;
  if (!other) {
    said.textContent = `${row.dataset.code} đã ở ${isUp ? "đầu" : "cuối"} danh sách.`;
    return;
  }
  if (isUp) other.before(row);
  else other.after(row);
  number();
  button.focus();
  said.textContent = `${row.dataset.code} ở vị trí ${[...list.children].indexOf(row) + 1}.`;
}

if (list) {
  list.querySelectorAll(".agenda-moves").forEach((moves) => {
    moves.hidden = false;
  });
  list.addEventListener("click", (event) => {
    const button = event.target.closest("[data-move]");
    if (button) move(button.closest("li"), button);
  });
}
