import { answerPart } from "@/lib/events/parts/mutations";
import { partAnswerSchema } from "@/lib/events/parts/schema";
import { publicForm } from "@/lib/http/public-form";

/** A speaker's or a collective's yes or no, by their own link. */
export const POST = publicForm("part", partAnswerSchema, async ({ answer, message }, { params, now }) => {
  const { token = "" } = params;
  const outcome = await answerPart(token, { answer, message }, now);
  return outcome.ok ? { ok: true, created: false, page: `/part/${token}?done=${answer}` } : outcome;
});
