// Buttons with data-copy put that text on the clipboard; they stay hidden where the browser can't.
if (navigator.clipboard) {
  for (const button of document.querySelectorAll("button[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      const output = button.parentElement.querySelector("output");
      try {
        await navigator.clipboard.writeText(button.dataset.copy);
        output.textContent = button.dataset.copied ?? "Đã sao chép liên kết.";
      } catch {
        output.textContent = button.dataset.copied ? "Trình duyệt không cho sao chép; hãy chọn chữ rồi chép." : "Trình duyệt không cho sao chép; hãy chép từ thanh địa chỉ.";
      }
    });
  }
}
