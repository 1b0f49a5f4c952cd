import { z } from "zod";
import { currentOrganizer } from "@/lib/auth/require-organizer";
import { env } from "@/lib/env";
import { fieldPathErrors } from "@/lib/http/form-rules";
import { isSameOrigin } from "@/lib/http/same-origin";
import { errorSentence } from "@/lib/i18n/error-key";
import { translator } from "@/lib/i18n/translator";
import { LOCALES, type Locale } from "@/lib/local-text";
import { uploadPicture } from "@/lib/media/mutations";
import { pictureWordsSchema } from "@/lib/media/schema";

const NO_STORE = { "cache-control": "no-store, private" };

const formSchema = z.object({ group: z.uuid(), locale: z.enum(LOCALES), file: z.instanceof(Blob) });

const wordsOf = (form: FormData) =>
  pictureWordsSchema.safeParse({
    alt: { fr: form.get("alt.fr") ?? "", en: form.get("alt.en") ?? "" },
    credit: form.get("credit") ?? "",
  });

/** Takes a picture for the group's pages: the picture's id, or a sentence per field. Who may not learns nothing. */
export async function POST(request: Request): Promise<Response> {
  const nothing = (status: number) => new Response(null, { status, headers: NO_STORE });
  if (!isSameOrigin((name) => request.headers.get(name), env().publicUrl)) return nothing(403);
  const organizer = await currentOrganizer();
  const form = await request.formData().catch(() => new FormData());
  const read = formSchema.safeParse(Object.fromEntries(form));
  const scope = read.success && organizer?.scopes.find(({ groupId }) => groupId === read.data.group);
  if (!scope || !read.success) return nothing(404);
  const { locale, file } = read.data;
  const words = wordsOf(form);
  if (!words.success) return refused(422, sentences(fieldPathErrors(words.error), locale));
  const outcome = await uploadPicture(scope, new Uint8Array(await file.arrayBuffer()), words.data);
  if (outcome.ok) {
    const { mediaId: id, thumbnail } = outcome;
    return Response.json({ ok: true, id, thumbnail }, { status: 201, headers: NO_STORE });
  }
  if (outcome.reason === "forbidden") return nothing(404);
  const sentence = translator(locale, "desk")(`pictures.refusals.${outcome.reason}`);
  return refused(outcome.reason === "disk_full" ? 507 : 422, { file: sentence });
}

const refused = (status: number, errors: Record<string, string>) =>
  Response.json({ ok: false, errors }, { status, headers: NO_STORE });

const sentences = (errors: Record<string, string>, locale: Locale) =>
  Object.fromEntries(Object.entries(errors).map(([field, key]) => [field, errorSentence(key, locale)]));
