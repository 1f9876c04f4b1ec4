// Many pictures into the library: dropped or chosen, described, sent one after another with a bar of progress.
// What fails stays with its words and says why; nothing typed is lost, and what has come is not sent again.
const form = document.querySelector("[data-several-pictures]");
const list = form.querySelector(".pictures-list");
const drop = form.querySelector("[data-drop]");
const input = drop.querySelector("input");
const send = form.querySelector(".grid-button");
const total = form.querySelector("[data-total]");
const most = Number(form.dataset.mostBytes);
const rows = new Map(); // <li> → File

const waiting = () => [...rows.keys()].filter((row) => row.dataset.state !== "done");

function say(row, state, words) {
  row.dataset.state = state;
  row.querySelector("[data-said]").textContent = words;
}

function refresh() {
  const left = waiting().length;
  send.disabled = left === 0;
  total.textContent = rows.size ? `Đã tải ${rows.size - left}/${rows.size} ảnh.` : "";
}

function add(file) {
  const row = form.querySelector("template").content.firstElementChild.cloneNode(true);
  row.querySelector("img").src = URL.createObjectURL(file);
  row.querySelector("[data-name]").textContent = `${file.name} (${Math.max(0.1, file.size / 2 ** 20).toLocaleString("vi-VN", { maximumFractionDigits: 1 })} MB)`;
  row.querySelector("[data-remove]").addEventListener("click", () => {
    rows.delete(row);
    row.remove();
    refresh();
  });
  rows.set(row, file);
  list.append(row);
  if (file.size > most) say(row, "wrong", `Ảnh quá ${most / 2 ** 20} MB, không gửi được. Hãy thu nhỏ rồi chọn lại.`);
}

function addAll(files) {
  for (const file of files) add(file);
  refresh();
  list.querySelector(".pictures-item:last-child input")?.scrollIntoView({ block: "nearest" });
}

input.addEventListener("change", () => {
  addAll(input.files);
  input.value = "";
});
for (const name of ["dragover", "dragleave", "drop"]) {
  drop.addEventListener(name, (event) => {
    event.preventDefault();
    drop.toggleAttribute("data-over", name === "dragover");
    if (name === "drop") addAll(event.dataTransfer.files);
  });
}

function post(row, data) {
  const bar = row.querySelector("progress");
  bar.hidden = false;
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) bar.value = event.loaded / event.total;
    });
    request.addEventListener("loadend", () => {
      bar.hidden = true;
      resolve(request);
    });
    request.open("POST", location.pathname);
    request.send(data);
  });
}

function answerOf(request) {
  try {
    return JSON.parse(request.responseText);
  } catch {
    return {};
  }
}

async function sendRow(row) {
  const file = rows.get(row);
  if (file.size > most) return;
  const data = new FormData(form);
  for (const field of row.querySelectorAll("[data-field]")) data.set(field.dataset.field, field.value.trim());
  if (!data.get("alt")) return say(row, "wrong", "Hãy ghi mô tả ảnh.");
  if (!data.get("caption")) return say(row, "wrong", "Hãy ghi chú thích.");
  data.set("image", file);
  say(row, "", "Đang gửi …");
  const request = await post(row, data);
  if (request.status === 201) {
    say(row, "done", "Đã vào kho ảnh.");
    for (const each of row.querySelectorAll("input")) each.readOnly = true;
    row.querySelector("[data-remove]").hidden = true;
  } else {
    const said = answerOf(request).errors?.join(" ");
    say(row, "wrong", said ?? "Chưa gửi được: mất mạng hoặc phiên làm việc đã hết. Bấm Tải lên để gửi lại.");
  }
  return undefined;
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  send.disabled = true;
  for (const row of waiting()) {
    await sendRow(row);
    total.textContent = `Đã tải ${rows.size - waiting().length}/${rows.size} ảnh.`;
  }
  refresh();
  list.querySelector("[data-state=wrong] [data-field=alt]")?.focus();
});
addEventListener("beforeunload", (event) => {
  if (waiting().length) event.preventDefault();
});
