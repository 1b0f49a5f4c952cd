import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import path from "node:path";
import type { RawHeaders } from "./security-headers";

/** Nothing but what an upload is named: no path can climb out of its folder. */
const PICTURE = /^\/media\/([0-9a-f-]{36}-\d{1,4}\.webp)$/;

/** Whether an address can be that of an uploaded file. */
const pictureOf = (url = ""): string | undefined => PICTURE.exec(url.replace(/\?.*$/s, ""))?.[1];

/** Uploaded pictures, as they were written anew; a file never changes under its name. */
export class UploadedFiles {
  constructor(
    private readonly folder: string,
    private readonly security: RawHeaders,
  ) {}

  /** Sends the file of an address; false when there is none. */
  async send(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    const name = pictureOf(request.url);
    const file = name && path.join(this.folder, name);
    const found = file ? await stat(file).catch(() => null) : null;
    if (!file || !found) return false;
    const etag = `"${name}"`;
    const kept = ["Cache-Control", "public, max-age=31536000, immutable", "ETag", etag, ...this.security];
    if (request.headers["if-none-match"] === etag) {
      response.writeHead(304, kept).end();
      return true;
    }
    response.writeHead(200, ["Content-Type", "image/webp", "Content-Length", String(found.size), ...kept]);
    if (request.method === "HEAD") response.end();
    else
      createReadStream(file)
        .on("error", () => response.destroy())
        .pipe(response);
    return true;
  }
}
