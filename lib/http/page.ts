import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { type Encoding, negotiate } from "./encodings";
import type { RawHeaders } from "./security-headers";

type Form = { headers: RawHeaders; body: Buffer };

const COMPRESSIBLE =
  /^(?:text\/|application\/(?:json|xml|atom\+xml|rss\+xml|manifest\+json|ld\+json|javascript)|image\/svg)/;
const WORTH_BYTES = 600;

function compress(body: Buffer, encoding: Encoding, thorough: boolean): Buffer {
  if (encoding === "gzip") return gzipSync(body, { level: thorough ? 9 : 6 });
  if (encoding === "identity") return body;
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: thorough ? 9 : 5,
    [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
  };
  return brotliCompressSync(body, { params });
}

type PageInput = {
  status: number;
  contentType: string;
  body: Buffer;
  headers: RawHeaders;
  /** With an ETag, so that who has it already gets 304. */
  tagged: boolean;
  /** Off where a page mixes secrets with what a stranger can put into it. */
  compressed: boolean;
  /** Worth more work: it is made once per process. */
  thorough?: boolean;
};

/** An answer ready to be sent any number of times: each compressed form and its headers are made once, when first asked for. */
export class Page {
  readonly status: number;
  readonly bytes: number;
  readonly etag: string | undefined;
  readonly isJson: boolean;
  readonly #headers: RawHeaders;
  readonly #compressible: boolean;
  readonly #forms = new Map<Encoding, Form>();
  readonly #body: Buffer;
  readonly #thorough: boolean;

  constructor({ status, contentType, body, headers, tagged, compressed, thorough = false }: PageInput) {
    this.status = status;
    this.#thorough = thorough;
    this.isJson = contentType.startsWith("application/json");
    this.#body = body;
    // Its compressed forms are counted before they are made.
    this.bytes = Math.ceil(body.length * 1.6) + 1024;
    this.etag = tagged ? `W/"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"` : undefined;
    this.#compressible = compressed && body.length > WORTH_BYTES && COMPRESSIBLE.test(contentType);
    this.#headers = contentType ? ["Content-Type", contentType, ...headers] : headers;
    if (this.etag) this.#headers.push("ETag", this.etag);
  }

  /** The body as text, before compression. */
  get text(): string {
    return this.#body.toString("utf8");
  }

  #form(encoding: Encoding): Form {
    let form = this.#forms.get(encoding);
    if (!form) {
      const body = compress(this.#body, encoding, this.#thorough);
      const headers = [...this.#headers, "Content-Length", String(body.length)];
      if (encoding !== "identity") headers.push("Content-Encoding", encoding === "brotli" ? "br" : "gzip");
      form = { headers, body };
      this.#forms.set(encoding, form);
    }
    return form;
  }

  /** Sends it: 304 to who has it, the headers alone to HEAD, in the best form the asker takes. */
  send(request: IncomingMessage, response: ServerResponse): void {
    const { headers, method } = request;
    if (this.etag && this.status === 200 && headers["if-none-match"]?.includes(this.etag)) {
      response.writeHead(304, this.#headers).end();
      return;
    }
    const { headers: own, body } = this.#form(this.#compressible ? negotiate(headers["accept-encoding"]) : "identity");
    response.writeHead(this.status, own);
    if (method === "HEAD" || body.length === 0) response.end();
    else response.end(body);
  }
}
