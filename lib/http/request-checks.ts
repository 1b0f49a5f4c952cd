import type { IncomingMessage, Server } from "node:http";
import type { Socket } from "node:net";
import { parseAndValidateFlightRouterState } from "next/dist/server/app-render/parse-and-validate-flight-router-state";

const METHODS = new Set(["GET", "HEAD", "POST", "OPTIONS"]);
export const ALLOWED = [...METHODS].join(", ");

const MAX_URL = 4096;
/** The most a body may weigh; public forms stop at 64 kB by themselves. */
const MAX_BODY = 2 * 1024 * 1024;
/** Organizers' uploads: 20 MB, and what a form adds around them. */
const MAX_UPLOAD = 21 * 1024 * 1024;

/** What is taken of a refused body: somebody's film, not somebody's disk. */
const MAX_TAKEN = 64 * 1024 * 1024;

const announced = ({ headers }: IncomingMessage): number => Number(headers["content-length"] ?? 0);
const isUpload = (url = ""): boolean => /^\/api\/organize\/media(?:$|\?)/.test(url);
const mostBytes = (url?: string): number => (isUpload(url) ? MAX_UPLOAD : MAX_BODY);

export type Refusal = 400 | 405 | 413;

/** Whether an address can be one of ours: an own path, decodable, without control characters, dot segments or backslashes. */
export function isSoundUrl(url: string): boolean {
  if (url.length > MAX_URL || !url.startsWith("/") || url.startsWith("//")) return false;
  try {
    const [path = "", query = ""] = url.split("?", 2);
    const decoded = decodeURIComponent(path);
    // No text of a database holds the character 0.
    if (decodeURIComponent(query.replaceAll("+", " ")).includes("\0")) return false;
    return !/[\p{Cc}\\]/u.test(decoded) && !/(?:^|\/)\.{1,2}(?:\/|$)/.test(decoded) && !decoded.includes("//");
  } catch {
    return false;
  }
}

/** Whether what a browser says it shows (Next's own header) can be read: Next would break on it, as on a fault of ours. */
function isSoundState(state: string | string[] | undefined): boolean {
  try {
    parseAndValidateFlightRouterState(state);
    return true;
  } catch {
    return false;
  }
}

/** Why a request goes no further; null when it may. */
export function checkRequest(request: IncomingMessage): Refusal | null {
  if (!METHODS.has(request.method ?? "")) return 405;
  if (!isSoundUrl(request.url ?? "") || !isSoundState(request.headers["next-router-state-tree"])) return 400;
  if (announced(request) > mostBytes(request.url)) return 413;
  return null;
}

/** Ends a request whose body, announced or not, grows past the limit. */
export function limitBody(request: IncomingMessage): void {
  const push = request.push.bind(request);
  const most = mostBytes(request.url);
  let size = 0;
  request.push = (chunk, encoding) => {
    size += chunk?.length ?? 0;
    if (size > most) {
      request.destroy();
      return false;
    }
    return push(chunk, encoding);
  };
}

/**
 * Takes the rest of a refused body and forgets it, up to 64 MB: whoever still sends when the line closes sees a broken
 * connection in place of our words (RFC 9112, 9.6). Never throws; limitWaiting bounds the time.
 */
export async function takeRest(request: IncomingMessage): Promise<void> {
  if (announced(request) > MAX_TAKEN) return;
  let bytes = 0;
  try {
    for await (const chunk of request.iterator({ destroyOnReturn: false })) {
      bytes += chunk.length;
      if (bytes > MAX_TAKEN) return;
    }
  } catch {
    // Gone while sending: nobody is left to be told.
  }
}

/**
 * Whether a post is a server action, goes to a page, or may be large: those are organizers' and need a sign-in before
 * anything of them is read. What else stands under /api proves who is asking by itself.
 */
export const needsSignIn = ({ method, url = "", headers }: IncomingMessage): boolean =>
  headers["next-action"] !== undefined || (method === "POST" && (!/^\/api\//.test(url) || isUpload(url)));

/**
 * Slow senders hold no connection for long; a photograph over a telephone's network takes minutes. Who asked nothing is
 * told nothing: a browser opens connections ahead, and would take our words for the answer to what it asks next.
 */
export function limitWaiting(server: Server, headersTimeout = 10_000): void {
  Object.assign(server, { headersTimeout, requestTimeout: 180_000, keepAliveTimeout: 15_000 });
  server.on("clientError", (_error, socket: Socket) => {
    if (socket.writable && socket.bytesRead > 0)
      socket.end("HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
    else socket.destroy();
  });
}
