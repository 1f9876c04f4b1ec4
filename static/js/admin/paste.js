// What is pasted into the text editor is made plain first, and what can't be taken along is said.
import { fromWord } from "./word.js";

const OWN = /data-pm-slice/; // copied from an editor of this kind: as it is

function say(editor, { pictures, comments }) {
  const field = editor.view.dom.closest(".prose-editor") ?? editor.view.dom;
  field.parentElement.querySelector(".paste-note")?.remove();
  if (!pictures && !comments) return;
  const note = document.createElement("p");
  note.className = "paste-note";
  note.setAttribute("role", "status");
  const sentences = [];
  if (pictures) sentences.push(`Đoạn vừa dán có ${pictures} ảnh, ảnh không dán thẳng vào bài được. Hãy lưu ảnh về máy rồi thêm vào kho ảnh.`);
  if (comments) sentences.push(`Đã bỏ ${comments} ý kiến ghi bên lề.`);
  note.append(sentences.join(" "));
  // The sidebar shows the library to those who may open it.
  const library = document.querySelector("a[href$='/news/picture/']");
  if (pictures && library) {
    const link = document.createElement("a");
    link.href = library.href;
    link.target = "_blank";
    link.textContent = "Mở kho ảnh";
    note.append(" ", link);
  }
  field.after(note);
}

function attach(editor) {
  if (editor.takesWord) return;
  editor.takesWord = true;
  const before = editor.view.props.transformPastedHTML;
  editor.view.setProps({
    transformPastedHTML(html, view) {
      const given = before ? before(html, view) : html;
      if (OWN.test(given)) return given;
      const taken = fromWord(given);
      say(editor, taken);
      return taken.html;
    },
  });
  // A picture copied by itself comes as a file, without any text.
  editor.view.dom.addEventListener("paste", (event) => {
    const data = event.clipboardData;
    const pictures = [...(data?.files ?? [])].filter((file) => file.type.startsWith("image/")).length;
    if (pictures && !data.getData("text/html")) say(editor, { pictures, comments: 0 });
  }, true);
}

document.addEventListener("prose-editor:ready", (event) => attach(event.detail.editor));
for (const each of document.querySelectorAll(".tiptap")) if (each.editor) attach(each.editor);
