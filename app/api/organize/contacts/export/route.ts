import { z } from "zod";
import { currentOrganizer, hasProved } from "@/lib/auth/require-organizer";
import { chosenFields, readChosen } from "@/lib/contacts/desk/filter";
import { exportContacts } from "@/lib/contacts/desk/people";
import type { ContactLine } from "@/lib/contacts/desk/queries";
import type { Cell } from "@/lib/csv";
import { env } from "@/lib/env";
import { uuid } from "@/lib/forms";
import { csvFile } from "@/lib/http/csv-file";
import { isSameOrigin } from "@/lib/http/same-origin";
import { translator } from "@/lib/i18n/translator";
import { LOCALES } from "@/lib/local-text";

const NO_STORE = { "cache-control": "no-store, private" };

const schema = z.object({ ...chosenFields, group: uuid(), locale: z.enum(LOCALES) });

/** Those ticked, or all whom the filter means, as a file for a spreadsheet. Who may not have it learns nothing;
 * who has not given the second factor yet is refused first. */
export async function POST(request: Request): Promise<Response> {
  const nothing = new Response(null, { status: 404, headers: NO_STORE });
  if (!isSameOrigin((name) => request.headers.get(name), env().publicUrl))
    return new Response(null, { status: 403, headers: NO_STORE });
  const organizer = await currentOrganizer();
  if (organizer && !hasProved(organizer)) return new Response(null, { status: 403, headers: NO_STORE });
  const form = await request.formData().catch(() => new FormData());
  const read = schema.safeParse({ ...Object.fromEntries(form), ids: form.getAll("ids[]") });
  const scope = read.success ? organizer?.scopes.find(({ groupId }) => groupId === read.data.group) : undefined;
  if (!scope || !read.success) return nothing;
  const { ids, ...chosen } = read.data;
  const asked = readChosen(ids.length ? { ...chosen, ids } : { ...chosen, ids, all: "on" });
  const people = await exportContacts(scope, asked, new Date());
  if (!people) return nothing;
  const t = translator(read.data.locale, "contacts");
  const columns = ["name", "email", "tags", "since", "subscribed", "volunteer"] as const;
  return csvFile(
    "contacts",
    columns.map((column) => t(`file.${column}`)),
    rows(people, t("file.yes")),
  );
}

async function* rows(pieces: AsyncGenerator<ContactLine[]>, yes: string): AsyncGenerator<Cell[][]> {
  for await (const people of pieces)
    yield people.map(({ name, email, tags, since, subscribed, volunteer }) => [
      name,
      email,
      tags.join(", "),
      since.toISOString().slice(0, 10),
      subscribed ? yes : "",
      volunteer ? yes : "",
    ]);
}
