import { isMailboxOpen, readMailboxMail } from "@/lib/mail/mailbox";

/** A mail's HTML, for the frame of its page. The front gives it a policy under which nothing runs and nothing is fetched. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const open = await isMailboxOpen(request.headers.get("x-cortege-direct"));
  const mail = open ? await readMailboxMail((await params).id) : null;
  if (!mail) return new Response(null, { status: 404 });
  return new Response(mail.html, { headers: { "content-type": "text/html; charset=utf-8" } });
}
