import { z } from "zod";
import { currentOrganizer, hasProved } from "@/lib/auth/require-organizer";
import { chosenFields, readChosen } from "@/lib/contacts/desk/filter";
import { exportContacts } from "@/lib/contacts/desk/people";
import type { ContactLine } from "@/lib/contacts/desk/queries";
import { csv, csvRows } from "@/lib/csv";
import { env } from "@/lib/env";
import { isSameOrigin } from "@/lib/http/same-origin";
import { streamOf } from "@/lib/http/stream";
import { translator } from "@/lib/i18n/translator";
import { LOCALES, type Locale } from "@/lib/local-text";

const NO_STORE = { "cache-control": "no-store, private" };

const schema = z.object({ ...chosenFields, group: z.uuid(), locale: z.enum(LOCALES) });

/** Those ticked, or all whom the filter means, as a file for a spreadsheet. Who may not have it learns nothing;
 * who has not given the second factor yet is refused first. */
export async function POST(request: Request): Promise<Response> {
  const nothing = new Response(null, { status: 404, headers: NO_STORE });
  if (!isSameOrigin((name) => request.headers.get(name), env().publicUrl))
    return new Response(null, { status: 403, headers: NO_STORE });
  const organizer = await currentOrganizer();
  if (organizer && !hasProved(organizer)) return new Response(null, { status: 403, headers: NO_STORE });
  const form = await request.formData();
  const read = schema.safeParse({ ...Object.fromEntries(form), ids: form.getAll("ids[]") });
  const scope = read.success ? organizer?.scopes.find(({ groupId }) => groupId === read.data.group) : undefined;
  if (!scope || !read.success) return nothing;
  const { ids, ...chosen } = read.data;
  const asked = readChosen(ids.length ? { ...chosen, ids } : { ...chosen, ids, all: "on" });
  const people = await exportContacts(scope, asked, new Date());
  if (!people) return nothing;
  return new Response(streamOf(asFile(people, read.data.locale)), {
    headers: {
      ...NO_STORE,
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": 'attachment; filename="contacts.csv"',
      "x-content-type-options": "nosniff",
    },
  });
}

async function* asFile(pieces: AsyncGenerator<ContactLine[]>, locale: Locale): AsyncGenerator<Uint8Array> {
  const t = translator(locale, "contacts");
  const utf8 = new TextEncoder();
  const columns = ["name", "email", "tags", "since", "subscribed", "volunteer"] as const;
  yield utf8.encode(
    csv(
      columns.map((column) => t(`file.${column}`)),
      [],
    ),
  );
  const yes = (is: boolean) => (is ? t("file.yes") : "");
  for await (const people of pieces)
    yield utf8.encode(
      csvRows(
        people.map(({ name, email, tags, since, subscribed, volunteer }) => [
          name,
          email,
          tags.join(", "),
          since.toISOString().slice(0, 10),
          yes(subscribed),
          yes(volunteer),
        ]),
      ),
    );
}
