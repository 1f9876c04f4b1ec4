// Typing the opinions of a meeting: from one line to the next, a pasted list into lines, suggestions that a person takes.
const form = document.querySelector("[data-opinions]");
const NAMES = ["content", "field", "agency", "repeats", "is_complaint", "answer", "answer_by", "answer_class", "answer_promised"];
const PREFIX = "opinions";
const known = new Map(); // text → what the server suggests for it

const lines = () => [...form.querySelectorAll("[data-line]")];
const control = (line, name) => line.querySelector(`[name$="-${name}"]`);
const content = (line) => control(line, "content");
const text = (line) => content(line).value.trim();
const lineOf = (element) => element.closest?.("[data-line]");

function say(sentence) {
  form.querySelector("[data-said]").textContent = sentence;
}

function take(line) {
  return NAMES.map((name) => {
    const field = control(line, name);
    return field?.type === "checkbox" ? field.checked : field?.value;
  });
}

function give(line, values) {
  NAMES.forEach((name, place) => {
    const field = control(line, name);
    if (!field) return;
    if (field.type === "checkbox") field.checked = values[place];
    else field.value = values[place];
  });
  const answered = line.querySelector("[data-answered]");
  if (answered) answered.open = NAMES.some((name, place) => name.startsWith("answer") && values[place]);
}

const EMPTY = NAMES.map((name) => (name === "is_complaint" ? false : ""));

function addLine() {
  const number = lines().length;
  if (number >= Number(form.dataset.most)) {
    say(`Mỗi lần ghi được nhiều nhất ${form.dataset.most} ý kiến. Hãy lưu rồi ghi tiếp.`);
    return null;
  }
  const last = lines()[number - 1];
  const line = last.cloneNode(true);
  line.innerHTML = line.innerHTML.replaceAll(`${PREFIX}-${number - 1}-`, `${PREFIX}-${number}-`);
  line.classList.remove("opinion-wrong");
  for (const error of line.querySelectorAll(".opinion-error")) error.remove();
  const legend = line.querySelector("legend");
  legend.textContent = legend.textContent.replace(/\d+$/, number + 1);
  last.after(line);
  give(line, EMPTY);
  show(line);
  form.elements[`${PREFIX}-TOTAL_FORMS`].value = number + 1;
  return line;
}

// Lines after `place` move down; the texts stand right after it. False where there is no room: then nothing is changed.
function insertAfter(place, texts) {
  const all = lines();
  let used = all.length;
  while (used > place + 1 && !text(all[used - 1])) used -= 1;
  const wanted = used + texts.length;
  if (wanted > Number(form.dataset.most)) {
    say(`Mỗi lần ghi được nhiều nhất ${form.dataset.most} ý kiến; đoạn dán có ${texts.length}. Hãy lưu rồi ghi tiếp.`);
    return false;
  }
  while (lines().length < wanted) addLine();
  const now = lines();
  const moved = now.slice(place + 1, used).map(take);
  texts.forEach((each, number) => give(now[place + 1 + number], [each, ...EMPTY.slice(1)]));
  moved.forEach((values, number) => give(now[place + 1 + texts.length + number], values));
  form.dispatchEvent(new Event("input", { bubbles: true }));
  now.forEach(show);
  return true;
}

function focusNext(line) {
  const all = lines();
  const next = all[all.indexOf(line) + 1] ?? addLine();
  if (next) content(next).focus();
}

// Whoever pasted types on below: in an empty line, or at the end of the last pasted one where others follow.
function goOnAfter(place) {
  const last = lines()[place];
  const next = lines()[place + 1] ?? addLine();
  const field = content(next && !text(next) ? next : last);
  field.focus();
  field.setSelectionRange(field.value.length, field.value.length);
}

async function ask(address, texts) {
  const token = form.elements.csrfmiddlewaretoken.value;
  const headers = { "Content-Type": "application/json", "X-CSRFToken": token };
  const answer = await fetch(address, { method: "POST", headers, body: JSON.stringify({ texts }) });
  if (!answer.ok || !answer.headers.get("Content-Type")?.startsWith("application/json")) throw new Error("no answer");
  return answer.json();
}

