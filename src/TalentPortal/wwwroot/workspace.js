// Workspaces only: what happens when the connection of a page is lost. The words stand in the page, in its language.
(() => {
  const modal = document.getElementById("components-reconnect-modal");
  if (!modal) return;
  const is = state => modal.classList.contains("components-reconnect-" + state);

  // Whoever signed out elsewhere must not go on seeing what stood here: ask at once, not after the last attempt.
  const stillSignedIn = async () => {
    try {
      const answer = await fetch(new URL("account/session", document.baseURI), { cache: "no-store", redirect: "manual" });
      if (answer.status === 401) location.reload();
    } catch { /* no network: the attempts go on */ }
  };

  let asking = 0;
  new MutationObserver(() => {
    if (is("rejected")) location.reload();
    if (is("failed")) modal.focus();
    if (is("show") && !asking) { stillSignedIn(); asking = setInterval(stillSignedIn, 3000); }
    if (!is("show") && asking) { clearInterval(asking); asking = 0; }
  }).observe(modal, { attributes: true, attributeFilter: ["class"] });

  modal.addEventListener("click", async event => {
    if (!event.target.closest("[data-reconnect]")) return;
    try { if (!await Blazor.reconnect()) location.reload(); } catch { /* still no network */ }
  });

  const error = document.getElementById("blazor-error-ui");
  if (error) new MutationObserver(() => { if (error.style.display === "block") { error.hidden = false; error.style.display = ""; } }).observe(error, { attributes: true, attributeFilter: ["style"] });
})();
