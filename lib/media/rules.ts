/** What may be uploaded, known by its first bytes: a name or a media type can say anything. */
export type UploadKind = "picture" | "pdf";

const SIGNATURES: readonly (readonly [UploadKind, RegExp])[] = [
  ["picture", /^ffd8ff/], // JPEG
  ["picture", /^89504e470d0a1a0a/], // PNG
  ["picture", /^52494646.{8}57454250/], // RIFF, its length, WEBP
  ["pdf", /^255044462d/], // %PDF-
];

/** JPEG, PNG and WebP are pictures, PDF is a PDF; anything else, SVG among it, is nothing we take. */
export function uploadKind(bytes: Uint8Array): UploadKind | null {
  const head = Buffer.from(bytes.subarray(0, 16)).toString("hex");
  return SIGNATURES.find(([, signature]) => signature.test(head))?.[0] ?? null;
}

/** Whether a PDF has its end: one that was cut off on its way has none. */
export const isWholePdf = (bytes: Uint8Array): boolean => Buffer.from(bytes.subarray(-2048)).includes("%%EOF");

/** Bytes of one upload: a photograph of a good telephone, a brochure of some thirty pages. */
export const MAX_UPLOAD_BYTES = 20 * 1024 * 1024;

/** The most pixels of a picture: sixty million, more than telephones take and less than fills a small server's memory. */
export const MAX_PIXELS = 60_000_000;

/** The widths a picture is made in, in pixels: a telephone, a page, a page on a fine screen. */
const WIDTHS = [480, 960, 1600] as const;

/** The widths to make of a picture `width` pixels wide: none larger than it is. */
export function widthsFor(width: number): number[] {
  const smaller = WIDTHS.filter((each) => each < width);
  return smaller.length < WIDTHS.length ? [...smaller, width] : [...WIDTHS];
}

/** Why an upload is not taken; keys of messages/ under `desk.pictures.refusals` and `desk.files.refusals`. */
export type UploadRefusal = { ok: false; reason: "too_large" | "kind_unknown" | "unreadable" | "disk_full" };
