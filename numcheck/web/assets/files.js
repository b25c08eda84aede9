// Files that are chosen or dropped: one is the draft, the others are what it rests on.

const TYPED = /\.(txt|text|md|markdown)$/i;
const MOST = 20 * 1024 * 1024;

export function watchFiles({ draft, sources, refuse }) {
  const chosen = (id, take) => {
    const input = document.getElementById(id);
    input.addEventListener("change", () => {
      const files = [...input.files];
      input.value = "";
      if (files.length) take(files);
    });
  };
  const fit = (files) => {
    const large = files.find((file) => file.size > MOST);
    if (large) refuse(`${large.name} is larger than 20 MB.`);
    return files.filter((file) => file.size <= MOST);
  };
  const takeDraft = async ([first, ...others]) => {
    if (others.length) sources(others);
    if (!first) return;
    if (TYPED.test(first.name)) draft({ text: await first.text(), name: first.name });
    else draft({ file: first, name: first.name });
  };

  chosen("draft-file", (files) => takeDraft(fit(files)));
  chosen("source-files", (files) => sources(fit(files)));

  const body = document.body;
  const holdsFiles = (event) => event.dataTransfer?.types.includes("Files");
  document.addEventListener("dragover", (event) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    body.classList.add("over");
  });
  document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) body.classList.remove("over");
  });
  document.addEventListener("drop", (event) => {
    body.classList.remove("over");
    if (!holdsFiles(event)) return;
    event.preventDefault();
    const files = fit([...event.dataTransfer.files]);
    if (event.target.closest?.("#sources")) sources(files);
    else takeDraft(files);
  });
}

// The list of sources, each with a way to take it away.
export function listFiles(list, files, remove) {
  list.replaceChildren(
    ...files.map((file) => {
      const entry = document.createElement("li");
      const name = document.createElement("span");
      name.textContent = file.name;
      const away = document.createElement("button");
      away.type = "button";
      away.textContent = "Remove";
      away.setAttribute("aria-label", `Remove ${file.name}`);
      away.addEventListener("click", () => remove(file));
      entry.append(name, away);
      return entry;
    }),
  );
}
