// Tables marked data-sortable: each header becomes a button; aria-sort says how the rows stand.
// A cell's data-sort is compared where it has one, else its text: numbers as they are written in Vietnamese.
const order = new Intl.Collator("vi", { numeric: true });

function key(row, column) {
  const cell = row.cells[column];
  const text = (cell?.dataset.sort ?? cell?.textContent ?? "").trim();
  if (text === "" || text === "–") return null;
  const plain = cell.dataset.sort === undefined ? text.replace(/[.\s%đ]/g, "").replace(",", ".").replace("−", "-") : text;
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : text;
}

function compare(one, other) {
  if (one === null || other === null) return (one === null) - (other === null);
  return typeof one === "number" && typeof other === "number" ? one - other : order.compare(one, other);
}

function sort(table, header, column) {
  const rising = header.getAttribute("aria-sort") === "descending" || (!header.hasAttribute("aria-sort") && !header.classList.contains("number"));
  for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
  header.setAttribute("aria-sort", rising ? "ascending" : "descending");
  const body = table.tBodies[0];
  const rows = Array.from(body.rows, (row) => [key(row, column), row]);
  rows.sort(([one], [other]) => (one === null || other === null || rising ? compare(one, other) : compare(other, one)));
  body.append(...rows.map(([, row]) => row));
}

// Browsers leave buttons out of headers that they repeat on the next sheet of paper: print the words alone.
const buttons = [];
addEventListener("beforeprint", () => buttons.forEach(([header, button]) => header.replaceChildren(button.textContent)));
addEventListener("afterprint", () => buttons.forEach(([header, button]) => header.replaceChildren(button)));

for (const table of document.querySelectorAll("table[data-sortable]")) {
  Array.from(table.tHead.rows[0].cells).forEach((header, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "table-sort";
    button.title = "Sắp xếp theo cột này";
    button.append(...header.childNodes);
    button.addEventListener("click", () => sort(table, header, column));
    header.append(button);
    buttons.push([header, button]);
  });
}
