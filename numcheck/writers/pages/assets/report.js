// Steps through the findings, shows what is known of a figure, filters the list. The page reads without it.
// A page whose findings and figures change says so with the event "numcheck:replaced" on the document.
"use strict";
(() => {
  const one = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const byId = (id) => document.getElementById(id);

  let findings = [];
  let inspector = null;
  let close = null;
  let current = null;

  const visible = () => findings.filter((f) => !f.hidden);
  const marksOf = (finding) => finding.dataset.marks.trim().split(" ").map(byId).filter(Boolean);

  // Whether what is known of a figure lies over the text, at the foot of the screen.
  const isNarrow = () => getComputedStyle(inspector).position === "fixed";

  function bringIntoView(element, block) {
    for (let d = element.closest("details"); d; d = d.parentElement.closest("details")) d.open = true;
    element.scrollIntoView({ block });
  }

  function light(first, others) {
    for (const mark of all(".mark.lit, .mark.other")) mark.classList.remove("lit", "other");
    first?.classList.add("lit");
    for (const mark of others) if (mark !== first) mark.classList.add("other");
  }

  // Makes one finding the current one, in its list; the text stays where the reader is.
  function choose(finding) {
    current?.classList.remove("current");
    current?.removeAttribute("aria-current");
    current = finding;
    if (finding) {
      finding.classList.add("current");
      finding.setAttribute("aria-current", "true");
      const panel = one(".panel");
      if (getComputedStyle(panel).overflowY === "auto") {
        const top = finding.offsetTop - panel.offsetTop;
        const below = top + finding.offsetHeight > panel.scrollTop + panel.clientHeight;
        if (top < panel.scrollTop || below) panel.scrollTop = top - panel.clientHeight / 4;
      }
    }
    count();
  }

  // Who shows the text in a way of its own (an editor) sees to the focus itself.
  function focus(mark) {
    const event = new CustomEvent("numcheck:focus", { bubbles: true, cancelable: true });
    if (mark?.dispatchEvent(event)) mark.focus({ preventScroll: true });
  }

  function select(finding) {
    const marks = marksOf(finding);
    hide();
    if (marks[0]) bringIntoView(marks[0], isNarrow() ? "start" : "center");
    // The list is far from the text there: what was found is said right below it.
    if (marks[0] && isNarrow()) show(marks[0], finding);
    light(marks[0], marks);
    choose(finding);
  }

  function step(by) {
    const list = visible();
    if (!list.length) return;
    const at = list.indexOf(current);
    select(list[at < 0 ? (by > 0 ? 0 : list.length - 1) : Math.min(Math.max(at + by, 0), list.length - 1)]);
  }

  function hide() {
    for (const open of all(".about.open", inspector)) open.classList.remove("open");
    for (const mark of all(".mark[aria-expanded=true]")) mark.setAttribute("aria-expanded", "false");
    close.hidden = true;
  }

  // Closes what is shown of a figure, and goes back to it.
  function leave() {
    const open = one(".mark[aria-expanded=true]");
    hide();
    focus(open);
  }

  // Shows what is known of a figure; of its findings the one that was stepped to stands out.
  function show(mark, finding = null) {
    hide();
    const about = byId(`about-${mark.id}`);
    about.classList.add("open");
    about.scrollTop = 0;
    for (const said of all("[data-finding]", about)) {
      said.setAttribute("aria-current", String(`finding-${said.dataset.finding}` === finding?.id));
    }
    close.hidden = false;
    mark.setAttribute("aria-expanded", "true");
    // On a narrow screen what is known of a figure must not cover it.
    if (isNarrow() && mark.getBoundingClientRect().bottom > inspector.getBoundingClientRect().top) bringIntoView(mark, "start");
    light(mark, all("[data-mark]", about).map((a) => byId(a.dataset.mark)).filter(Boolean));
  }

  function go(mark) {
    bringIntoView(mark, "center");
    focus(mark);
    show(mark);
  }

  function count() {
    const list = visible();
    const at = list.indexOf(current);
    one(".position").textContent = at < 0 ? `${list.length}` : `${at + 1} of ${list.length}`;
    byId("previous").disabled = !list.length || at === 0;
    byId("next").disabled = !list.length || at === list.length - 1;
  }

  function filter() {
    const form = one(".filters");
    const severities = new Set(all("[name=severity]:checked", form).map((box) => box.value));
    const rule = form.elements.rule.value;
    const uri = form.elements.uri.value;
    for (const finding of findings) {
      finding.hidden =
        !severities.has(finding.dataset.severity) ||
        (rule !== "" && finding.dataset.rule !== rule) ||
        (uri !== "" && !finding.dataset.documents.trim().split(" ").includes(uri));
    }
    const list = visible();
    const status = one(".count");
    status.hidden = list.length === findings.length;
    status.textContent = `${list.length} of ${findings.length} findings shown`;
    if (current?.hidden) choose(null);
    count();
  }

  // Makes the findings and figures that stand on the page now work.
  function adopt() {
    findings = all(".finding");
    inspector = byId("inspector");
    close = one(".close", inspector);
    current = null;
    close.addEventListener("click", leave);
    for (const mark of all(".mark:not([tabindex])")) {
      mark.setAttribute("role", "button");
      mark.setAttribute("aria-expanded", "false");
    }
    keys.hidden = !findings.length;
    if (!findings.length) return;
    const form = one(".filters");
    form.hidden = false;
    form.addEventListener("change", filter);
    form.addEventListener("submit", (event) => event.preventDefault());
    one(".stepper").hidden = false;
    byId("previous").addEventListener("click", () => step(-1));
    byId("next").addEventListener("click", () => step(1));
    count();
  }

  document.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const link = event.target.closest("a[href^='#']");
    if (!link) return;
    const finding = link.closest(".finding");
    if (link.classList.contains("mark")) {
      event.preventDefault();
      show(link);
      const item = (link.dataset.items || "").split(" ").map((n) => byId(`finding-${n}`)).find((f) => f && !f.hidden);
      if (item) choose(item);
    } else if (link.classList.contains("go")) {
      event.preventDefault();
      select(finding);
    } else if (link.dataset.mark) {
      event.preventDefault();
      go(byId(link.dataset.mark));
    } else if (link.dataset.finding) {
      event.preventDefault();
      const item = byId(`finding-${link.dataset.finding}`);
      select(item);
      one(".go", item).focus({ preventScroll: true });
    } else {
      const target = byId(link.getAttribute("href").slice(1));
      if (target?.tagName === "DETAILS") target.open = true;
    }
  });

  let keysOn = true;
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      leave();
      return;
    }
    if (event.key === " " && event.target.closest(".mark")) {
      event.preventDefault();
      event.target.closest(".mark").click();
      return;
    }
    if (!keysOn || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("select, input, textarea")) return;
    if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else return;
    event.preventDefault();
  });

  const theme = byId("theme");
  const root = document.documentElement;
  const isDark = () =>
    root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  // The button says what it does.
  const said = () => (theme.textContent = isDark() ? "Light theme" : "Dark theme");
  theme.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    said();
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", said);
  said();

  const keys = byId("keys");
  keys.addEventListener("click", () => {
    keysOn = !keysOn;
    keys.setAttribute("aria-pressed", String(keysOn));
  });

  document.addEventListener("numcheck:replaced", adopt);
  one(".controls").hidden = false;
  adopt();
})();
