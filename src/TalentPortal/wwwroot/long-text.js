// The page's side of LongText: sends a long text to its circuit as a stream, a moment after a keystroke, and again
// until it has arrived.
const pause = 400;
const online = () => !document.querySelector("#components-reconnect-modal:is(.components-reconnect-show, .components-reconnect-failed, .components-reconnect-rejected)");

// shown: the text that the circuit believes to stand here.
export function attach(area, page, shown) {
  // The form was made anew while this script was on its way.
  if (!area?.isConnected) return { flush: async () => true, dispose() {} };
  const [count, refused] = [area.nextElementSibling, area.nextElementSibling.nextElementSibling];
  const { limit, count: words, over, refused: no } = area.dataset;
  const number = value => value.toLocaleString(document.documentElement.lang);
  let sent = shown.replace(/\r\n?/g, "\n"), good = area.value, order = 0, timer = 0, due = 0, busy = false;

  const show = () => {
    const length = area.value.length, most = Number(limit);
    count.textContent = (length > most ? over : words).replace("{0}", number(length > most ? length - most : length)).replace("{1}", number(most));
    count.classList.toggle("over", length > most);
  };
  const refuse = length => {
    refused.textContent = no.replace("{0}", number(length)).replace("{1}", number(Number(limit)));
    refused.hidden = false;
  };

  const send = async () => {
    timer = 0;
    if (!area.isConnected || area.value === sent) return;
    if (busy || !online()) return plan(1000);
    busy = true;
    const text = area.value;
    try {
      // A connection that breaks on the way may never answer.
      const lost = new Promise((_, reject) => setTimeout(reject, 35000));
      const stream = text.length ? DotNet.createJSStreamReference(new TextEncoder().encode(text)) : null;
      if (await Promise.race([page.invokeMethodAsync("Take", ++order, stream), lost])) sent = text;
    } catch { /* tried again below */ }
    busy = false;
    if (area.value !== sent) plan(1000);
  };
  // Never later than planned before: who types without a pause is heard too.
  const plan = ms => {
    const at = performance.now() + ms;
    if (timer && due <= at) return;
    clearTimeout(timer);
    due = at;
    timer = setTimeout(send, ms);
  };

  const tooMuch = (event, text) => {
    const length = text.length - (area.selectionEnd - area.selectionStart);
    if (area.value.length + length <= area.maxLength) return;
    event.preventDefault();
    refuse(text.length);
  };
  area.addEventListener("paste", event => tooMuch(event, event.clipboardData?.getData("text/plain") ?? ""));
  area.addEventListener("drop", event => tooMuch(event, event.dataTransfer?.getData("text/plain") ?? ""));
  area.addEventListener("input", () => {
    // maxlength does not hold back what a program puts in.
    if (area.value.length > area.maxLength) { refuse(area.value.length); area.value = good; }
    else { good = area.value; refused.hidden = true; }
    show();
    plan(pause);
  });
  area.addEventListener("change", () => plan(0));
  // What was typed while this script was on its way.
  show();
  if (area.value !== sent) plan(0);
  return {
    async flush() {
      for (let tries = 0; area.value !== sent && tries < 40; tries++) {
        if (!busy) { clearTimeout(timer); await send(); }
        else await new Promise(done => setTimeout(done, 250));
      }
      return area.value === sent;
    },
    dispose() { clearTimeout(timer); },
  };
}
