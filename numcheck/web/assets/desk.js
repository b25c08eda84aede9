// The desk: a draft, its sources and the switches; a report on them after each change.

import * as editor from "./editor.js";
import { listFiles, watchFiles } from "./files.js";
import { check, download } from "./service.js";

const byId = (id) => document.getElementById(id);
const desk = { text: "", name: "draft.txt", file: null, sources: [], settings: [] };
const switches = byId("switches");
// Milliseconds after a key: what comes in one breath is asked for once, and what follows waits for its answer anyway.
const PAUSE = 40;

const EXAMPLE = `The new harbour bridge, opened on Monday, is 243 metres (656 feet) long. The mayor, Ana Brunner, said that 5,000 cars would cross it each day.

Work began in 2019 and cost $380 million, 20 per cent more than the $300 million that were planned. Of the 40 men and 25 women of the crew, 62 came from the town.

The old bridge, 180 metres (591 feet) long, carries 12 tonnes (26,455 pounds) at most.
`;

function settings() {
  const data = new FormData(switches);
  const currency = (data.get("home-currency") ?? "").toUpperCase();
  const said = [...data].filter(([name, value]) => name !== "home-currency" && value !== "");
  return /^[A-Z]{3}$/.test(currency) ? [...said, ["home-currency", currency]] : said;
}

function tell(words, isWrong = false) {
  const verdict = byId("verdict");
  verdict.classList.toggle("wrong", isWrong);
  if (verdict.textContent !== words) verdict.textContent = words;
}

function show(report, words) {
  const part = (id) => document.adoptNode(report.getElementById(id));
  const places = [...report.querySelectorAll("#places > li")].map(({ dataset }) => ({
    ...dataset,
    start: Number(dataset.start),
    end: Number(dataset.end),
  }));
  const shown = document.querySelector(".mark[aria-expanded=true]")?.id;
  tell(report.getElementById("verdict").textContent);
  byId("work").textContent = report.getElementById("work").textContent;
  byId("margin").replaceChildren(...part("margin").childNodes);
  byId("below").replaceChildren(...part("below").childNodes);
  byId("notes").replaceChildren(...part("notes").childNodes);
  if (desk.file) byId("reading").replaceChildren(...part("manuscript").childNodes);
  else editor.mark(places, words);
  document.dispatchEvent(new Event("numcheck:replaced"));
  // What was being looked at stays open where the figure still stands there.
  if (shown && byId(`about-${shown}`)) byId(shown)?.click();
}

// One request at a time: what changes meanwhile is asked for when the answer is there.
let isRunning = false;
let isDue = false;
async function run() {
  if (isRunning) {
    isDue = true;
    return;
  }
  isRunning = true;
  document.body.classList.add("working");
  await ask();
  document.body.classList.remove("working");
  isRunning = false;
  if (isDue) {
    isDue = false;
    run();
  }
}

async function ask() {
  const words = desk.text;
  const isEmpty = !desk.file && words.trim() === "";
  desk.settings = settings();
  byId("downloads").hidden = isEmpty;
  byId("clear").hidden = isEmpty;
  byId("example").hidden = !isEmpty;
  for (const button of document.querySelectorAll("[data-needs]")) button.hidden = !desk.sources.length;
  try {
    const report = await check(desk);
    show(report, words);
    if (isEmpty) tell("Type or paste a draft, or drop a file.");
    document.body.dataset.checked = String(Number(document.body.dataset.checked ?? 0) + 1);
  } catch (error) {
    tell(error.message, true);
  }
}

let waiting = 0;
function soon() {
  clearTimeout(waiting);
  waiting = setTimeout(run, PAUSE);
}

function put({ text = "", name = "draft.txt", file = null }) {
  Object.assign(desk, { text, name, file });
  byId("draft-head").textContent = name === "draft.txt" ? "Your draft" : name;
  byId("editor").hidden = Boolean(file);
  byId("reading").hidden = !file;
  byId("reading").replaceChildren();
  editor.set(text);
  run();
}

function setSources(files) {
  desk.sources = files;
  listFiles(byId("source-list"), files, (gone) => setSources(desk.sources.filter((file) => file !== gone)));
  run();
}

byId("text").addEventListener("input", () => {
  desk.text = editor.value();
  editor.follow();
  soon();
});
document.addEventListener("keydown", (event) => {
  if (event.key === "F8") {
    event.preventDefault();
    byId(event.shiftKey ? "previous" : "next")?.click();
  } else if (event.key === "Enter" && event.ctrlKey && event.target === byId("text")) {
    // From the text to what is said of the figure, and back.
    event.preventDefault();
    document.querySelector(".about.open a, .finding.current .go")?.focus();
  } else if (event.key === "Escape" && document.activeElement.closest("#margin")) {
    byId("text").focus({ preventScroll: true });
  }
});
switches.addEventListener("input", soon);
switches.addEventListener("change", soon);
switches.addEventListener("submit", (event) => event.preventDefault());
byId("example").addEventListener("click", () => put({ text: EXAMPLE }));
byId("clear").addEventListener("click", () => {
  put({});
  byId("text").focus();
});
byId("downloads").addEventListener("click", async (event) => {
  const { operation, format } = event.target.dataset;
  if (!operation) return;
  try {
    const { name, data } = await download(desk, operation, format);
    const link = document.createElement("a");
    link.href = URL.createObjectURL(data);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  } catch (error) {
    tell(error.message, true);
  }
});
watchFiles({
  draft: put,
  sources: (files) => setSources([...desk.sources, ...files]),
  refuse: (words) => tell(words, true),
});
if (editor.value()) put({ text: editor.value() });
