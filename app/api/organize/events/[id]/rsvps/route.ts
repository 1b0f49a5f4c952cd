import { currentOrganizer, hasProved } from "@/lib/auth/require-organizer";
import type { Cell } from "@/lib/csv";
import { findScopeOfEvent, getDeskEvent } from "@/lib/events/desk/queries";
import { exportPeople } from "@/lib/events/people/people";
import type { PersonComing } from "@/lib/events/people/queries";
import { listWalkIns, type WalkIn } from "@/lib/events/walk-ins/queries";
import { csvFile } from "@/lib/http/csv-file";
import { translator } from "@/lib/i18n/translator";
import { isLocale } from "@/lib/local-text";
import { dayOf, timeOf } from "@/lib/time";

type Words = ReturnType<typeof translator<"desk">>;
type Context = { params: Promise<{ id: string }> };

const NO_STORE = { "cache-control": "no-store, private" };

/** Who comes to an event, as a file for a spreadsheet; `lang` words its header. Who may not have it learns nothing;
 * who has not given the second factor yet is refused first. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { id } = await params;
  const organizer = await currentOrganizer();
  if (organizer && !hasProved(organizer)) return new Response(null, { status: 403, headers: NO_STORE });
  const scope = organizer && (await findScopeOfEvent(organizer.scopes, id));
  const event = scope && (await getDeskEvent(scope, id));
  const people = event && (await exportPeople(scope, id, new Date()));
  if (!people) return new Response(null, { status: 404, headers: NO_STORE });
  const walkIns = await listWalkIns(scope, id);
  const lang = new URL(request.url).searchParams.get("lang");
  const t = translator(isLocale(lang) ? lang : "fr", "desk");
  const columns = ["name", "email", "answer", "guests", "since", "came"] as const;
  return csvFile(
    event.slug,
    columns.map((column) => t(`people.file.${column}`)),
    [rows(people, walkIns, t, event.timeZone)],
  );
}

function rows(people: readonly PersonComing[], walkIns: readonly WalkIn[], t: Words, zone: string): Cell[][] {
  const moment = (at: Date | null) => (at ? `${dayOf(at, zone)} ${timeOf(at, zone)}` : "");
  const coming = people.map(({ name, email, status, guests, since, attendedAt }) => [
    name,
    email,
    t(`people.status.${status}`),
    guests,
    moment(since),
    moment(attendedAt),
  ]);
  const atTheDoor = walkIns.map(({ name, at }) => [name, null, t("people.walkIn"), 0, moment(at), moment(at)]);
  return [...coming, ...atTheDoor];
}
