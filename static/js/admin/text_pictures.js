// A picture of the library into the text: the editor's own button opens the library instead of asking for an address.
const ADDRESS = new URL(window.location.pathname.replace(/\/article\/.*$/, "/article/anh/"), window.location.origin);
const LIBRARY = ADDRESS.pathname.replace("/article/anh/", "/picture/nhieu-anh/");
let dialog, editor;

function element(name, attributes = {}, words = "") {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.textContent = words;
  return made;
}

function insert(picture) {
  const content = [{ type: "image", attrs: { src: picture.url, alt: picture.alt } }];
  if (picture.caption) content.push({ type: "caption", content: [{ type: "text", text: picture.caption }] });
  dialog.close();
  editor.chain().focus().insertContent({ type: "figure", content }).run();
}

function item(picture) {
  const line = element("li");
  const button = element("button", { type: "button", "aria-label": `Chèn ảnh: ${picture.alt}` });
  button.append(element("img", { src: picture.small, alt: "", width: 120, height: 80, loading: "lazy" }), element("span", {}, picture.caption || picture.alt));
  button.addEventListener("click", () => insert(picture));
  line.append(button);
  return line;
}

async function show() {
  const address = new URL(ADDRESS);
  address.searchParams.set("q", dialog.querySelector("input").value);
  const status = dialog.querySelector("[role=status]");
  const list = dialog.querySelector("ul");
  try {
    const answer = await fetch(address, { headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error(answer.statusText);
    const { pictures } = await answer.json();
    list.replaceChildren(...pictures.map(item));
    status.textContent = pictures.length ? "" : "Không có ảnh nào như vậy trong kho.";
  } catch {
    list.replaceChildren();
    status.textContent = "Không mở được kho ảnh. Hãy thử lại.";
  }
}

function made() {
  const box = element("dialog", { class: "text-pictures", "aria-label": "Chèn ảnh từ kho" });
  const label = element("label", {}, "Tìm theo mô tả, chú thích ");
  const input = element("input", { type: "search", maxlength: 100 });
  const close = element("button", { type: "button", class: "text-pictures-plain" }, "Đóng");
  let waiting;
  input.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(show, 300); });
  input.addEventListener("keydown", (event) => { if (event.key === "Enter") event.preventDefault(); });
  close.addEventListener("click", () => box.close());
  label.append(input);
  const more = element("a", { href: LIBRARY, target: "_blank", class: "text-pictures-plain" }, "Thêm ảnh vào kho (mở trang khác, xong thì tìm lại)");
  box.append(label, element("p", { role: "status" }), element("ul"), more, close);
  document.body.append(box);
  return box;
}

document.addEventListener("click", (event) => {
  const button = event.target.closest?.('.prose-menubar [data-name="figure"]');
  if (!button) return;
  event.preventDefault();
  event.stopPropagation();
  editor = button.closest(".prose-editor").querySelector(".tiptap").editor;
  dialog ??= made();
  dialog.showModal();
  show();
}, true);
