/** One broken rule in one place. `file` may carry a line: "lib/x.ts:12". */
export type Violation = { file: string; rule: string; why?: string };

/** One line a developer can act on. */
export const inOneLine = ({ file, rule, why }: Violation): string => `${file}  ${rule}${why ? `: ${why}` : ""}`;
