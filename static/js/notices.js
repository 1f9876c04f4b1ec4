// Notices that a reader has put away stay away in this browser until they say something else.
// It runs where it stands, before the page is drawn: a module would come later and make the page jump.
(() => {
  const key = "thong-bao-da-an";
  let hidden = [];
  try {
    hidden = JSON.parse(localStorage.getItem(key)) ?? [];
  } catch {
    return; // nowhere to remember it
  }
  const notices = [...document.querySelectorAll("[data-notice]")];
  for (const notice of notices) {
    notice.hidden = hidden.includes(notice.dataset.notice);
    const button = notice.querySelector(".notice-close");
    button.hidden = false;
    button.addEventListener("click", () => {
      notice.hidden = true;
      const away = notices.filter((each) => each.hidden).map((each) => each.dataset.notice);
      localStorage.setItem(key, JSON.stringify(away));
    });
  }
})();
