// What the toolkit leaves unsaid: on a phone each cell bears the head of its column, and the main part is named as such.
document.addEventListener("DOMContentLoaded", () => {
  // Vietnamese capitalises the first letter only, which CSS cannot.
  for (const cell of document.querySelectorAll("td[data-label], th[data-label]")) {
    const label = cell.dataset.label.trim();
    cell.dataset.label = label.charAt(0).toLocaleUpperCase("vi") + label.slice(1);
  }
  document.getElementById("main")?.setAttribute("role", "main");
});
