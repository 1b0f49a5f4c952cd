import { connection } from "next/server";
import { eventCalendar, hasCalendarEntry } from "@/lib/events/calendar";
import { findCalendarEvent } from "@/lib/events/queries";
import { isLocale } from "@/lib/local-text";

type Context = { params: Promise<{ slug: string }> };

/** One event with its sessions as a calendar file; none while its day is not known. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  await connection();
  const { slug } = await params;
  const event = await findCalendarEvent(slug, new Date());
  if (!event || !hasCalendarEntry(event))
    return new Response("404\n", { status: 404, headers: { "content-type": "text/plain; charset=utf-8" } });
  const lang = new URL(request.url).searchParams.get("lang");
  const ics = eventCalendar(event, { locale: isLocale(lang) ? lang : "fr", audience: "public" });
  return new Response(ics, {
    headers: {
      "content-type": "text/calendar; charset=utf-8",
      "content-disposition": `attachment; filename="${event.slug.replace(/[^\w.-]/g, "-")}.ics"`,
    },
  });
}
