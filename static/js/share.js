// Buttons that open the phone's own list of ways to share (Zalo, messages, mail); they stay hidden where there is none.
// data-share-file: a picture to hand over; data-share-link: an address. No other site is asked.
async function picture(button) {
  const answer = await fetch(button.dataset.shareFile);
  return new File([await answer.blob()], "ma-qr-ung-ho.png", { type: "image/png" });
}

for (const button of document.querySelectorAll("[data-share-file], [data-share-link]")) {
  const { shareFile, shareLink, shareTitle } = button.dataset;
  const probe = shareFile ? { files: [new File([], "a.png", { type: "image/png" })] } : { url: shareLink };
  if (!navigator.canShare?.(probe)) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await navigator.share(shareFile ? { title: shareTitle, files: [await picture(button)] } : { title: shareTitle, url: shareLink });
    } catch (error) {
      if (error.name !== "AbortError") button.hidden = true; // closed again is no fault; refused is
    }
  });
}
