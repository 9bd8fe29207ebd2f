// node run.mjs RUNS ADDRESS...   Lighthouse with its mobile preset over each address, the median of RUNS runs; one line of
// JSON for each. CHROMIUM names the browser.
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const categories = ["performance", "accessibility", "best-practices", "seo"];
const [runs, ...addresses] = process.argv.slice(2);
const chrome = await launch({ chromePath: process.env.CHROMIUM ?? "/usr/bin/chromium", chromeFlags: ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"] });
try {
  for (const address of addresses) {
    const results = [];
    for (let run = 0; run < Number(runs); run++) {
      const { lhr } = await lighthouse(address, { port: chrome.port, onlyCategories: categories, logLevel: "error" });
      if (lhr.runtimeError) throw new Error(`${address}: ${lhr.runtimeError.message}`);
      results.push(lhr);
    }

    const scores = Object.fromEntries(categories.map((name) => [name, median(results.map((lhr) => Math.round(lhr.categories[name].score * 100)))]));
    // What keeps a page from the highest score, where anything does.
    const last = results.at(-1);
    const faults = categories.slice(1).flatMap((name) => last.categories[name].auditRefs.filter((ref) => ref.weight > 0 && last.audits[ref.id].score !== null && last.audits[ref.id].score < 1).map((ref) => ref.id));
    const milliseconds = (id) => median(results.map((lhr) => Math.round(lhr.audits[id].numericValue)));
    console.log(JSON.stringify({
      address, scores, faults, paint: milliseconds("first-contentful-paint"), largest: milliseconds("largest-contentful-paint"), blocked: milliseconds("total-blocking-time"),
      shift: median(results.map((lhr) => lhr.audits["cumulative-layout-shift"].numericValue)), bytes: milliseconds("total-byte-weight"),
    }));
  }
} finally {
  await chrome.kill();
}

function median(numbers) {
  return numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
}
