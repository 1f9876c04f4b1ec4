// Above a form: what was typed into it and never saved, to be taken up again or dropped.
import { isTicked, labelOf } from "./fields.js";
import { button, element, moment } from "./words.js";

const asText = (html) => new DOMParser().parseFromString(html, "text/html").body.textContent.trim();

function shown(one) {
  if (one.chosen) return one.chosen.map(([, text]) => text.trim()).join(", ");
  if ("ticked" in one) return one.ticked ? "có" : "không";
  return /<[a-z]/i.test(one.value) ? asText(one.value) : one.value;
}

// What was typed, to be read or copied although the form may have changed since.
function contentList(form, content) {
  const list = element("dl", { class: "unsaved-content" });
  for (const one of content.typed) {
    const control = [...form.elements].find((each) => each.name === one.name);
    const option = control && isTicked(control) ? `${labelOf(form, one.name)} (${one.value})` : labelOf(form, one.name);
    list.append(element("dt", {}, one.label ?? option), element("dd", {}, shown(one) || "(để trống)"));
  }
  return element("details", {}, element("summary", {}, "Xem nội dung"), list);
}

function doubts(content, { isChanged, leftOutLabels }) {
  const sentences = [];
  if (content.sent) {
    sentences.push("Nội dung này đã được gửi đi nhưng trình duyệt chưa biết máy chủ đã lưu chưa. Hãy xem danh sách trước khi lưu lần nữa.");
  }
  if (isChanged) {
    sentences.push("Bản trên máy chủ đã được sửa từ lúc bạn mở biểu mẫu. Khôi phục rồi đối chiếu trước khi lưu.");
  }
  if (content.files) sentences.push("Tệp đã chọn không giữ được trong trình duyệt: hãy chọn lại.");
  if (leftOutLabels) sentences.push(`Không giữ tạm thông tin cá nhân (${leftOutLabels}): hãy nhập lại phần đó.`);
  return sentences.map((each) => element("p", {}, each));
}

// `restore(content)` and `drop(content)` do what the buttons say; `keep(content)` puts back what was dropped.
export function offer(form, content, { isChanged, leftOutLabels, restore, drop, keep }) {
  const when = moment(content.at);
  const box = element("section", { class: "unsaved-offer", "aria-label": "Nội dung chưa lưu" });
  const accept = button(`Khôi phục nội dung chưa lưu ${when}`, () => {
    const homeless = restore(content);
    box.replaceChildren(
      element("p", { role: "status", tabindex: "-1" }, `Đã khôi phục nội dung ${when}. Hãy xem lại rồi bấm Lưu.`),
      ...homeless.map((one) =>
        element("p", {}, `Biểu mẫu không còn ô “${one.label ?? one.name}”; nội dung đã viết: ${shown(one)}`),
      ),
    );
    box.firstChild.focus();
  });
  const refuse = button("Bỏ nội dung này", () => {
    drop(content);
    const back = button("Lấy lại", () => {
      keep(content);
      box.replaceWith(offer(form, content, { isChanged, leftOutLabels, restore, drop, keep }));
    });
    box.replaceChildren(element("p", { role: "status" }, `Đã bỏ nội dung chưa lưu ${when}. `, back));
    back.focus();
  });
  accept.classList.add("unsaved-main");
  box.append(
    element("p", { class: "unsaved-head" }, `Có nội dung chưa lưu ${when}.`),
    ...doubts(content, { isChanged, leftOutLabels }),
    element("p", { class: "unsaved-buttons" }, accept, refuse),
    contentList(form, content),
  );
  return box;
}
