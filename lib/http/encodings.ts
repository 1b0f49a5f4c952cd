export type Encoding = "brotli" | "gzip" | "identity";

const known = new Map<string, Encoding>();
const MOST_KNOWN = 200;

function accepts(header: string, name: string): boolean {
  const found = header.split(",").find((part) => part.split(";")[0]?.trim().toLowerCase() === name);
  return found !== undefined && !/;\s*q=0(?:\.0*)?\s*$/.test(found);
}

/** The best form for an Accept-Encoding header; browsers send few different ones, so each is read once. */
export function negotiate(header: string | string[] | undefined): Encoding {
  if (!header || Array.isArray(header)) return "identity";
  let encoding = known.get(header);
  if (!encoding) {
    encoding = accepts(header, "br") ? "brotli" : accepts(header, "gzip") ? "gzip" : "identity";
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(header, encoding);
  }
  return encoding;
}
