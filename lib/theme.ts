export type Theme = "light" | "dark";

/** The reader's choice as a cookie or form says it; undefined means "as the system says". */
export const readTheme = (value: unknown): Theme | undefined =>
  value === "light" || value === "dark" ? value : undefined;
