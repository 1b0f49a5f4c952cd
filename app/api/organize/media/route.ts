import { z } from "zod";
import { currentOrganizer } from "@/lib/auth/require-organizer";
import type { Scope } from "@/lib/auth/scope";
import { env } from "@/lib/env";
import { uuid } from "@/lib/forms";
import { fieldPathErrors } from "@/lib/http/form-rules";
import { isSameOrigin } from "@/lib/http/same-origin";
import { errorSentence } from "@/lib/i18n/error-key";
import { translator } from "@/lib/i18n/translator";
import { LOCALES, type Locale } from "@/lib/local-text";
import { uploadAttachment } from "@/lib/media/attachments/mutations";
import { uploadPicture } from "@/lib/media/mutations";
import type { UploadRefusal } from "@/lib/media/rules";
import { pictureWordsSchema } from "@/lib/media/schema";

const NO_STORE = { "cache-control": "no-store, private" };

const formSchema = z.object({
  group: uuid(),
  locale: z.enum(LOCALES),
  file: z.instanceof(Blob),
  as: z.enum(["picture", "attachment"]).default("picture"),
});

const wordsOf = (form: FormData) =>
  pictureWordsSchema.safeParse({
    alt: { fr: form.get("alt.fr") ?? "", en: form.get("alt.en") ?? "" },
    credit: form.get("credit") ?? "",
  });

/** Takes a picture for the group's pages or a PDF for its library: its id, or a sentence per field. Who may not learns nothing. */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin((name) => request.headers.get(name), env().publicUrl)) return nothing(403);
  const organizer = await currentOrganizer();
  const form = await request.formData().catch(() => new FormData());
  const read = formSchema.safeParse(Object.fromEntries(form));
  const scope = read.success && organizer?.scopes.find(({ groupId }) => groupId === read.data.group);
  if (!scope || !read.success) return nothing(404);
  return read.data.as === "attachment" ? takeAttachment(scope, read.data) : takePicture(scope, read.data, form);
}

type Sent = z.output<typeof formSchema>;

async function takePicture(scope: Scope, { locale, file }: Sent, form: FormData): Promise<Response> {
  const words = wordsOf(form);
  if (!words.success) return refused(422, sentences(fieldPathErrors(words.error), locale));
  const outcome = await uploadPicture(scope, new Uint8Array(await file.arrayBuffer()), words.data);
  if (!outcome.ok) return unkept(outcome.reason, (reason) => translator(locale, "desk")(`pictures.refusals.${reason}`));
  return kept({ id: outcome.mediaId, thumbnail: outcome.thumbnail });
}

async function takeAttachment(scope: Scope, { locale, file }: Sent): Promise<Response> {
  const name = file instanceof File ? file.name : "";
  const outcome = await uploadAttachment(scope, new Uint8Array(await file.arrayBuffer()), name, new Date());
  if (!outcome.ok) return unkept(outcome.reason, (reason) => translator(locale, "desk")(`files.refusals.${reason}`));
  return kept({ id: outcome.attachmentId, name: outcome.name, bytes: outcome.bytes });
}

const kept = (what: object) => Response.json({ ok: true, ...what }, { status: 201, headers: NO_STORE });

type Reason = UploadRefusal["reason"];

function unkept(reason: Reason | "forbidden", sentence: (reason: Reason) => string): Response {
  if (reason === "forbidden") return nothing(404);
  return refused(reason === "disk_full" ? 507 : 422, { file: sentence(reason) });
}

const nothing = (status: number) => new Response(null, { status, headers: NO_STORE });

const refused = (status: number, errors: Record<string, string>) =>
  Response.json({ ok: false, errors }, { status, headers: NO_STORE });

const sentences = (errors: Record<string, string>, locale: Locale) =>
  Object.fromEntries(Object.entries(errors).map(([field, key]) => [field, errorSentence(key, locale)]));
