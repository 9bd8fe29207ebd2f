// Keeps what is typed into forms marked data-draft on the server, at most three seconds later. Without it a form is lost
// with its page, and works all the same.
const pause = 2000;
const wanted = control => control.name && !control.name.startsWith("_") && !control.closest("[data-draft-never]")
  && !["password", "file", "hidden", "submit", "button", "reset", "image"].includes(control.type) && control.autocomplete !== "one-time-code";
// Half a character, as a broken paste brings it, is no text that can be sent.
const text = value => value.toWellFormed?.() ?? value;

function values(form) {
  const fields = {};
  for (const control of form.elements) {
    if (!wanted(control)) continue;
    const found = fields[control.name] ??= [];
    if (control.type === "checkbox" || control.type === "radio") { if (control.checked) found.push(control.value); }
    else if (control.type === "select-multiple") found.push(...[...control.selectedOptions].map(option => option.value));
    else found.push(text(control.value));
  }
  return JSON.stringify(fields);
}

function keep(form) {
  const { draft, draftRecord, draftNote, draftSaved, draftFailed, draftSignedOut, draftSignIn } = form.dataset;
  let last = values(form), timer = 0, sent = false, request = null;
  // There from the start: what appears together with its words is not read out.
  const status = document.createElement("p");
  status.className = "small muted";
  status.setAttribute("role", "status");
  status.textContent = draftNote;
  form.append(status);

  const say = (words, signIn) => {
    if (status.dataset.words === words) return;
    status.dataset.words = words;
    status.textContent = words;
    if (!signIn) return;
    const link = document.createElement("a");
    Object.assign(link, { href: "account/sign-in", target: "_blank", textContent: signIn });
    status.append(" ", link);
  };

  const save = async leaving => {
    clearTimeout(timer);
    timer = 0;
    const fields = values(form);
    if (sent || fields === last) return;
    // One after the other, so that an older state never arrives last; the page that goes away cannot wait.
    if (request && !leaving) { timer = setTimeout(save, pause); return; }
    const body = `{"record":${JSON.stringify(draftRecord)},"submission":${JSON.stringify(form.elements._command?.value ?? null)},"fields":${fields}}`;
    const mine = request = new AbortController();
    try {
      const answer = await fetch(new URL(`drafts/${draft}`, document.baseURI), {
        method: "POST", body, signal: mine.signal, keepalive: leaving === true && body.length < 20000,
        headers: { "Content-Type": "application/json", RequestVerificationToken: form.elements.__RequestVerificationToken.value },
      });
      if (!answer.ok) throw answer;
      const { savedAt } = await answer.json();
      last = fields;
      // Without a time the form was sent before: the browser brought an old page back.
      say(savedAt ? draftSaved.replace("{0}", new Date(savedAt).toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" })) : draftFailed);
    } catch (problem) {
      if (sent || mine.signal.aborted) return;
      if (problem.status === 401) say(draftSignedOut, draftSignIn); else say(draftFailed);
      timer ||= setTimeout(save, 2 * pause);
    } finally {
      if (request === mine) request = null;
    }
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
