import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { RawHeaders } from "./security-headers";

const ADDRESS = /^\/resources\/([a-z0-9]+(?:-[a-z0-9]+)*)\/document\.pdf$/;

type Found = { id: string; name: string } | null;

/** A name for every browser: its plain letters, and the whole of it as RFC 8187 writes it. */
function disposition(slug: string, name: string): string {
  const whole = encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  return `attachment; filename="${slug}.pdf"; filename*=UTF-8''${whole}`;
}

/**
 * PDFs that organizers sent, streamed from where they lie. A stranger made them: they are only ever downloaded, never
 * shown in the site, and whether one may be had is asked each time.
 */
export class AttachedFiles {
  constructor(
    private readonly fileOf: (id: string) => string,
    private readonly find: (slug: string, cookies: string) => Promise<Found>,
    private readonly security: RawHeaders,
  ) {}

  /** Sends the file of an address; false when there is none for who asks. */
  async send(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    const slug = ADDRESS.exec((request.url ?? "").replace(/\?.*$/s, ""))?.[1];
    const found = slug ? await this.find(slug, request.headers.cookie ?? "") : null;
    const file = found && this.fileOf(found.id);
    const lies = file ? await stat(file).catch(() => null) : null;
    if (!slug || !found || !file || !lies) return false;
    const etag = `"${found.id}"`;
    const kept = ["Cache-Control", "private, no-cache", "ETag", etag, "Content-Security-Policy", "sandbox"];
    if (request.headers["if-none-match"] === etag) {
      response.writeHead(304, [...kept, ...this.security]).end();
      return true;
    }
    const about = ["Content-Type", "application/pdf", "Content-Length", String(lies.size)];
    const named = ["Content-Disposition", disposition(slug, found.name)];
    response.writeHead(200, [...about, ...named, ...kept, ...this.security]);
    if (request.method === "HEAD") response.end();
    else
      createReadStream(file)
        .on("error", () => response.destroy())
        .pipe(response);
    return true;
  }
}
