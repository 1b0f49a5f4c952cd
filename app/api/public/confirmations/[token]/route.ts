import { clearCookie, PERSON_COOKIE, setCookie } from "@/lib/http/cookies";
import { publicForm } from "@/lib/http/public-form";
import { linkToken } from "@/lib/privacy/link-tokens";
import { confirmEverything, refuseEverything } from "@/lib/signups/confirming/mutations";
import { confirmationSchema } from "@/lib/signups/schema";

/** How long a device stays recognised: half a year, in seconds. */
const REMEMBERED = 180 * 24 * 3600;

/** The button of a confirmation mail's page. */
export const POST = publicForm("confirmation", confirmationSchema, async ({ refuse, remember }, { params, now }) => {
  const token = params.token ?? "";
  const holder = refuse ? await refuseEverything(token) : await confirmEverything(token, now);
  if (!holder) return { ok: false, status: 404, reason: "link_unknown" };
  const { id, linkVersion } = holder;
  const person = linkToken("person", id, linkVersion);
  const recognized = remember ? [setCookie(PERSON_COOKIE, person, { maxAge: REMEMBERED })] : [];
  const done = refuse ? "refused" : "confirmed";
  return {
    ok: true,
    created: false,
    page: `/me/${linkToken("me", id, linkVersion)}?done=${done}`,
    body: { state: done },
    cookies: refuse ? [clearCookie(PERSON_COOKIE)] : recognized,
  };
});
