// On a phone each cell bears the head of its column; Vietnamese capitalises its first letter only, which CSS cannot.
document.addEventListener("DOMContentLoaded", () => {
  for (const cell of document.querySelectorAll("td[data-label], th[data-label]")) {
    const label = cell.dataset.label.trim();
    cell.dataset.label = label.charAt(0).toLocaleUpperCase("vi") + label.slice(1);
  }
});
