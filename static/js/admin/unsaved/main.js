// Nothing typed is lost: forms are kept in the browser until the server says that they are saved.
import { KeptForm } from "./form.js";
import { guard } from "./sending.js";
import { ofUser, removeOfUser, removeOld, removeSaved } from "./store.js";
import { element, moment } from "./words.js";

const PAUSE = 400; // milliseconds after the last key

// What the server tells through a cookie, because a page that follows a save may be any page.
function takeCookie(name) {
  const found = document.cookie.split("; ").find((each) => each.startsWith(`${name}=`));
  if (!found) return [];
  const path = document.querySelector("meta[name=unsaved]")?.dataset.path ?? location.pathname.match(/^\/[^/]+\//)?.[0];
  document.cookie = `${name}=; Max-Age=0; path=${path}; SameSite=Lax`;
  return found.slice(name.length + 1).split(".");
}

function pageAsTold(meta) {
  return {
    user: meta.content,
    leftOut: meta.dataset.leftOut.split(" ").filter(Boolean),
    leftOutLabels: meta.dataset.leftOutLabels,
    isAnswer: meta.dataset.isAnswer === "yes",
  };
}

const postForms = () => [...document.querySelectorAll("form")].filter(
  (form) => form.method === "post" && !form.matches("#logout-form, #login-form, [data-stores-nothing]") && !form.closest("nav"),
);

function sayClosed(forms) {
  const form = forms.find((each) => [...each.elements].some((field) => /text|textarea|select/.test(field.type)));
  form?.before(element(
    "p",
    { class: "unsaved-note" },
    "Biểu mẫu này có thông tin cá nhân nên nội dung đang viết không được giữ tạm trong trình duyệt. Hãy lưu trước khi rời trang.",
  ));
}

// After a crash one signs in and lands on the first screen: from there it is one step back to the work.
function listOnDesk(user) {
  const kept = ofUser(user);
  const place = document.querySelector("[data-unsaved-list]");
  if (!place || !kept.length) return;
  const items = kept.map((each) =>
    element("li", {}, element("a", { href: each.page }, each.title), ` – ${moment(each.at)}`),
  );
  place.append(element("h2", {}, "Nội dung chưa lưu"), element("ul", { class: "unsaved-list" }, ...items));
  place.hidden = false;
}

function keep(forms, page) {
  const kept = forms.map((form, number) => new KeptForm(form, number, page)).filter((each) => each.hasSomethingToType());
  for (const each of kept) each.takeUpAnswer();
  for (const each of kept) each.offerWaiting();
  const look = () => kept.forEach((each) => each.look());
  let timer = 0;
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(look, PAUSE);
  };
  // Calendars, lists and buttons change fields without a word: whatever a person does may have been it.
  for (const name of ["input", "change", "click", "keyup", "drop", "paste"]) window.addEventListener(name, later, true);
  window.addEventListener("pagehide", look);
  document.addEventListener("visibilitychange", look);
  return kept;
}

function nameWhoSignsOut(user) {
  const form = document.getElementById("logout-form");
  form?.append(element("input", { type: "hidden", name: "signed_out", value: user }));
}

function start() {
  removeOld();
  removeSaved(takeCookie("saved_forms"));
  for (const user of takeCookie("signed_out")) removeOfUser(user);
  const meta = document.querySelector("meta[name=unsaved]");
  if (!meta?.content) return;
  const page = pageAsTold(meta);
  const forms = postForms();
  nameWhoSignsOut(page.user);
  if (meta.dataset.keeps === "no") sayClosed(forms);
  const kept = meta.dataset.keeps === "yes" ? keep(forms, page) : [];
  listOnDesk(page.user);
  guard({
    user: page.user,
    session: meta.dataset.session,
    signIn: `${meta.dataset.signIn}?next=${encodeURIComponent(location.pathname + location.search)}`,
    isGuarded: (form) => forms.includes(form),
    before: (form) => kept.find((each) => each.form === form)?.markSent(),
  });
}

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
else start();
