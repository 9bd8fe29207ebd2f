// What the pages can do without: everything here is an addition. Loaded in the head, so that a remembered appearance is
// there before the first paint.
(() => {
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");
  const read = () => { try { return localStorage.getItem("theme"); } catch { return null; } };
  const dark = () => (read() ?? (system.matches ? "dark" : "light")) === "dark";

  // A page that is merged into this one brings an html element without these attributes; put them back at once.
  const apply = () => {
    const theme = read();
    if (!root.hasAttribute("data-js")) root.setAttribute("data-js", "");
    if (theme && root.dataset.theme !== theme) root.dataset.theme = theme;
    if (!theme && root.dataset.theme) delete root.dataset.theme;
  };
  apply();
  new MutationObserver(apply).observe(root, { attributes: true, attributeFilter: ["data-theme", "data-js"] });

  const refresh = () => {
    for (const button of document.querySelectorAll("[data-theme-toggle]")) button.setAttribute("aria-pressed", dark());
    if (matchMedia("(min-width: 60rem)").matches) for (const fold of document.querySelectorAll("details.fold")) fold.open = true;
    document.querySelector(".error-summary")?.focus();
  };
  document.addEventListener("DOMContentLoaded", () => {
    refresh();
    const drafted = document.querySelector("form[data-draft]");
    if (drafted) import(drafted.dataset.draftScript);
    window.Blazor?.addEventListener("enhancedload", refresh);
  });
  system.addEventListener("change", refresh);

  document.addEventListener("click", event => {
    // Only a choice is remembered, never what the browser asks for by itself.
    const language = event.target.closest("a[data-language]")?.dataset.language;
    if (language) document.cookie = `tp-language=${language}; path=/; max-age=31536000; samesite=lax${location.protocol === "https:" ? "; secure" : ""}`;
    if (event.target.closest("[data-theme-toggle]")) {
      const next = dark() ? "light" : "dark";
      try {
        // Back to what the system says: forget, so that it is followed again.
        if ((next === "dark") === system.matches) localStorage.removeItem("theme"); else localStorage.setItem("theme", next);
      } catch { root.dataset.theme = next; return; }
      apply();
      refresh();
    }
    for (const open of document.querySelectorAll("details.drop[open]")) if (!open.contains(event.target)) open.open = false;
  });
  document.addEventListener("keydown", event => {
    if (event.key !== "Escape") return;
    const open = document.querySelector("details.drop[open]");
    if (open) { open.open = false; open.querySelector("summary").focus(); }
  });

  document.addEventListener("submit", event => {
    const question = event.submitter?.dataset.confirm ?? event.target.dataset.confirm;
    if (question && !confirm(question)) { event.preventDefault(); event.stopImmediatePropagation(); }
  }, true);

  addEventListener("beforeprint", () => {
    for (const link of document.querySelectorAll("main a[href]")) link.dataset.url = link.href;
  });
})();
