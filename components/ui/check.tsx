import type { ReactNode } from "react";

/** One box to tick, its words beside it. */
export function Check({
  id,
  name,
  value = "on",
  checked = false,
  error,
  required = false,
  children,
}: {
  id: string;
  name: string;
  value?: string;
  checked?: boolean;
  error?: string;
  required?: boolean;
  children: ReactNode;
}) {
  return (
    <div className="check">
      <input
        type="checkbox"
        id={id}
        name={name}
        value={value}
        defaultChecked={checked}
        required={required}
        aria-invalid={error ? true : undefined}
        aria-describedby={`${id}-error`}
      />
      <div>
        <label htmlFor={id}>{children}</label>
        <p className="error" id={`${id}-error`}>
          {error}
        </p>
      </div>
    </div>
  );
}

/** Several boxes of one name under a legend. */
export function Checks({
  id,
  name,
  legend,
  help,
  options,
  values,
  error,
}: {
  id: string;
  name: string;
  legend: ReactNode;
  help?: ReactNode;
  options: readonly { value: string; label: ReactNode }[];
  values: readonly string[];
  error?: string;
}) {
  return (
    <fieldset className="field" id={id} aria-describedby={`${id}-error`}>
      <legend>{legend}</legend>
      {help ? <p className="help">{help}</p> : null}
      <div className="checks">
        {options.map((option) => (
          <div className="check" key={option.value}>
            <input
              type="checkbox"
              id={`${id}-${option.value}`}
              name={name}
              value={option.value}
              defaultChecked={values.includes(option.value)}
            />
            <label htmlFor={`${id}-${option.value}`}>{option.label}</label>
          </div>
        ))}
      </div>
      <p className="error" id={`${id}-error`}>
        {error}
      </p>
    </fieldset>
  );
}
