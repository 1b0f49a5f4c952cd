export type PostOutcome =
  | { kind: "done"; page: string | undefined }
  /** Refused: a sentence per field, "form" for the form as a whole. */
  | { kind: "refused"; errors: Record<string, string> }
  /** No answer that can be read: the plain form must be sent. */
  | { kind: "lost" };

const PATIENCE_MS = 15_000;

/** Sends a form as JSON, with an idempotency key that also stands in the form, should it have to be sent plainly after all. */
export async function postForm(form: HTMLFormElement): Promise<PostOutcome> {
  const body = formBody(form);
  body.key = keyFor(form, JSON.stringify(body));
  try {
    const response = await fetch(form.action, {
      method: "POST",
      headers: { accept: "application/json", "content-type": "application/json" },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const answer: unknown = await response.json();
    if (typeof answer !== "object" || answer === null) return { kind: "lost" };
    if (response.ok) return { kind: "done", page: ownPage(answer) };
    const errors = "errors" in answer ? answer.errors : undefined;
    if (response.status >= 500 || typeof errors !== "object" || errors === null) return { kind: "lost" };
    return { kind: "refused", errors: errors as Record<string, string> };
  } catch {
    return { kind: "lost" };
  }
}

function ownPage(answer: object): string | undefined {
  const page = "page" in answer && typeof answer.page === "string" ? answer.page : "";
  return page.startsWith("/") && !page.startsWith("//") ? page : undefined;
}

function formBody(form: HTMLFormElement): Record<string, unknown> {
  const data = new FormData(form);
  data.delete("key");
  const lists = new Set(
    [...form.querySelectorAll<HTMLInputElement>("fieldset input[type=checkbox]")].map(({ name }) => name),
  );
  return Object.fromEntries(
    [...new Set(data.keys())].map((name) => [name, lists.has(name) ? data.getAll(name) : data.get(name)]),
  );
}

/** One key per content: the same content sent twice is one sign-up, another content another. */
function keyFor(form: HTMLFormElement, content: string): string {
  let field = form.querySelector<HTMLInputElement>("input[name=key]");
  if (!field) {
    field = document.createElement("input");
    field.type = "hidden";
    field.name = "key";
    form.append(field);
  }
  if (form.dataset.sent !== content) {
    form.dataset.sent = content;
    field.value = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
      byte.toString(16).padStart(2, "0"),
    ).join("");
  }
  return field.value;
}
