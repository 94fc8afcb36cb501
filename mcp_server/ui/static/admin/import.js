// Sends a file of records to be imported and shows what comes of each line.
import { element, remarksTable } from "./import_remarks.js";

/** Remarks of each kind that are shown; the first ones are those to begin with. */
const MAX_SHOWN = 200;
const COUNTS = ["added", "changed", "same", "wrong", "skipped"];

for (const form of document.querySelectorAll("[data-import]")) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send(form, event.submitter?.value !== "no");
  });
}

async function send(form, isTrial) {
  const words = JSON.parse(form.dataset.words);
  const [file] = form.querySelector('input[type="file"]').files;
  const encoding = form.querySelector("select").value;
  const buttons = form.querySelectorAll("button");
  const say = (text) => {
    form.querySelector("[data-status]").textContent = text;
  };
  for (const button of buttons) button.disabled = true;
  say(words.working);
  try {
    const id = await sha256(file);
    const trial = isTrial ? "yes" : "no";
    const query = new URLSearchParams({ id, trial, encoding });
    const answer = await fetch(`${form.dataset.import}?${query}`, {
      method: "POST",
      headers: { "Content-Type": "text/csv" },
      body: file,
    });
    if (!answer.ok) return say(words.refused);
    const total = await follow(
      answer,
      (line) => say(`${words.working} ${line}`),
    );
    show(form.querySelector("[data-result]"), total, words);
    say(endOf(total, isTrial, words));
  } catch {
    say(words.cutOff);
  } finally {
    for (const button of buttons) button.disabled = false;
  }
}

function endOf({ isDone, isUnreadable }, isTrial, words) {
  if (!isDone) return words.cutOff;
  if (!isUnreadable) return isTrial ? words.trialDone : words.runDone;
  return isTrial ? `${words.unreadable} ${words.trialDone}` : words.unreadable;
}

/** Adds up what each batch came to. */
async function follow(answer, progress) {
  const total = {
    isDone: false,
    isUnreadable: false,
    remarks: [],
    harmless: [],
    hasMore: false,
  };
  for (const name of COUNTS) total[name] = 0;
  let text = "";
  const parts = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  for (;;) {
    const { value, done } = await parts.read().catch(() => ({ done: true }));
    if (done) return total;
    const lines = (text + value).split("\n");
    text = lines.pop();
    for (const line of lines) add(total, JSON.parse(line), progress);
  }
}

function add(total, batch, progress) {
  for (const name of COUNTS) total[name] += batch[name];
  // What stops a line comes before what is only told of one.
  const wrong = batch.remarks.filter(({ isWrong }) => isWrong);
  const harmless = batch.remarks.filter(({ isWrong }) => !isWrong);
  // Why the rest of a file cannot be read is always shown.
  const left = batch.isUnreadable
    ? wrong.length
    : MAX_SHOWN - total.remarks.length;
  total.hasMore ||= wrong.length > left;
  total.remarks.push(...wrong.slice(0, left));
  total.harmless.push(
    ...harmless.slice(0, MAX_SHOWN - total.harmless.length),
  );
  total.isDone ||= batch.isDone;
  total.isUnreadable ||= batch.isUnreadable;
  progress(batch.line);
}

function show(place, total, words) {
  const both = [...total.remarks, ...total.harmless];
  // Few are read line by line; of many, those that stop a line come first.
  const remarks = both.length <= MAX_SHOWN
    ? both.toSorted((a, b) => a.line - b.line)
    : both;
  const counts = element("dl", { className: "answers" });
  for (const name of COUNTS) {
    if (name === "skipped" && total.skipped === 0) continue;
    counts.append(
      element("dt", { textContent: words.counts[name] }),
      element("dd", { textContent: String(total[name]) }),
    );
  }
  place.replaceChildren(
    element("h3", { textContent: words.result }),
    counts,
    ...remarks.length > 0 ? [remarksTable(remarks, words)] : [],
    ...total.hasMore ? [element("p", { textContent: words.more })] : [],
  );
}

async function sha256(file) {
  const digest = await crypto.subtle.digest(
    "SHA-256",
    await file.arrayBuffer(),
  );
  return [...new Uint8Array(digest)]
    .map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
