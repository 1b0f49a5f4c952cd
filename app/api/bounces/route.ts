import { createHash, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { env } from "@/lib/env";
import { readBytes } from "@/lib/http/form-body";
import { translator } from "@/lib/i18n/translator";
import { takeReport } from "@/lib/newsletters/broadcasts/bounces/mutations";

const MAX_BYTES = 1024 * 1024;

const hashOf = (text: string) => createHash("sha256").update(text).digest();

/** Whether the relay knows BOUNCE_SECRET; without one nobody does. */
function isRelay(request: Request): boolean {
  const { secret } = env().bounces;
  const given = /^Bearer (.+)$/i.exec(request.headers.get("authorization") ?? "")?.[1] ?? "";
  return timingSafeEqual(hashOf(given), hashOf(secret ?? "")) && secret !== undefined;
}

type Reason = "unauthorized" | "too_large" | "wrong_type" | "unknown";

function refused(request: Request, status: 401 | 413 | 415 | 422, reason: Reason): Response {
  const locale = new URL(request.url).searchParams.get("lang") === "fr" ? "fr" : "en";
  const headers = status === 401 ? { "www-authenticate": "Bearer" } : undefined;
  return Response.json({ reason, message: translator(locale, "bounces")(reason) }, { status, headers });
}

/** The mail in a body, by its type; null when it holds none. */
function mailIn(bytes: Uint8Array, type: string): Uint8Array | null {
  if (type === "message/rfc822") return bytes;
  try {
    return Buffer.from(z.object({ raw: z.string() }).parse(JSON.parse(Buffer.from(bytes).toString())).raw);
  } catch {
    return null;
  }
}

/** Takes a mail that came back from a relay, as it came: message/rfc822, or JSON with its text as `raw`. */
export async function POST(request: Request): Promise<Response> {
  if (!isRelay(request)) return refused(request, 401, "unauthorized");
  const type = (request.headers.get("content-type") ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
  if (type !== "message/rfc822" && type !== "application/json") return refused(request, 415, "wrong_type");
  const bytes = await readBytes(request, MAX_BYTES);
  if (!bytes) return refused(request, 413, "too_large");
  const mail = mailIn(bytes, type);
  const about = mail ? await takeReport(mail, new Date()) : "unknown";
  return about === "unknown" ? refused(request, 422, "unknown") : Response.json({ about });
}
