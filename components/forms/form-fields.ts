export type NamedField = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** What people do not fill. */
const OURS = ["locale", "from", "key", "website"];

/** The form's fields that people fill, in order; of radio buttons and lists of boxes each one. */
export const fieldsOf = (form: HTMLFormElement): NamedField[] =>
  [...form.elements].filter(
    (element): element is NamedField =>
      (element instanceof HTMLInputElement ||
        element instanceof HTMLSelectElement ||
        element instanceof HTMLTextAreaElement) &&
      element.name !== "" &&
      !OURS.includes(element.name),
  );

const isBox = (field: NamedField): field is HTMLInputElement =>
  field instanceof HTMLInputElement && field.type === "checkbox";
const isRadio = (field: NamedField): field is HTMLInputElement =>
  field instanceof HTMLInputElement && field.type === "radio";

/** What is typed and ticked already, so that taking over a form empties nothing. */
export function typedDefaults(fields: readonly NamedField[]): Record<string, string | boolean | string[]> {
  const defaults: Record<string, string | boolean | string[]> = {};
  for (const field of fields) {
    const same = fields.filter(({ name }) => name === field.name);
    if (isRadio(field)) {
      if (field.checked) defaults[field.name] = field.value;
    } else if (isBox(field)) {
      const ticked = same.filter((box) => isBox(box) && box.checked).map(({ value }) => value);
      defaults[field.name] = same.length > 1 ? ticked : field.checked;
    } else defaults[field.name] = field.value;
  }
  return defaults;
}
