// Requests to the service this page came from. Answers that are HTML are parsed by the browser as a document in which
// nothing runs; no text of anybody becomes markup here.

function formOf(desk, more = {}) {
  const form = new FormData();
  const draft = desk.file ?? new File([desk.text], desk.name, { type: "" });
  if (more.documents) for (const file of [draft, ...desk.sources]) form.append("documents", file, file.name);
  else {
    form.append("draft", draft, draft.name);
    if (more.sources ?? true) for (const file of desk.sources) form.append("sources", file, file.name);
  }
  for (const [name, value] of desk.settings) form.append(name, value);
  if (more.format) form.append("format", more.format);
  return form;
}

async function said(blob) {
  try {
    return JSON.parse(await blob.text()).detail;
  } catch {
    return "The service did not answer.";
  }
}

// The report on the desk as a document. Throws an Error to be shown.
export function check(desk) {
  const request = new XMLHttpRequest();
  return new Promise((resolve, reject) => {
    request.open("POST", "/desk");
    request.responseType = "document";
    request.onload = async () => {
      if (request.status === 200 && request.response) resolve(request.response);
      else reject(new Error(await problem(desk)));
    };
    request.onerror = () => reject(new Error("The service did not answer: is it still running?"));
    request.send(formOf(desk));
  });
}

// What was wrong is JSON, which a request for a document does not show: it is asked for again.
async function problem(desk) {
  const answer = await fetch("/v1/check", { method: "POST", body: formOf(desk) });
  return answer.ok ? "Try again in a moment." : said(answer);
}

// The file that an operation makes of the desk, and its name. Throws an Error to be shown.
export async function download(desk, operation, format) {
  const form = formOf(desk, { format, documents: operation === "ledger", sources: operation !== "extract" });
  const answer = await fetch(`/v1/${operation}`, { method: "POST", body: form });
  if (!answer.ok) throw new Error(await said(answer));
  const name = /filename\*=UTF-8''(.*)/.exec(answer.headers.get("Content-Disposition") ?? "")?.[1];
  return { name: decodeURIComponent(name ?? "report"), data: await answer.blob() };
}
