// What voters said of an answer, they were told it: a choice or a note ticks the line, and says so.
const form = document.querySelector("[data-agenda-told]");
const said = document.querySelector("[data-said]");

form?.addEventListener("change", (event) => {
  const line = event.target.closest("fieldset");
  const told = line?.querySelector("[name$='-is_told']");
  if (!told || told === event.target || told.checked || !event.target.value.trim()) return;
  told.checked = true;
  said.textContent = `${line.querySelector("legend").textContent}: đã đánh dấu “Đã báo lại”.`;
});
