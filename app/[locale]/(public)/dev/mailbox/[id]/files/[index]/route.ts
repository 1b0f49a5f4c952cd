import { isMailboxOpen, readMailboxMail } from "@/lib/mail/mailbox";

type Context = { params: Promise<{ id: string; index: string }> };

/** A file of a mail, to keep: a calendar as one, anything else as bytes. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { id, index } = await params;
  const open = await isMailboxOpen(request.headers.get("x-cortege-direct"));
  const file = open ? (await readMailboxMail(id))?.files[Number(index)] : undefined;
  if (!file) return new Response(null, { status: 404 });
  const isCalendar = file.name.endsWith(".ics");
  return new Response(file.content, {
    headers: {
      "content-type": isCalendar ? "text/calendar; charset=utf-8" : "application/octet-stream",
      "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    },
  });
}
