import { createHash } from "node:crypto";
import { createReadStream, readdirSync, statSync } from "node:fs";
import { readFile } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import path from "node:path";
import { BoundedMap } from "./bounded-map";
import { Page } from "./page";
import type { RawHeaders } from "./security-headers";

type StaticFile = { file: string; size: number; immutable: boolean };

const KEPT_BYTES = 96 * 1024 * 1024;
const LARGE_BYTES = 4 * 1024 * 1024;

const TYPES: Record<string, string> = {
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  mjs: "text/javascript; charset=utf-8",
  json: "application/json; charset=utf-8",
  map: "application/json; charset=utf-8",
  txt: "text/plain; charset=utf-8",
  xml: "application/xml; charset=utf-8",
  webmanifest: "application/manifest+json; charset=utf-8",
  svg: "image/svg+xml",
  png: "image/png",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  webp: "image/webp",
  ico: "image/x-icon",
  woff2: "font/woff2",
  woff: "font/woff",
  ttf: "font/ttf",
  pdf: "application/pdf",
};

const typeOf = (file: string): string => TYPES[path.extname(file).slice(1).toLowerCase()] ?? "application/octet-stream";

/** Every file below a folder, by its address. What is not in this list is not served: no path can climb out of it. */
function list(folder: string, prefix: string, immutable: boolean): [string, StaticFile][] {
  let entries: string[] = [];
  try {
    entries = readdirSync(folder, { recursive: true, encoding: "utf8" });
  } catch {
    return []; // no such folder: nothing to serve
  }
  return entries.flatMap((name) => {
    const file = path.join(folder, name);
    const stat = statSync(file);
    if (!stat.isFile() || path.basename(name).startsWith(".")) return [];
    return [[`${prefix}/${name.split(path.sep).join("/")}`, { file, size: stat.size, immutable }]];
  });
}

/** The files of the build and of public/, sent from memory with their compressed forms. */
export class StaticFiles {
  readonly #files: Map<string, StaticFile>;
  readonly #kept = new BoundedMap<Page>(4000, KEPT_BYTES);

  constructor(
    root: string,
    private readonly security: RawHeaders,
  ) {
    this.#files = new Map([
      ...list(path.join(root, "public"), "", false),
      ...list(path.join(root, ".next", "static"), "/_next/static", true),
    ]);
  }

  /** Sends the file of an address; false when there is none. */
  async send(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    const url = request.url ?? "";
    const at = url.indexOf("?");
    const address = at < 0 ? url : url.slice(0, at);
    const kept = this.#kept.get(address);
    if (kept) {
      kept.send(request, response);
      return true;
    }
    const file = this.#files.get(decodeURIComponent(address));
    if (!file) return false;
    if (file.size > LARGE_BYTES) this.#stream(file, request, response);
    else (await this.#load(address, file)).send(request, response);
    return true;
  }

  #headers({ immutable }: StaticFile): RawHeaders {
    const age = immutable ? "public, max-age=31536000, immutable" : "public, max-age=3600";
    return ["Cache-Control", age, "Vary", "Accept-Encoding", ...this.security];
  }

  async #load(address: string, entry: StaticFile): Promise<Page> {
    const body = await readFile(entry.file);
    const contentType = typeOf(entry.file);
    const headers = this.#headers(entry);
    const page = new Page({ status: 200, contentType, body, headers, tagged: true, compressed: true, thorough: true });
    this.#kept.set(address, page, page.bytes);
    return page;
  }

  #stream(entry: StaticFile, request: IncomingMessage, response: ServerResponse): void {
    const etag = `W/"${createHash("sha256").update(`${entry.file}|${entry.size}`).digest("base64url").slice(0, 22)}"`;
    const headers = ["Content-Type", typeOf(entry.file), "Content-Length", String(entry.size), "ETag", etag];
    response.writeHead(200, [...headers, ...this.#headers(entry)]);
    if (request.method === "HEAD") response.end();
    else
      createReadStream(entry.file)
        .on("error", () => response.destroy())
        .pipe(response);
  }
}
