// Sentences and moments, in the office's words.
const two = (number) => String(number).padStart(2, "0");

// "lúc 14:05", "lúc 14:05 hôm qua", "lúc 14:05 ngày 03/12/2026".
export function moment(at, now = new Date()) {
  const then = new Date(at);
  const clock = `lúc ${two(then.getHours())}:${two(then.getMinutes())}`;
  const days = Math.round((new Date(now).setHours(0, 0, 0, 0) - new Date(at).setHours(0, 0, 0, 0)) / 86_400_000);
  if (days === 0) return clock;
  if (days === 1) return `${clock} hôm qua`;
  return `${clock} ngày ${two(then.getDate())}/${two(then.getMonth() + 1)}/${then.getFullYear()}`;
}

export function element(name, attributes = {}, ...content) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...content);
  return made;
}

export function button(words, act, attributes = {}) {
  const made = element("button", { type: "button", class: "unsaved-button", ...attributes }, words);
  made.addEventListener("click", act);
  return made;
}

export const SAVE_SOON = {
  full: "Trình duyệt này không còn chỗ (hoặc không cho phép) giữ tạm nội dung đang viết. Hãy bấm Lưu sớm.",
  large: "Nội dung đang viết quá dài để giữ tạm trong trình duyệt. Hãy bấm Lưu sớm.",
};
