import type { ReactNode } from "react";

/** One answer among a few, side by side: radio buttons as ink. */
export function Choices({
  id,
  name,
  legend,
  options,
  value,
  error,
}: {
  id: string;
  name: string;
  legend: ReactNode;
  options: readonly { value: string; label: ReactNode }[];
  value?: string;
  error?: string;
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: only a radiogroup may say that its answer is refused
    <fieldset
      className="field"
      id={id}
      role="radiogroup"
      aria-describedby={`${id}-error`}
      aria-invalid={error ? true : undefined}
    >
      <legend>{legend}</legend>
      <div className="choices">
        {options.map((option) => (
          <label key={option.value}>
            <input type="radio" name={name} value={option.value} defaultChecked={option.value === value} />
            {option.label}
          </label>
        ))}
      </div>
      <p className="error" id={`${id}-error`}>
        {error}
      </p>
    </fieldset>
  );
}
