// One form of the page: what of it is kept, under which name, and when.
import { controls, digest, isTicked, labelOf, read, write } from "./fields.js";
import { offer } from "./offer.js";
import { matchRows } from "./rows.js";
import { ofUser, put, remove } from "./store.js";
import { showBar } from "./bar.js";
import { element, SAVE_SOON } from "./words.js";

const draw = () => [...crypto.getRandomValues(new Uint8Array(10))].map((each) => (each % 36).toString(36)).join("");

// The address without what only says where one came from.
function addressOf(form) {
  const address = new URL(form.getAttribute("action") || location.href, location.href);
  for (const name of [...address.searchParams.keys()]) if (name.startsWith("_")) address.searchParams.delete(name);
  address.searchParams.sort();
  return address.pathname + address.search;
}

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

export class KeptForm {
  // `page`: {user, leftOut, leftOutLabels, isAnswer} as the server told.
  constructor(form, number, page) {
    Object.assign(this, { form, page, id: draw(), warned: "" });
    this.name = `${addressOf(form)} ${form.id || number}`;
    this.served = read(form, page.leftOut, { asServed: true });
    this.opened = digest(this.served);
  }

  hasSomethingToType() {
    return controls(this.form, this.page.leftOut).some((each) => each.type !== "hidden");
  }

  typed(fields) {
    const before = new Map(this.served.map((one) => [`${one.name} ${isTickedEntry(one) ? one.value : ""}`, one]));
    return fields
      .filter((one) => !same(one, before.get(`${one.name} ${isTickedEntry(one) ? one.value : ""}`)))
      .filter((one) => [...this.form.elements].some((each) => each.name === one.name && each.type !== "hidden"))
      .map((one) => ({ ...one, label: labelOf(this.form, one.name) }));
  }

  content(extra = {}) {
    const fields = read(this.form, this.page.leftOut);
    const { id, name, opened } = this;
    const files = [...this.form.elements].some((each) => each.type === "file" && each.files?.length);
    const title = document.title.split("|")[0].trim();
    const page = location.pathname + location.search;
    const typed = this.typed(fields);
    return { id, name, opened, user: this.page.user, at: Date.now(), page, title, files, fields, typed, ...extra };
  }

  // Called after whatever a person did; cheap when nothing changed.
  look(extra = {}) {
    const content = this.content(extra);
    if (same(content.fields, this.last) && !("sent" in extra)) return;
    const isNew = !this.last;
    this.last = content.fields;
    if (same(content.fields, this.served)) {
      if (!isNew) remove(content);
      return;
    }
    const outcome = put(content);
    if (outcome !== "kept" && outcome !== this.warned) showBar(SAVE_SOON[outcome]);
    this.warned = outcome === "kept" ? "" : outcome;
  }

  restore(content) {
    this.look();
    this.id = content.id;
    this.opened = content.opened;
    matchRows(this.form, content.fields);
    const homeless = write(this.form, content.fields, this.page.leftOut);
    this.look();
    const typed = new Map(content.typed.map((one) => [one.name, one]));
    return homeless.filter((one) => typed.has(one.name)).map((one) => typed.get(one.name));
  }

  waiting() {
    return ofUser(this.page.user).filter((content) => content.name === this.name && content.id !== this.id);
  }

  // What was sent and came back with a mistake stands in the form already.
  takeUpAnswer() {
    const [sent] = this.page.isAnswer ? this.waiting().filter((content) => content.sent) : [];
    if (!sent) return;
    this.id = sent.id;
    this.opened = sent.opened;
    put({ ...sent, sent: false }); // the answer says that it is not saved: nobody need look whether it is
  }

  offerWaiting() {
    const now = read(this.form, this.page.leftOut);
    for (const content of this.waiting()) {
      const isNewRecord = /\/add\/$/.test(new URL(content.page, location.href).pathname);
      const box = offer(this.form, content, {
        isChanged: !isNewRecord && content.opened !== this.opened,
        leftOutLabels: this.page.leftOutLabels,
        restore: (chosen) => this.restore(chosen),
        drop: remove,
        keep: put,
      });
      if (same(content.fields, now)) continue; // the browser has filled it in again by itself
      this.form.before(box);
    }
  }

  markSent() {
    this.look({ sent: true });
    this.form.querySelector("input[name=_unsaved]")?.remove();
    this.form.append(element("input", { type: "hidden", name: "_unsaved", value: this.id }));
  }
}

const isTickedEntry = (one) => "ticked" in one;
