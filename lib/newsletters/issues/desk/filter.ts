import { z } from "zod";
import { ISSUE_STATES } from "../rules";

const ask = z.object({
  state: z.enum(["all", ...ISSUE_STATES]).catch("all"),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});

export type IssueAsk = z.output<typeof ask>;

/** The list's filter from its address; what makes no sense counts as not said. */
export const readIssueAsk = (query: Record<string, unknown>): IssueAsk => ask.parse(query);

/** The shortest query that asks for the same. */
export function issueQuery({ state, page }: IssueAsk): string {
  const query = new URLSearchParams();
  if (state !== "all") query.set("state", state);
  if (page > 1) query.set("page", String(page));
  return query.size ? `?${query}` : "";
}
