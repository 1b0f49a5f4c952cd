import { z } from "zod";
import { TEXT_STATES } from "@/lib/texts/rules";

const ask = z.object({
  state: z.enum(["all", ...TEXT_STATES]).catch("all"),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});

export type CampaignAsk = z.output<typeof ask>;

/** The list's filter from its address; what makes no sense counts as not said. */
export const readCampaignAsk = (query: Record<string, string | string[] | undefined>): CampaignAsk => ask.parse(query);

/** The address of the list with a filter, shortest form. */
export function campaignQuery({ state, page }: CampaignAsk): string {
  const query = new URLSearchParams();
  if (state !== "all") query.set("state", state);
  if (page > 1) query.set("page", String(page));
  return query.size ? `?${query}` : "";
}
