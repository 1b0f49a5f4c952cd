import { isSameOrigin } from "./same-origin";

/** The most a public form may weigh. */
export const MAX_FORM_BYTES = 64 * 1024;
const MAX_FIELDS = 100;

/** What was posted: a field that repeats is a list; JSON keeps its own types. */
export type FormFields = Record<string, unknown>;

export type FormRefusal = "other_site" | "wrong_type" | "too_large" | "bad_encoding";
export type ReadForm = { ok: true; fields: FormFields } | { ok: false; reason: FormRefusal };

type FormKind = "urlencoded" | "multipart" | "json";

/** The kind of body a Content-Type names; null for any other, and for any charset but UTF-8. */
export function formKind(contentType: string | null): FormKind | null {
  const [type = "", ...parameters] = (contentType ?? "").toLowerCase().split(";");
  const charset = parameters.find((parameter) => parameter.trim().startsWith("charset="));
  if (charset && !/^charset="?utf-?8"?$/.test(charset.trim())) return null;
  switch (type.trim()) {
    case "application/x-www-form-urlencoded":
      return "urlencoded";
    case "multipart/form-data":
      return "multipart";
    case "application/json":
      return "json";
    default:
      return null;
  }
}

/** Reads a request's body up to `limit` bytes; null when there is more. */
export async function readBytes(request: Request, limit: number): Promise<Uint8Array | null> {
  const announced = request.headers.get("content-length");
  if (announced !== null) return Number(announced) > limit ? null : new Uint8Array(await request.arrayBuffer());
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > limit) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

const strictUtf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Percent-decoding that throws on bytes that are not UTF-8, where URLSearchParams would replace them. */
const decodePart = (text: string) => decodeURIComponent(text.replaceAll("+", " "));

function fromUrlencoded(text: string): [string, string][] {
  return text
    .split("&")
    .filter(Boolean)
    .map((pair) => {
      const at = pair.indexOf("=");
      return at < 0 ? [decodePart(pair), ""] : [decodePart(pair.slice(0, at)), decodePart(pair.slice(at + 1))];
    });
}

async function fromMultipart(text: string, contentType: string): Promise<[string, string][]> {
  const data = await new Response(text, { headers: { "content-type": contentType } }).formData();
  // Public forms take no files; an empty file input is left out, a file makes its field a wrong value.
  return [...data.entries()].flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : []));
}

function gather(pairs: [string, string][]): FormFields {
  const fields = new Map<string, string | string[]>();
  for (const [name, value] of pairs) {
    const known = fields.get(name);
    if (Array.isArray(known)) known.push(value);
    else fields.set(name, known === undefined ? value : [known, value]);
  }
  return Object.fromEntries(fields);
}

/** Whether every text in it can be stored: no NUL, no half surrogate (JSON can write both). */
function isSound(value: unknown): boolean {
  if (typeof value === "string") return !value.includes("\0") && value.isWellFormed();
  if (Array.isArray(value)) return value.every(isSound);
  if (value && typeof value === "object")
    return Object.entries(value).every(([name, inner]) => isSound(name) && isSound(inner));
  return true;
}

async function parse(bytes: Uint8Array, kind: FormKind, contentType: string): Promise<FormFields | null> {
  const text = strictUtf8.decode(bytes);
  if (kind === "json") {
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
    return isObject ? Object.fromEntries(Object.entries(value)) : null;
  }
  return gather(kind === "urlencoded" ? fromUrlencoded(text) : await fromMultipart(text, contentType));
}

/** Reads a posted form: same origin, a known type, at most 64 kB, strict UTF-8 without NUL. */
export async function readForm(request: Request, publicUrl: string): Promise<ReadForm> {
  if (!isSameOrigin((name) => request.headers.get(name), publicUrl)) return { ok: false, reason: "other_site" };
  const contentType = request.headers.get("content-type");
  const kind = formKind(contentType);
  if (!kind) return { ok: false, reason: "wrong_type" };
  const bytes = await readBytes(request, MAX_FORM_BYTES);
  if (!bytes) return { ok: false, reason: "too_large" };
  try {
    const fields = await parse(bytes, kind, contentType ?? "");
    const sound = fields && Object.keys(fields).length <= MAX_FIELDS && isSound(fields);
    return sound ? { ok: true, fields } : { ok: false, reason: "bad_encoding" };
  } catch {
    return { ok: false, reason: "bad_encoding" };
  }
}
