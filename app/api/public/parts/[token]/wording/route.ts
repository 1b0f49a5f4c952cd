import { correctPart } from "@/lib/events/parts/mutations";
import { partWordingSchema } from "@/lib/events/parts/schema";
import { publicForm } from "@/lib/http/public-form";

/** How a speaker or a collective wants to be announced, by their own link. */
export const POST = publicForm("part", partWordingSchema, async (wording, { params, now }) => {
  const { token = "" } = params;
  const outcome = await correctPart(token, wording, now);
  return outcome.ok ? { ok: true, created: false, page: `/part/${token}?done=corrected` } : outcome;
});
