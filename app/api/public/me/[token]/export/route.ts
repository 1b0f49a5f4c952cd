import { findMe } from "@/lib/signups/me/queries";

/** Everything held about the person, as a file to keep (GDPR art. 15 and 20). */
export async function GET(_: Request, { params }: { params: Promise<{ token: string }> }): Promise<Response> {
  const me = await findMe((await params).token, new Date());
  if (!me) return Response.json({ ok: false }, { status: 404 });
  return new Response(JSON.stringify(me, null, 2), {
    headers: {
      "content-type": "application/json; charset=utf-8",
      "content-disposition": 'attachment; filename="cortege-me.json"',
      "cache-control": "no-store",
    },
  });
}
