// Inserts a year's figure into an article: its sentence as a link to its page, so that the portal can tell when it changes.
const ADDRESS = new URL(window.location.pathname.replace(/\/article\/.*$/, "/article/so-lieu/"), window.location.origin);

function element(name, attributes = {}, words = "") {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.textContent = words;
  return made;
}

// The editor takes what is pasted, at the place where the writer left off.
function insert(editor, figure, words) {
  const link = element("a", { href: figure.url }, words);
  const data = new DataTransfer();
  data.setData("text/html", link.outerHTML);
  data.setData("text/plain", words);
  editor.focus();
  editor.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}

function row(editor, dialog, figure) {
  const line = element("li", { class: "py-2 border-t border-base-200 dark:border-base-800" });
  line.append(element("p", { class: "font-medium" }, figure.label));
  for (const words of new Set([figure.text, figure.sentence])) {
    const button = element("button", { type: "button", class: "underline text-left mr-4 cursor-pointer" }, words);
    button.setAttribute("aria-label", `Chèn “${words}”, ${figure.label}`);
    button.addEventListener("click", () => { dialog.close(); insert(editor, figure, words); });
    line.append(button);
  }
  return line;
}

async function show(editor, dialog, year) {
  const address = new URL(ADDRESS);
  if (year) address.searchParams.set("nam", year);
  const status = dialog.querySelector("[role=status]");
  const list = dialog.querySelector("ul");
  try {
    const answer = await fetch(address, { headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error(answer.statusText);
    const found = await answer.json();
    const select = dialog.querySelector("select");
    select.replaceChildren(...found.years.map((each) => new Option(each, each, false, each === found.year)));
    list.replaceChildren(...found.figures.map((figure) => row(editor, dialog, figure)));
    status.textContent = found.figures.length ? "" : "Năm này chưa có số liệu.";
  } catch {
    list.replaceChildren();
    status.textContent = "Không lấy được số liệu. Hãy thử lại.";
  }
}

function dialogFor(editor) {
  const dialog = element("dialog", { class: "m-auto p-6 rounded-default max-w-3xl bg-white dark:bg-base-900", "aria-label": "Chèn số liệu" });
  const label = element("label", { class: "block mb-2" }, "Năm ");
  const select = element("select");
  const close = element("button", { type: "button", class: "underline cursor-pointer" }, "Đóng");
  select.addEventListener("change", () => show(editor, dialog, select.value));
  close.addEventListener("click", () => dialog.close());
  label.append(select);
  dialog.append(label, element("p", { role: "status" }), element("ul"), close);
  document.body.append(dialog);
  return dialog;
}

function offer(editor) {
  const field = editor.closest(".prose-editor") ?? editor.parentElement;
  if (field.dataset.figures) return;
  field.dataset.figures = "offered";
  const dialog = dialogFor(editor);
  const button = element("button", { type: "button", class: "my-2 px-3 py-2 border border-base-200 rounded-default font-medium cursor-pointer" }, "Chèn số liệu của năm");
  button.addEventListener("click", () => { dialog.showModal(); show(editor, dialog, ""); });
  field.after(button);
}

function look() {
  for (const editor of document.querySelectorAll(".tiptap.ProseMirror")) offer(editor);
}

look();
new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
