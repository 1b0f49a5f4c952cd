import { connection } from "next/server";
import { kindOf } from "@/lib/events/agenda/rules";
import { agendaCalendar } from "@/lib/events/calendar";
import { listCalendarEvents } from "@/lib/events/queries";
import { findBranch, findGroup } from "@/lib/groups/queries";
import { getSite } from "@/lib/groups/site/queries";
import { translator } from "@/lib/i18n/translator";
import { isLocale, plainText } from "@/lib/local-text";
import { after, days } from "@/lib/time";

/** How long past events stay in a subscribed calendar. */
const KEPT = days(90);

/** The agenda as a calendar to subscribe to; ?lang= chooses the language, ?group= and ?kind= narrow it. */
export async function GET(request: Request): Promise<Response> {
  await connection();
  const now = new Date();
  const query = new URL(request.url).searchParams;
  const lang = query.get("lang");
  const locale = isLocale(lang) ? lang : "fr";
  const group = query.get("group");
  const groupIds = group ? await findBranch(group) : undefined;
  if (groupIds === null)
    return new Response("404\n", { status: 404, headers: { "content-type": "text/plain; charset=utf-8" } });
  const filters = { ...(groupIds && { groupIds }), kind: kindOf(query.get("kind") ?? undefined) };
  const events = await listCalendarEvents(filters, after(now, -KEPT), now);
  const site = group ? await findGroup(group) : await getSite();
  const name = translator(locale, "feed")("agenda", { name: site ? plainText(site.name, locale) : "Cortège" });
  return new Response(agendaCalendar(events, { locale, audience: "public", name }), {
    headers: { "content-type": "text/calendar; charset=utf-8" },
  });
}
