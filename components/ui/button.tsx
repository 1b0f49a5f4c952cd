import type { ComponentProps } from "react";

/** main: the act the page exists for, once or twice a page. danger: what cannot be undone. */
export type ButtonLook = "ink" | "main" | "plain" | "danger";

const classes = (look: ButtonLook, small: boolean | undefined, own: string | undefined) =>
  ["btn", look !== "ink" && look, small && "small", own].filter(Boolean).join(" ");

type Look = { look?: ButtonLook; small?: boolean };

/** A button that sends its form, or does what its name and value say. */
export function Button({ look = "ink", small, className, type = "submit", ...rest }: ComponentProps<"button"> & Look) {
  return <button type={type} className={classes(look, small, className)} {...rest} />;
}

/** A link in the shape of a button: it leads somewhere and changes nothing. */
export function ButtonLink({ look = "plain", small, className, children, ...rest }: ComponentProps<"a"> & Look) {
  return (
    <a className={classes(look, small, className)} {...rest}>
      {children}
    </a>
  );
}
