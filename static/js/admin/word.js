// What Word puts on the clipboard, as plain HTML: its lists are paragraphs that look like lists, its notes links to nowhere.
// The server does the same for what gets past the editor: frontportal/officehtml/word.py.
const NUMBERED = /^\s*(?:\d+|[a-zđ]|[ivxlc]+)[.)]/i;
const TYPED_MARK = /^\s*(?:[·•▪◦§Ø–\-o]|(?:\d{1,2}|[a-zđ])[.)])(?=[\s\u00a0]*\u00a0)[\s\u00a0]{2,}/i;
const NOTE = /#_(?:ftn|edn|msocom)/i;

const styleOf = (node) => node.getAttribute("style") ?? "";

// {level, number, mark} of a paragraph that Word shows as an item; null for any other. Takes the mark out of it.
function itemOf(paragraph) {
  const style = styleOf(paragraph).match(/mso-list:\s*(l\d+)\s+level(\d+)\s*(lfo\d+)?/i);
  if (style) {
    const marks = [...paragraph.querySelectorAll("[style]")].filter((each) => /mso-list:\s*ignore/i.test(styleOf(each)));
    const mark = marks.map((each) => each.textContent).join("").trim();
    for (const each of marks) each.remove();
    return { level: Number(style[2]), number: style[1] + (style[3] ?? ""), mark };
  }
  const mark = paragraph.textContent.match(TYPED_MARK)?.[0];
  if (!mark) return null;
  cut(paragraph, mark.length);
  return { level: 1, number: "typed", mark: mark.trim() };
}

// Drops the first `length` characters of a paragraph, whichever spans they lie in.
function cut(paragraph, length) {
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  while (length > 0 && walker.nextNode()) {
    const taken = Math.min(length, walker.currentNode.length);
    walker.currentNode.deleteData(0, taken);
    length -= taken;
  }
}

function newList(item, root) {
  const list = root.createElement(NUMBERED.test(item.mark) ? "ol" : "ul");
  const first = Number.parseInt(item.mark, 10);
  if (list.localName === "ol" && first > 1) list.setAttribute("start", first);
  return list;
}

function makeLists(root) {
  let open = []; // the lists that the next item may go into, the outermost first
  let last = null;
  for (const paragraph of [...root.querySelectorAll("p, h1, h2, h3, h4, h5, h6")]) {
    const item = paragraph.localName === "p" && !paragraph.closest("li") ? itemOf(paragraph) : null;
    if (!item) continue;
    const follows = last && last.parentElement && nextElement(open[0]?.list) === paragraph;
    if (!follows) open = [];
    while (open.length && (open.at(-1).level > item.level || (open.at(-1).level === item.level && !isSameList(open.at(-1), item)))) open.pop();
    if (!open.length || open.at(-1).level < item.level) {
      const list = newList(item, root);
      if (open.length) open.at(-1).list.lastElementChild.append(list);
      else paragraph.before(list);
      open.push({ ...item, list });
    }
    last = root.createElement("li");
    const content = root.createElement("p");
    content.append(...paragraph.childNodes);
    last.append(content);
    open.at(-1).list.append(last);
    paragraph.remove();
  }
}

const isSameList = (one, other) => one.number === other.number && NUMBERED.test(one.mark) === NUMBERED.test(other.mark);

function nextElement(node) {
  let next = node?.nextSibling;
  while (next && next.nodeType !== Node.ELEMENT_NODE && !next.textContent.trim()) next = next.nextSibling;
  return next;
}

function rename(node, name) {
  const made = node.ownerDocument.createElement(name);
  made.append(...node.childNodes);
  node.replaceWith(made);
}

// A page has one title of its own: the highest heading becomes an h2, what lies below an h3.
function makeHeadings(root) {
  for (const each of root.querySelectorAll("p[class]")) {
    const level = each.className.match(/^(?:Mso)?Heading(\d)$/i)?.[1] ?? (/^MsoTitle$/i.test(each.className) ? 1 : null);
    if (level) rename(each, `h${Math.min(level, 6)}`);
  }
  const levels = [...root.querySelectorAll("h1, h2, h3, h4, h5, h6")].map((each) => Number(each.localName[1]));
  const top = Math.min(...levels);
  for (const each of [...root.querySelectorAll("h1, h2, h3, h4, h5, h6")]) {
    rename(each, Number(each.localName[1]) === top && top < 3 ? "h2" : "h3");
  }
}

// Marks of notes go, their text stays; what readers of a draft wrote at its margin is no text of it.
function dropNotes(root) {
  const comments = root.querySelectorAll("[style*='mso-element:comment']:not([style*='comment-list'])").length;
  for (const each of root.querySelectorAll("[style*='mso-element:comment-list']")) each.remove();
  for (const each of root.querySelectorAll("a[href]")) {
    if (NOTE.test(each.getAttribute("href"))) each.remove();
    else if (/^(?:#|file:)/i.test(each.getAttribute("href"))) each.replaceWith(...each.childNodes);
  }
  for (const each of root.querySelectorAll("[style*='mso-special-character'], .MsoCommentReference")) each.remove();
  return comments;
}

function markHeads(root) {
  for (const table of root.querySelectorAll("table")) {
    const rows = [...table.rows];
    if (rows.length < 2 || table.querySelector("th")) continue;
    for (const cell of [...rows[0].cells]) {
      const header = root.createElement("th");
      for (const name of ["colspan", "rowspan"]) if (cell.hasAttribute(name)) header.setAttribute(name, cell.getAttribute(name));
      header.append(...cell.childNodes);
      cell.replaceWith(header);
    }
  }
}

function tidyText(root) {
  const walker = root.createTreeWalker(root.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    node.data = node.data.replace(/[ \t\r\n]*\u00a0[\s\u00a0]+|\s+\u00a0/g, " ");
  }
}

// {html, pictures, comments}: what may go into the text, and how much could not.
export function fromWord(html) {
  const root = new DOMParser().parseFromString(html.replace(/<!\[(?:if|endif)[^>]*>/gi, ""), "text/html");
  const pictures = root.querySelectorAll("img, v\\:imagedata").length;
  for (const each of root.querySelectorAll("img, style, o\\:p:empty")) each.remove();
  const comments = dropNotes(root);
  makeLists(root);
  makeHeadings(root);
  markHeads(root);
  tidyText(root);
  return { html: root.body.innerHTML, pictures, comments };
}
