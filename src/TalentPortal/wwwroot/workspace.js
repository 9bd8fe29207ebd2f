// Workspaces only: what happens when the connection of a page is lost. The words stand in the page, in its language.
(() => {
  const modal = document.getElementById("components-reconnect-modal");
  if (!modal) return;
  const is = state => modal.classList.contains("components-reconnect-" + state);
  addEventListener("click", event => { if (event.target.closest?.("[data-print]")) print(); });
  // A part of a page with keys of its own leads where its links lead, also before the page has its circuit.
  addEventListener("keydown", event => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey || !event.target.closest?.("[data-keys]")) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    document.querySelector(`main [aria-keyshortcuts="${CSS.escape(key)}"]`)?.click();
  });

  // A card of a board is dragged to a column, or moved by keys: both choose in the list on the card, the one way to move it.
  let drag = null;
  const cards = column => [...column.querySelectorAll("[data-card]")];
  const columns = () => [...document.querySelectorAll("[data-column]")];
  const offers = (card, column) => [...card.querySelectorAll("[data-to]:not(:disabled) option")].some(option => option.value && option.value === column?.dataset.column);
  const choose = (card, column) => {
    if (!offers(card, column)) return;
    const list = card.querySelector("[data-to]");
    list.value = column.dataset.column;
    list.dispatchEvent(new Event("change", { bubbles: true }));
  };
  const drop = column => {
    if (!drag) return;
    const { card, on } = drag;
    drag = null;
    card.classList.remove("dragged");
    card.style.transform = "";
    for (const other of columns()) other.classList.remove("over");
    if (on && column) choose(card, column);
  };
  addEventListener("pointerdown", event => {
    const card = event.target.closest?.("[data-card]"), grip = event.target.closest?.(".grip");
    if (!card || event.button || event.target.closest("a, button, input, select") || (event.pointerType !== "mouse" && !grip)) return;
    const board = card.closest(".board");
    drag = { card, board, on: false, id: event.pointerId, x: event.clientX, y: event.clientY, left: board.scrollLeft, most: board.scrollWidth - board.clientWidth };
  });
  const place = () => { drag.card.style.transform = `translate(${drag.at.clientX - drag.x + drag.board.scrollLeft - drag.left}px, ${drag.at.clientY - drag.y}px)`; };
  // Columns beyond the edge come when a card is held there.
  const scroll = () => {
    if (!drag?.on) return;
    const edge = drag.board.getBoundingClientRect(), x = drag.at.clientX;
    const step = x > edge.right - 48 ? 12 : x < edge.left + 48 ? -12 : 0;
    // Not further than the columns go: the card itself would widen the board without end.
    if (step) { drag.board.scrollLeft = Math.min(drag.most, drag.board.scrollLeft + step); place(); }
    requestAnimationFrame(scroll);
  };
  const under = event => document.elementFromPoint(event.clientX, event.clientY)?.closest("[data-column]");
  addEventListener("pointermove", event => {
    if (!drag || event.pointerId !== drag.id) return;
    const x = event.clientX - drag.x, y = event.clientY - drag.y;
    if (!drag.on && Math.hypot(x, y) < 6) return;
    drag.at = event;
    if (!drag.on) {
      drag.on = true;
      drag.card.classList.add("dragged");
      requestAnimationFrame(scroll);
    }
    place();
    for (const column of columns()) column.classList.toggle("over", column === under(event) && offers(drag.card, column));
  });
  addEventListener("pointerup", event => { if (event.pointerId === drag?.id) drop(under(event)); });
  addEventListener("pointercancel", () => drop(null));
  addEventListener("keydown", event => {
    if (event.key === "Escape") drop(null);
    const card = event.target.closest?.("[data-card]");
    if (!card || event.target.tagName !== "A" || event.ctrlKey || event.altKey || event.metaKey) return;
    const all = columns(), at = card.closest("[data-column]"), near = cards(at), place = near.indexOf(card);
    const go = to => { if (to) { event.preventDefault(); to.querySelector("a").focus(); } };
    if (event.key === "ArrowDown") go(near[place + 1]);
    else if (event.key === "ArrowUp") go(near[place - 1]);
    else if (event.key === "ArrowRight" && event.shiftKey) { event.preventDefault(); choose(card, all.slice(all.indexOf(at) + 1).find(column => offers(card, column))); }
    else if (event.key === "ArrowRight") go(all.slice(all.indexOf(at) + 1).map(column => cards(column)[0]).find(Boolean));
    else if (event.key === "ArrowLeft") go(all.slice(0, all.indexOf(at)).reverse().map(column => cards(column)[0]).find(Boolean));
    else if (event.key.toLowerCase() === "m") { event.preventDefault(); card.querySelector("[data-to]")?.focus(); }
  });

  // A message to the circuit holds 32 KiB and a larger one ends it, so no field sends one; long texts have a way of their
  // own. What is typed while there is no connection is sent when it is back: an event that nobody takes would be lost.
  const most = 30000, kept = new WeakMap(), missed = new Set();
  const isText = control => control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement;
  const bytes = text => new TextEncoder().encode(JSON.stringify(text)).length;
  const guard = event => {
    const control = event.target;
    if (!(isText(control) || control instanceof HTMLSelectElement) || control.type === "file" || "long" in control.dataset) return;
    if (isText(control) && control.value.length > most / 8 && bytes(control.value) > most) {
      event.stopImmediatePropagation();
      control.value = kept.get(control) ?? "";
      control.setCustomValidity(modal.dataset.tooLong);
      control.reportValidity();
      return;
    }
    // Half a character (a broken emoji) cannot be sent at all.
    if (isText(control) && control.value.isWellFormed?.() === false) control.value = control.value.toWellFormed();
    if (isText(control)) { kept.set(control, control.value); control.setCustomValidity(""); }
    if (is("show")) { event.stopImmediatePropagation(); missed.add(control); }
  };
  addEventListener("input", guard, true);
  addEventListener("change", guard, true);
  addEventListener("focusin", event => { if (isText(event.target)) kept.set(event.target, event.target.value); }, true);
  const sendMissed = () => {
    for (const control of missed) for (const type of ["input", "change"]) if (control.isConnected) control.dispatchEvent(new Event(type, { bubbles: true }));
    missed.clear();
  };

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
    if (is("hide")) sendMissed();
  }).observe(modal, { attributes: true, attributeFilter: ["class"] });

  modal.addEventListener("click", async event => {
    if (!event.target.closest("[data-reconnect]")) return;
    try { if (!await Blazor.reconnect()) location.reload(); } catch { /* still no network */ }
  });

  const error = document.getElementById("blazor-error-ui");
  if (error) new MutationObserver(() => { if (error.style.display === "block") { error.hidden = false; error.style.display = ""; } }).observe(error, { attributes: true, attributeFilter: ["style"] });
})();
