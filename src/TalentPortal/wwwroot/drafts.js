// Keeps what is typed into forms marked data-draft on the server, at most three seconds later. Without it a form is lost
// with its page, and works all the same.
const pause = 2000;
const wanted = control => control.name && !control.name.startsWith("_") && !control.closest("[data-draft-never]")
  && !["password", "file", "hidden", "submit", "button", "reset", "image"].includes(control.type) && control.autocomplete !== "one-time-code";

function values(form) {
  const fields = {};
  for (const control of form.elements) {
    if (!wanted(control)) continue;
    const found = fields[control.name] ??= [];
    if (control.type === "checkbox" || control.type === "radio") { if (control.checked) found.push(control.value); }
    else if (control.type === "select-multiple") found.push(...[...control.selectedOptions].map(option => option.value));
    else found.push(control.value);
  }
  return JSON.stringify(fields);
}

function keep(form) {
  let last = values(form), timer = 0, sent = false, request;
  const status = document.createElement("p");
  status.className = "small muted";
  status.setAttribute("role", "status");

  const save = async leaving => {
    clearTimeout(timer);
    timer = 0;
    const fields = values(form);
    if (sent || fields === last) return;
    const { draft, draftRecord, draftSaved, draftFailed } = form.dataset;
    const body = `{"record":${JSON.stringify(draftRecord)},"submission":${JSON.stringify(form.elements._command?.value ?? null)},"fields":${fields}}`;
    request = new AbortController();
    try {
      const answer = await fetch(new URL(`drafts/${draft}`, document.baseURI), {
        method: "POST", body, signal: request.signal, keepalive: leaving && body.length < 20000,
        headers: { "Content-Type": "application/json", RequestVerificationToken: form.elements.__RequestVerificationToken.value },
      });
      if (!answer.ok) throw new Error();
      const { savedAt } = await answer.json();
      last = fields;
      if (savedAt) status.textContent = draftSaved.replace("{0}", new Date(savedAt).toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" }));
    } catch {
      if (sent || request.signal.aborted) return;
      status.textContent = draftFailed;
      timer ||= setTimeout(save, 5 * pause);
    }
    if (!status.isConnected) form.append(status);
  };

  const typed = () => timer ||= setTimeout(save, pause);
  form.addEventListener("input", typed);
  form.addEventListener("change", typed);
  // In the bubbling phase: a question asked before sending may have stopped it.
  form.addEventListener("submit", event => { if (!event.defaultPrevented) { sent = true; clearTimeout(timer); request?.abort(); } });
  addEventListener("pagehide", () => save(true));
  addEventListener("pageshow", event => { if (event.persisted) sent = false; });
}

document.querySelectorAll("form[data-draft]").forEach(keep);
