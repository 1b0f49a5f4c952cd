import { currentOrganizer, hasProved } from "@/lib/auth/require-organizer";
import { seeContact } from "@/lib/contacts/story/people";
import { findGroupOfContact } from "@/lib/contacts/story/queries";

type Context = { params: Promise<{ id: string }> };

const NO_STORE = { "cache-control": "no-store, private" };

/** All that the group keeps of one person, as a file to hand them. Who may not have it learns nothing; who has not
 * given the second factor yet is refused first. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  const { id } = await params;
  const organizer = await currentOrganizer();
  if (organizer && !hasProved(organizer)) return new Response(null, { status: 403, headers: NO_STORE });
  const group = organizer && (await findGroupOfContact(organizer.scopes, id));
  const scope = organizer?.scopes.find(({ groupId }) => groupId === group);
  const contact = scope && (await seeContact(scope, id, "contact.exported", new Date()));
  if (!contact) return new Response(null, { status: 404, headers: NO_STORE });
  return new Response(JSON.stringify(contact, null, 2), {
    headers: {
      ...NO_STORE,
      "content-type": "application/json; charset=utf-8",
      "content-disposition": 'attachment; filename="contact.json"',
      "x-content-type-options": "nosniff",
    },
  });
}
