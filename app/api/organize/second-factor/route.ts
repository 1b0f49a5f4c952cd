import { currentOrganizer } from "@/lib/auth/require-organizer";
import { giveSecondFactor, putOffSecondFactor } from "@/lib/auth/second-factor/mutations";
import { giveSchema } from "@/lib/auth/second-factor/schema";
import { deskPath } from "@/lib/http/own-path";
import { publicForm } from "@/lib/http/public-form";

/** Gives the second factor for this sign-in, or puts it off (the demo only), and leads on to the page that asked for it. */
export const POST = publicForm("second-factor", giveSchema, async ({ act, code, to }, { now }) => {
  const who = await currentOrganizer();
  if (!who) return { ok: false, status: 422, reason: "signed_out" };
  const done = { ok: true, page: deskPath(to), created: false } as const;
  if (act === "later") {
    const later = await putOffSecondFactor(who, now);
    return later ? done : { ok: false, status: 422, reason: "second_factor" };
  }
  if (!code) return { ok: false, status: 422, reason: "invalid", fields: { code: "required" } };
  const given = await giveSecondFactor(who, code, now);
  return given.ok ? done : { ok: false, status: 422, reason: "invalid", fields: { code: `factor.${given.reason}` } };
});