// A list that is pasted into one line.
async function paste(event) {
  const field = event.target;
  const line = lineOf(field);
  if (!line || field !== content(line) || !form.dataset.linesAddress) return;
  const pasted = event.clipboardData?.getData("text/plain") ?? "";
  if (!/\S\s*[\n\r]\s*\S/.test(pasted)) return;
  event.preventDefault();
  if (pasted.length > Number(form.dataset.mostLetters)) {
    say(`Đoạn dán dài ${pasted.length.toLocaleString("vi-VN")} chữ; mỗi lần dán được nhiều nhất ${Number(form.dataset.mostLetters).toLocaleString("vi-VN")} chữ. Hãy dán từng phần của biên bản.`);
    return;
  }
  let found;
  try {
    found = await ask(form.dataset.linesAddress, [pasted]);
  } catch {
    field.setRangeText(pasted, field.selectionStart, field.selectionEnd, "end");
    field.dispatchEvent(new Event("input", { bubbles: true }));
    say("Chưa tách được thành dòng vì mất kết nối. Đoạn dán nằm nguyên trong dòng này.");
    return;
  }
  if (found.sentence) {
    say(found.sentence);
    return;
  }
  const place = lines().indexOf(line);
  const isFree = !text(line);
  if (!insertAfter(place, isFree ? found.lines.slice(1) : found.lines)) return;
  if (isFree) field.value = found.lines[0] ?? "";
  goOnAfter(place + found.lines.length - (isFree ? 1 : 0));
  say(`Đã tách thành ${found.lines.length} dòng, chưa lưu.`);
  suggest();
}

function cut(line) {
  const field = content(line);
  const rest = field.value.slice(field.selectionStart).trim();
  const before = field.value.slice(0, field.selectionStart).trim();
  if (!rest || !before) return;
  const place = lines().indexOf(line);
  if (!insertAfter(place, [rest])) return;
  field.value = before;
  content(lines()[place + 1]).focus();
  suggest();
}

function pressed(event) {
  const line = lineOf(event.target);
  if (!line || event.target !== content(line) || event.isComposing || event.altKey) return;
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) cut(line);
  else if (event.key === "Enter" && !event.shiftKey) focusNext(line);
  // Fields of a line are reached backwards from the next one; an empty last line lets the keyboard out.
  else if (event.key === "Tab" && !event.shiftKey && text(line)) focusNext(line);
  else return;
  event.preventDefault();
}

function offered(line) {
  const found = known.get(text(line));
  if (!found) return [];
  const agencies = control(line, "agency");
  const agency = agencies && [...agencies.options].find((each) => found.agency && each.value === String(found.agency));
  return [
    ["field", found.field, `Lĩnh vực: ${found.field_label}`],
    ["agency", agency?.value, `Cơ quan: ${agency?.text}`],
    ["repeats", found.repeats, `Giống ${found.repeats}: ${found.repeats_title}. Ghi là lặp lại`],
  ].filter(([name, value]) => value && control(line, name) && control(line, name).value !== value);
}

function set(line, name, value) {
  const field = control(line, name);
  field.value = value;
  for (const each of ["input", "change"]) field.dispatchEvent(new Event(each, { bubbles: true }));
}

function show(line) {
  const place = line.querySelector("[data-suggestions]");
  const buttons = offered(line).map(([name, value, label]) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = label;
    button.addEventListener("click", () => {
      set(line, name, value);
      show(line);
    });
    return button;
  });
  place.replaceChildren(...(buttons.length ? ["Gợi ý:", ...buttons] : []));
  place.hidden = !buttons.length;
  offerAll();
}

// What is empty and has a suggestion. That an opinion repeats another is never taken by the dozen.
function open() {
  return lines().flatMap((line) =>
    offered(line)
      .filter(([name]) => name !== "repeats" && !control(line, name).value)
      .map(([name, value]) => [line, name, value]),
  );
}

function offerAll() {
  const place = form.querySelector("[data-accept]");
  if (!place) return;
  const count = open().length;
  place.hidden = !count;
  place.querySelector("button").textContent = `Nhận ${count} gợi ý lĩnh vực, cơ quan`;
}

async function suggest() {
  const texts = [...new Set(lines().map(text))].filter((each) => each && !known.has(each));
  if (!texts.length || !form.dataset.suggestionsAddress) return;
  for (const each of texts) known.set(each, null);
  try {
    const { suggestions } = await ask(form.dataset.suggestionsAddress, texts);
    texts.forEach((each, number) => known.set(each, suggestions[number]));
  } catch {
    for (const each of texts) known.delete(each); // no suggestion is no fault
    return;
  }
  lines().forEach(show);
}

if (form) {
  const add = form.querySelector("[data-add]");
  add.hidden = false;
  add.addEventListener("click", () => {
    const line = addLine();
    if (line) content(line).focus();
  });
  form.addEventListener("keydown", pressed);
  form.addEventListener("paste", paste);
  form.addEventListener("change", (event) => {
    const line = lineOf(event.target);
    if (line) show(line);
    suggest();
  });
  form.querySelector("[data-accept] button")?.addEventListener("click", () => {
    for (const [line, name, value] of open()) set(line, name, value);
    lines().forEach(show);
  });
  suggest();
}
