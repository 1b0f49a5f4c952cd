import type { EnhancedWords } from "./enhance";

/** The sentence of an error key: "too_long:max=80" with its number put in. */
export function sentenceOf(message: string, { errors }: EnhancedWords): string {
  const [key = "", numbers = ""] = message.split(":");
  const values = new Map(numbers.split(",").map((pair) => pair.split("=") as [string, string]));
  const sentence = errors[key] ?? errors.unknown ?? "";
  return sentence.replace(/\{(\w+)\}/g, (all, name: string) => values.get(name) ?? all);
}

/** Shows or clears the sentence beside a field. */
export function paintField(form: HTMLFormElement, formName: string, name: string, sentence: string | undefined): void {
  const place = document.getElementById(`${formName}-${name}-error`);
  if (place && place.textContent !== (sentence ?? "")) place.textContent = sentence ?? "";
  const field = form.elements.namedItem(name);
  if (!(field instanceof HTMLElement)) return; // radio buttons and lists of boxes: their fieldset is described by the sentence
  if (sentence) field.setAttribute("aria-invalid", "true");
  else field.removeAttribute("aria-invalid");
}

/** Shows every error beside its field, lists them at the top with links, and leads focus there. */
export function paintErrors(
  form: HTMLFormElement,
  formName: string,
  errors: Record<string, string>,
  words: EnhancedWords,
): void {
  for (const [name, sentence] of Object.entries(errors)) paintField(form, formName, name, sentence);
  const summary = form.querySelector<HTMLElement>("[data-summary]");
  if (!summary) return;
  const heading = document.createElement("h3");
  heading.textContent = words.summary;
  const list = document.createElement("ul");
  for (const [name, sentence] of Object.entries(errors)) {
    const item = document.createElement("li");
    const field = document.getElementById(`${formName}-${name}`);
    item.append(field ? linkTo(field, sentence) : sentence);
    list.append(item);
  }
  summary.replaceChildren(heading, list);
  summary.focus();
}

function linkTo(field: HTMLElement, sentence: string): HTMLAnchorElement {
  const link = document.createElement("a");
  link.href = `#${field.id}`;
  link.textContent = sentence;
  link.addEventListener("click", (event) => {
    event.preventDefault();
    (field.matches("fieldset") ? (field.querySelector("input") ?? field) : field).focus();
  });
  return link;
}

/** While a form is being sent its button says so and does nothing more. */
export function setPending(form: HTMLFormElement, words: string, pending: boolean): void {
  const button = form.querySelector<HTMLButtonElement>("button[type=submit]");
  if (!button) return;
  button.dataset.label ??= button.textContent ?? "";
  button.textContent = pending ? words : button.dataset.label;
  button.setAttribute("aria-disabled", String(pending));
  if (!pending) button.removeAttribute("aria-disabled");
}
