// The draft as one types it: a text field over the same words with their marks. Marks follow the words while the next
// answer is on its way.

const text = document.getElementById("text");
const under = document.getElementById("under");
let places = [];
let before = "";

export const value = () => text.value;

export function set(words) {
  text.value = words;
  places = [];
  before = words;
  draw();
}

// New marks, from the answer to what was typed; ignored where something else stands there by now.
export function mark(found, words) {
  if (words !== text.value) return;
  places = found;
  before = words;
  draw();
}

// Moves the marks behind a change, and drops those that it touches.
export function follow() {
  const now = text.value;
  const least = Math.min(before.length, now.length);
  let head = 0;
  while (head < least && before[head] === now[head]) head += 1;
  let tail = 0;
  while (tail < least - head && before[before.length - 1 - tail] === now[now.length - 1 - tail]) tail += 1;
  const end = before.length - tail;
  const by = now.length - before.length;
  places = places
    .filter((place) => place.end < head || place.start > end || (place.end === head && head === end && !/\w/.test(now[head] ?? "")))
    .map((place) => (place.start > end || (place.start >= end && place.start > head) ? { ...place, start: place.start + by, end: place.end + by } : place));
  before = now;
  draw();
}

function draw() {
  const words = text.value;
  const parts = [];
  let at = 0;
  for (const place of places) {
    if (place.start < at || place.end > words.length) continue;
    parts.push(words.slice(at, place.start), element(place, words.slice(place.start, place.end)));
    at = place.end;
  }
  // A line break at the end makes no line unless something stands behind it.
  parts.push(words.slice(at), "\u200b");
  under.replaceChildren(...parts);
}

function element(place, words) {
  const made = document.createElement("a");
  made.className = `mark ${place.state}`;
  made.id = place.key;
  made.href = `#about-${place.key}`;
  made.tabIndex = -1;
  made.dataset.sign = place.sign;
  if (place.items) made.dataset.items = place.items;
  made.textContent = words;
  return made;
}

// A click into a figure, or a step of the cursor into it, shows what is known of it.
function look() {
  if (text.selectionStart !== text.selectionEnd) return;
  const at = text.selectionStart;
  const place = places.find((p) => p.start <= at && at <= p.end);
  if (place && document.getElementById(`about-${place.key}`)) document.getElementById(place.key)?.click();
}

text.addEventListener("click", look);
text.addEventListener("keyup", (event) => {
  if (/^(Arrow|Home|End|Page)/.test(event.key)) look();
});

// Whoever goes to a figure from elsewhere finds the cursor on it.
under.addEventListener("numcheck:focus", (event) => {
  event.preventDefault();
  const place = places.find((p) => p.key === event.target.id);
  if (!place) return;
  text.focus({ preventScroll: true });
  text.setSelectionRange(place.start, place.end);
});
