// Says in words, below a money field, the amount that was typed; the server says the same when it shows the page.
(() => {
  const DIGITS = "không một hai ba bốn năm sáu bảy tám chín".split(" ");
  const GROUPS = ["", "nghìn", "triệu"];
  const SCALES = { "": 1, nghin: 1e3, ngan: 1e3, k: 1e3, trieu: 1e6, tr: 1e6, ty: 1e9, ti: 1e9 };

  const fold = (text) =>
    text.toLowerCase().replace(/đ/g, "d").normalize("NFD").replace(/\p{M}/gu, "").trim();

  function number(text, plain) {
    text = text.trim();
    if (/^\d+$/.test(text)) return Number(text);
    if (/^\d{1,3}(\.\d{3})+(,\d+)?$/.test(text)) return Number(text.replace(/\./g, "").replace(",", "."));
    if (plain && /^\d{1,3}(,\d{3})+$/.test(text)) return Number(text.replace(/,/g, ""));
    if (/^\d{1,3}( \d{3})+$/.test(text)) return Number(text.replace(/ /g, ""));
    if (/^\d+[.,]\d+$/.test(text)) return Number(text.replace(",", "."));
    return NaN;
  }

  function parse(typed) {
    let text = fold(typed).replace(/(vnd|dong|d)\W*$/, "").replace("−", "-").trim();
    const sign = text.startsWith("-") ? -1 : 1;
    text = text.replace(/^-/, "").trim();
    if (!/^(?:\d[\d.,\s]*[a-z]+\s*)*(?:\d[\d.,\s]*)?$/.test(text)) return NaN;
    let total = 0;
    let last = Infinity;
    for (const [, digits, name] of text.matchAll(/(\d[\d.,\s]*)([a-z]*)/g)) {
      const scale = SCALES[name];
      if (!scale || scale >= last) return NaN;
      total += number(digits, scale === 1) * scale;
      last = scale;
    }
    total = Math.round(total * 1e4) / 1e4;
    return last < Infinity && Number.isInteger(total) && total <= 1e15 ? sign * total : NaN;
  }

  function sayGroup(group, leading) {
    const [hundreds, tens, ones] = [Math.floor(group / 100), Math.floor(group / 10) % 10, group % 10];
    const words = hundreds || leading ? [`${DIGITS[hundreds]} trăm`] : [];
    if (!tens && ones && words.length) words.push("lẻ");
    else if (tens === 1) words.push("mười");
    else if (tens > 1) words.push(`${DIGITS[tens]} mươi`);
    if (ones) words.push(ones === 1 && tens > 1 ? "mốt" : ones === 5 && tens ? "lăm" : DIGITS[ones]);
    return words.join(" ");
  }

  function sayBelowBillion(amount, leading) {
    const parts = [];
    for (const place of [2, 1, 0]) {
      const group = Math.floor(amount / 1000 ** place) % 1000;
      if (group) parts.push(`${sayGroup(group, leading || parts.length > 0)} ${GROUPS[place]}`);
    }
    return parts.join(" ");
  }

  function say(amount) {
    const billions = Math.floor(amount / 1e9);
    return billions ? `${say(billions)} tỷ ${sayBelowBillion(amount % 1e9, true)}` : sayBelowBillion(amount, false);
  }

  function inWords(amount) {
    if (amount === 0) return "không đồng";
    return `${amount < 0 ? "âm " : ""}${say(Math.abs(amount))} đồng`.replace(/\s+/g, " ");
  }

  document.addEventListener("input", (event) => {
    if (!event.target.matches?.("[data-money]")) return;
    const echo = event.target.parentElement.querySelector("[data-money-words]");
    const amount = event.target.value.trim() ? parse(event.target.value) : null;
    echo.toggleAttribute("data-wrong", Number.isNaN(amount));
    echo.textContent = amount === null ? "" : Number.isNaN(amount) ? "Chưa hiểu số tiền này." : inWords(amount);
  });
})();
