// Opens a picture of a gallery above the page; without this the link leads to the picture itself.
// Arrows go on, Escape closes (the dialog's own), and the focus returns to where it came from.
for (const list of document.querySelectorAll("[data-gallery]")) {
  const links = [...list.querySelectorAll("a")];
  const dialog = list.parentElement.querySelector("[data-gallery-large]");
  const image = dialog.querySelector("img");
  const said = dialog.querySelector("[role=status]");
  let shown = 0;

  function show(number) {
    shown = (number + links.length) % links.length;
    const small = links[shown].querySelector("img");
    image.src = links[shown].href;
    image.alt = small.alt;
    dialog.querySelector("figcaption").textContent = links[shown].closest("figure").querySelector("figcaption")?.textContent ?? "";
    said.textContent = `Ảnh ${shown + 1}/${links.length}`;
  }

  links.forEach((link, number) => {
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || !dialog.showModal) return; // another tab is asked for
      event.preventDefault();
      show(number);
      dialog.showModal();
    });
  });
  dialog.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step) show(shown + step);
  });
  dialog.addEventListener("click", (event) => {
    const { step, close } = event.target.dataset;
    if (step) show(shown + Number(step));
    else if (close !== undefined || event.target === dialog) dialog.close();
  });
  dialog.addEventListener("close", () => links[shown].focus());
  for (const button of dialog.querySelectorAll("[data-step]")) button.hidden = links.length < 2;
}
