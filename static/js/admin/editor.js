// The text editor names its buttons in English and offers no catalogue for them: here are their Vietnamese names.
const NAMES = {
  "paragraph": "Đoạn văn",
  "Paragraph": "Đoạn văn",
  "heading 2": "Đề mục",
  "Heading 2": "Đề mục",
  "heading 3": "Đề mục nhỏ",
  "Heading 3": "Đề mục nhỏ",
  "unordered list": "Danh sách",
  "ordered list": "Danh sách đánh số",
  "List properties": "Kiểu đánh số",
  "blockquote": "Trích dẫn",
  "bold": "Chữ đậm",
  "italic": "Chữ nghiêng",
  "subscript": "Chỉ số dưới",
  "superscript": "Chỉ số trên",
  "figure": "Chèn ảnh từ kho",
  "Add caption": "Thêm chú thích",
  "Remove caption": "Bỏ chú thích",
  "insert link": "Chèn liên kết",
  "remove link": "Bỏ liên kết",
  "Insert table": "Chèn bảng",
  "Add column": "Thêm cột",
  "Delete column": "Xoá cột",
  "Add row": "Thêm hàng",
  "Delete row": "Xoá hàng",
  "Merge cells": "Gộp ô",
  "Split cell": "Tách ô",
  "Toggle header cell": "Ô tiêu đề",
  "Delete table": "Xoá bảng",
  "undo": "Hoàn tác",
  "redo": "Làm lại",
  "Yes": "Có",
  "No": "Không",
};

function rename(root) {
  for (const button of root.querySelectorAll(".prose-menubar [title], .prose-menubar [aria-label]")) {
    for (const name of ["title", "aria-label"]) {
      const known = NAMES[button.getAttribute(name)];
      if (known) button.setAttribute(name, known);
    }
  }
  for (const option of root.querySelectorAll(".prose-menubar__option > *, .prose-menubar--floating > button, .prose-editor-dialog option")) {
    const known = NAMES[option.textContent.trim()];
    if (known) option.textContent = known;
  }
}

rename(document);
new MutationObserver(() => rename(document)).observe(document.body, { childList: true, subtree: true });
