import { z } from "zod";
import { listScopeGroups } from "@/lib/auth/queries";
import { currentOrganizer, hasProved } from "@/lib/auth/require-organizer";
import type { Cell } from "@/lib/csv";
import { env } from "@/lib/env";
import { uuid } from "@/lib/forms";
import { csvFile } from "@/lib/http/csv-file";
import { isSameOrigin } from "@/lib/http/same-origin";
import { translator } from "@/lib/i18n/translator";
import { LOCALES, type Locale, plainText } from "@/lib/local-text";
import { readTrailAsk } from "@/lib/settings/trail/filter";
import { exportTrail } from "@/lib/settings/trail/people";
import type { About, TrailLine } from "@/lib/settings/trail/queries";
import { dayOf, timeOf } from "@/lib/time";

const NO_STORE = { "cache-control": "no-store, private" };

const schema = z.object({ group: uuid(), locale: z.enum(LOCALES) });

/** The group's log as far as the filter means it, as a file for a spreadsheet. Who may not have it learns nothing;
 * who has not given the second factor yet is refused first. */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin((name) => request.headers.get(name), env().publicUrl))
    return new Response(null, { status: 403, headers: NO_STORE });
  const organizer = await currentOrganizer();
  if (organizer && !hasProved(organizer)) return new Response(null, { status: 403, headers: NO_STORE });
  const form = Object.fromEntries(await request.formData().catch(() => new FormData()));
  const read = schema.safeParse(form);
  const scope = read.success ? organizer?.scopes.find(({ groupId }) => groupId === read.data.group) : undefined;
  const [group] = scope ? await listScopeGroups([scope]) : [];
  const lines = scope && group && (await exportTrail(scope, readTrailAsk(form), group.timeZone, new Date()));
  if (!lines || !read.success) return new Response(null, { status: 404, headers: NO_STORE });
  const t = translator(read.data.locale, "desk");
  const columns = ["when", "who", "act", "about", "people"] as const;
  return csvFile(
    "log",
    columns.map((column) => t(`settings.log.${column}`)),
    rows(lines, read.data.locale, group.timeZone),
  );
}

async function* rows(pieces: AsyncGenerator<TrailLine[]>, locale: Locale, zone: string): AsyncGenerator<Cell[][]> {
  const t = translator(locale, "desk");
  const named = (about: About) =>
    about.kind === "organizer"
      ? about.name
      : about.kind === "contact"
        ? t("settings.log.person")
        : plainText(about.title, locale);
  for await (const lines of pieces)
    yield lines.map(({ at, who, act, about, count }) => [
      `${dayOf(at, zone)} ${timeOf(at, zone)}`,
      who === "server" ? t("settings.log.server") : (who?.name ?? t("settings.log.gone")),
      t(`settings.log.acts.${act}`),
      about && named(about),
      count,
    ]);
}
