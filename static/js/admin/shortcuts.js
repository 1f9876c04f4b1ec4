// Ctrl+S saves a form, Ctrl+Enter saves it and opens the next one: they press the buttons that are there, and no others.
document.addEventListener("keydown", (event) => {
  if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey || event.repeat) return;
  const name = { s: "_save", enter: "_addanother" }[event.key.toLowerCase()];
  if (!name || document.querySelector("dialog[open]")) return;
  const button = document.querySelector(`button[name="${name}"], input[type="submit"][name="${name}"]`);
  if (!button || button.disabled) return;
  event.preventDefault();
  button.click();
});
