import { pathIn } from "@/lib/i18n/paths";
import { isId } from "@/lib/ids";
import { stopMessagesLike } from "@/lib/signups/me/mutations";

type Context = { params: Promise<{ token: string; id: string }> };

/**
 * Ends what a message to many belongs to in one click of a mail program (RFC 8058): the subscription, the event's or the
 * group's messages. No cookie, no redirect, any origin; the mailed token is the proof. Acts at once, and again without harm.
 */
export async function POST(_: Request, { params }: Context): Promise<Response> {
  const { token, id } = await params;
  if (!isId(id)) return new Response(null, { status: 404 });
  const outcome = await stopMessagesLike(token, id, new Date());
  return new Response(null, { status: outcome.ok ? 200 : outcome.status });
}

/** A person who opens the same address sees their own page, with its button; looking changes nothing. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  const { token } = await params;
  return new Response(null, { status: 303, headers: { location: pathIn("fr", `/me/${encodeURIComponent(token)}`) } });
}
