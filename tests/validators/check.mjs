// Hands documents that the portal published to judges that are not ours.
//   node check.mjs FOLDER
// FOLDER/checks.json lists { name, kind, file }; printed is { name: [faults] }. What a judge says stands in the faults;
// what keeps a judge from judging ends the run.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import adobe from '@adobe/structured-data-validator';
import WebAutoExtractor from '@marbec/web-auto-extractor';
import ICAL from 'ical.js';
import { parseAtomFeed } from 'feedsmith';
import { lint, createConfig } from '@redocly/openapi-core';
import { Webhook } from 'standardwebhooks';
import xmllint from 'xmllint-wasm';

const require = createRequire(import.meta.url);
const beside = (name) => fileURLToPath(new URL(name, import.meta.url));

const judges = { 'job-posting': jobPosting, 'site-map': siteMap, xml: wellFormed, atom, calendar, openapi, webhook, 'webhook-signature': webhookSignature };

async function jobPosting(file) {
  const found = new WebAutoExtractor({ addLocation: true, embedSource: ['rdfa', 'microdata'] }).parse(await readFile(file, 'utf8'));
  const postings = found.jsonld?.JobPosting ?? [];
  const faults = postings.length === 1 ? [] : [`${postings.length} JobPostings on the page`];
  for (const issue of await new adobe().validate(found))
    if (issue.severity === 'ERROR') faults.push(`${issue.path.map((part) => part.type).join('/')}: ${issue.issueMessage}`);
  return faults;
}

async function siteMap(file) {
  return validated(file, {
    // Theirs allows elements of other namespaces where a schema knows them; of XHTML the protocol takes the one link.
    schema: [{ fileName: 'all.xsd', contents: await readFile(beside('site-map.xsd'), 'utf8') }],
    preload: [
      { fileName: 'sitemap.xsd', contents: await readFile(require.resolve('sitemap/schema/sitemap.xsd'), 'utf8') },
      { fileName: 'xhtml-link.xsd', contents: await readFile(beside('xhtml-link.xsd'), 'utf8') },
    ],
  });
}

function wellFormed(file) {
  return validated(file, { normalization: 'format' });
}

async function validated(file, how) {
  const result = await xmllint.validateXML({ xml: [{ fileName: 'document.xml', contents: await readFile(file, 'utf8') }], ...how });
  return result.valid ? [] : result.errors.map((error) => error.message);
}

async function atom(file) {
  const faults = await wellFormed(file);
  if (faults.length > 0) return faults;
  let feed;
  try {
    feed = parseAtomFeed(await readFile(file, 'utf8'));
  } catch (error) {
    return [error.message];
  }

  for (const [what, one] of [['feed', feed], ...(feed.entries ?? []).map((entry, at) => [`entry ${at + 1}`, entry])]) {
    for (const name of ['id', 'title', 'updated']) if (!one[name]) faults.push(`${what} has no ${name}`);
    if (one.updated && !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(one.updated)) faults.push(`${what}: ${one.updated} is no date of RFC 3339`);
    if (!one.links?.some((link) => link.rel === 'alternate' && link.href)) faults.push(`${what} leads nowhere`);
    if (!one.authors?.some((author) => author.name) && !feed.authors?.some((author) => author.name)) faults.push(`${what} has no author`);
  }

  return faults;
}

async function calendar(file) {
  const text = await readFile(file, 'utf8');
  const faults = [];
  if (/[^\r]\n/.test(text)) faults.push('a line does not end in CR LF');
  for (const line of text.split('\r\n')) if (Buffer.byteLength(line) > 75) faults.push(`a line of ${Buffer.byteLength(line)} octets`);
  try {
    const root = new ICAL.Component(ICAL.parse(text));
    const method = root.getFirstPropertyValue('method');
    const event = root.getFirstSubcomponent('vevent');
    if (!event) return [...faults, 'no event'];
    for (const name of ['uid', 'dtstamp', 'dtstart', 'summary']) if (!event.hasProperty(name)) faults.push(`no ${name}`);
    for (const name of ['dtstamp', 'dtstart', 'dtend']) if (event.hasProperty(name) && Number.isNaN(event.getFirstPropertyValue(name).toJSDate().getTime())) faults.push(`${name} is no time`);
    if (!(new ICAL.Event(event).endDate.compare(new ICAL.Event(event).startDate) > 0)) faults.push('it ends before it begins');
    if (['REQUEST', 'CANCEL'].includes(method) && !(event.hasProperty('organizer') && event.hasProperty('attendee') && event.hasProperty('sequence'))) faults.push(`${method} without organizer, attendee or sequence`);
    if (method === 'CANCEL' && event.getFirstPropertyValue('status') !== 'CANCELLED') faults.push('called off without saying so');
  } catch (error) {
    faults.push(error.message);
  }

  return faults;
}

async function openapi(file) {
  const config = await createConfig({ extends: ['recommended'] });
  return (await lint({ ref: file, config })).filter((problem) => problem.severity === 'error')
    .map((problem) => `${problem.ruleId} at ${problem.location[0]?.pointer}: ${problem.message}`);
}

// What a receiver does with what came: headers and body as they were, the secret that the receiver has.
async function webhook(file) {
  const { secret, headers, body } = JSON.parse(await readFile(file, 'utf8'));
  try {
    new Webhook(secret).verify(body, headers);
    return [];
  } catch (error) {
    return [error.message];
  }
}

// What the library of the standard signs, beside what we sign.
async function webhookSignature(file) {
  const { secret, id, timestamp, body, signature } = JSON.parse(await readFile(file, 'utf8'));
  const theirs = new Webhook(secret).sign(id, new Date(timestamp * 1000), body);
  return theirs === signature ? [] : [`${signature} instead of ${theirs}`];
}

const folder = process.argv[2];
const answers = {};
for (const { name, kind, file } of JSON.parse(await readFile(join(folder, 'checks.json'), 'utf8'))) answers[name] = await judges[kind](join(folder, file));
process.stdout.write(JSON.stringify(answers));
