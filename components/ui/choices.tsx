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
    <fieldset className="field" id={id} aria-describedby={`${id}-error`}>
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
