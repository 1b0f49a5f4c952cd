import { z } from "zod";
import { currentOrganizer, hasProved } from "@/lib/auth/require-organizer";
import type { Cell } from "@/lib/csv";
import { env } from "@/lib/env";
import { uuid } from "@/lib/forms";
import { csvFile } from "@/lib/http/csv-file";
import { isSameOrigin } from "@/lib/http/same-origin";
import { translator } from "@/lib/i18n/translator";
import { LOCALES } from "@/lib/local-text";
import { readSubscribersAsk } from "@/lib/newsletters/subscribers/filter";
import { exportSubscribers } from "@/lib/newsletters/subscribers/people";
import type { SubscriberLine } from "@/lib/newsletters/subscribers/queries";

const NO_STORE = { "cache-control": "no-store, private" };

const schema = z.object({ group: uuid(), newsletter: uuid(), locale: z.enum(LOCALES) });

/** The subscribers of a newsletter in one state, as a file for a spreadsheet. Who may not have it learns nothing;
 * who has not given the second factor yet is refused first. */
export async function POST(request: Request): Promise<Response> {
  const nothing = new Response(null, { status: 404, headers: NO_STORE });
  if (!isSameOrigin((name) => request.headers.get(name), env().publicUrl))
    return new Response(null, { status: 403, headers: NO_STORE });
  const organizer = await currentOrganizer();
  if (organizer && !hasProved(organizer)) return new Response(null, { status: 403, headers: NO_STORE });
  const form = Object.fromEntries(await request.formData().catch(() => new FormData()));
  const read = schema.safeParse(form);
  const scope = read.success ? organizer?.scopes.find(({ groupId }) => groupId === read.data.group) : undefined;
  if (!scope || !read.success) return nothing;
  const { newsletter, locale } = read.data;
  const people = await exportSubscribers(scope, newsletter, readSubscribersAsk(form), new Date());
  if (!people) return nothing;
  const t = translator(locale, "subscribers");
  const columns = ["name", "email", "since", "given", "how", "text"] as const;
  return csvFile(
    "subscribers",
    columns.map((column) => t(`list.${column}`)),
    rows(people),
  );
}

async function* rows(pieces: AsyncGenerator<SubscriberLine[]>): AsyncGenerator<Cell[][]> {
  const day = (at: Date | undefined) => at?.toISOString().slice(0, 10) ?? null;
  for await (const people of pieces)
    yield people.map(({ name, email, since, proof }) => [
      name,
      email,
      day(since),
      day(proof?.givenAt),
      proof?.how ?? null,
      proof?.text ?? null,
    ]);
}
