import { IncomingMessage, type OutgoingHttpHeader, type OutgoingHttpHeaders, ServerResponse } from "node:http";
import { Socket } from "node:net";

/** A whole answer, before anything of it has left. */
export type Answer = { status: number; headers: OutgoingHttpHeaders; body: Buffer };

type Callback = (error?: Error | null) => void;
type AnyHeaders = OutgoingHttpHeaders | OutgoingHttpHeader[];

/** Takes what Next answers, so that the front can look at it as a whole before it sends anything. */
export class CapturedResponse extends ServerResponse {
  readonly #chunks: Buffer[] = [];
  #begun = false;
  #settle: (answer: Answer) => void = () => undefined;
  readonly answer = new Promise<Answer>((resolve) => {
    this.#settle = resolve;
  });

  constructor(request: IncomingMessage) {
    super(request);
    Object.defineProperty(this, "headersSent", { get: () => this.#begun });
  }

  override writeHead(status: number, reason?: string | AnyHeaders, given?: AnyHeaders): this {
    this.statusCode = status;
    const headers = typeof reason === "string" ? given : reason;
    if (Array.isArray(headers)) {
      for (let at = 0; at + 1 < headers.length; at += 2)
        this.appendHeader(String(headers[at]), String(headers[at + 1]));
    } else {
      for (const [name, value] of Object.entries(headers ?? {})) if (value !== undefined) this.setHeader(name, value);
    }
    this.#begun = true;
    return this;
  }

  override flushHeaders(): void {
    this.#begun = true;
  }

  override write(chunk: unknown, encoding?: BufferEncoding | Callback, done?: Callback): boolean {
    this.#begun = true;
    this.#chunks.push(toBuffer(chunk, typeof encoding === "string" ? encoding : undefined));
    const callback = typeof encoding === "function" ? encoding : done;
    if (callback) process.nextTick(callback);
    return true;
  }

  override end(chunk?: unknown, encoding?: BufferEncoding | Callback, done?: Callback): this {
    if (this.finished) return this;
    if (chunk !== undefined && chunk !== null && typeof chunk !== "function")
      this.#chunks.push(toBuffer(chunk, typeof encoding === "string" ? encoding : undefined));
    this.#begun = true;
    this.finished = true;
    this.#settle({ status: this.statusCode, headers: this.getHeaders(), body: Buffer.concat(this.#chunks) });
    const callback = [chunk, encoding, done].find((one) => typeof one === "function") as Callback | undefined;
    process.nextTick(() => {
      callback?.();
      this.emit("finish");
      this.emit("close");
    });
    return this;
  }
}

const toBuffer = (chunk: unknown, encoding?: BufferEncoding): Buffer =>
  typeof chunk === "string" ? Buffer.from(chunk, encoding) : Buffer.from(chunk as Uint8Array);

/** A request that nobody in particular makes: for pages rendered to be kept, which must not depend on who asked first. */
export function ownRequest(url: string, headers: Record<string, string>): IncomingMessage {
  const request = new IncomingMessage(new Socket());
  Object.assign(request, { method: "GET", url, httpVersion: "1.1", httpVersionMajor: 1, httpVersionMinor: 1 });
  Object.assign(request.headers, headers);
  request.complete = true;
  request.push(null);
  return request;
}

export type NextHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Lets Next answer a request and gives the whole of its answer. */
export async function answerOf(handle: NextHandler, request: IncomingMessage): Promise<Answer> {
  const response = new CapturedResponse(request);
  await handle(request, response);
  return response.answer;
}
