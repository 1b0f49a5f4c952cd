import type { ComponentProps, ReactNode } from "react";

/** What every field has: its label above, help under the label, the error in words that say how to mend it. */
type Around = {
  id: string;
  label: ReactNode;
  help?: ReactNode;
  /** The sentence beside the field; the place for it is always there, so that a script can fill it. */
  error?: string;
  /** "obligatoire", in the reader's language: shown in the label of what must be filled. */
  requiredMark?: string;
};

const describedBy = (id: string, help: ReactNode) =>
  [help ? `${id}-help` : null, `${id}-error`].filter(Boolean).join(" ");

function Frame({ id, label, help, error, requiredMark, children }: Around & { children: ReactNode }) {
  return (
    <div className="field">
      <label htmlFor={id}>
        {label}
        {requiredMark ? ` (${requiredMark})` : null}
      </label>
      {help ? (
        <p className="help" id={`${id}-help`}>
          {help}
        </p>
      ) : null}
      {children}
      <p className="error" id={`${id}-error`}>
        {error}
      </p>
    </div>
  );
}

const wired = ({ id, help, error, requiredMark }: Around) => ({
  id,
  required: Boolean(requiredMark),
  "aria-invalid": error ? true : undefined,
  "aria-describedby": describedBy(id, help),
});

/** One line to fill. */
export function Field({
  label,
  help,
  error,
  requiredMark,
  id,
  ...input
}: Around & Omit<ComponentProps<"input">, "id" | "required">) {
  const around = { id, label, help, error, requiredMark };
  return (
    <Frame {...around}>
      <input {...input} {...wired(around)} />
    </Frame>
  );
}

/** Several lines to fill. */
export function TextField({
  label,
  help,
  error,
  requiredMark,
  id,
  ...area
}: Around & Omit<ComponentProps<"textarea">, "id" | "required">) {
  const around = { id, label, help, error, requiredMark };
  return (
    <Frame {...around}>
      <textarea {...area} {...wired(around)} />
    </Frame>
  );
}

/** One of several, from a list. Its options are children. */
export function SelectField({
  label,
  help,
  error,
  requiredMark,
  id,
  ...select
}: Around & Omit<ComponentProps<"select">, "id" | "required">) {
  const around = { id, label, help, error, requiredMark };
  return (
    <Frame {...around}>
      <select {...select} {...wired(around)} />
    </Frame>
  );
}
