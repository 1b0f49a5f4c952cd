import type { IncomingMessage } from "node:http";

const METHODS = new Set(["GET", "HEAD", "POST", "OPTIONS"]);
export const ALLOWED = [...METHODS].join(", ");

const MAX_URL = 4096;
/** The most any body may weigh; public forms stop at 64 kB by themselves. */
export const MAX_BODY = 2 * 1024 * 1024;

export type Refusal = 400 | 405 | 413;

/** Whether an address can be one of ours: an own path, decodable, without control characters, dot segments or backslashes. */
export function isSoundUrl(url: string): boolean {
  if (url.length > MAX_URL || !url.startsWith("/") || url.startsWith("//")) return false;
  try {
    const [path = "", query = ""] = url.split("?", 2);
    const decoded = decodeURIComponent(path);
    decodeURIComponent(query.replaceAll("+", " "));
    return !/[\p{Cc}\\]/u.test(decoded) && !/(?:^|\/)\.{1,2}(?:\/|$)/.test(decoded) && !decoded.includes("//");
  } catch {
    return false;
  }
}

/** Why a request goes no further; null when it may. */
export function checkRequest(request: IncomingMessage): Refusal | null {
  if (!METHODS.has(request.method ?? "")) return 405;
  if (!isSoundUrl(request.url ?? "")) return 400;
  if (Number(request.headers["content-length"] ?? 0) > MAX_BODY) return 413;
  return null;
}

/** Ends a request whose body, announced or not, grows past the limit. */
export function limitBody(request: IncomingMessage): void {
  const push = request.push.bind(request);
  let size = 0;
  request.push = (chunk, encoding) => {
    size += chunk?.length ?? 0;
    if (size > MAX_BODY) {
      request.destroy();
      return false;
    }
    return push(chunk, encoding);
  };
}

/**
 * Whether a post is a server action or goes to a page: those are organizers' and need a sign-in. What stands under
 * /api proves who is asking by itself.
 */
export const needsSignIn = ({ method, url = "", headers }: IncomingMessage): boolean =>
  headers["next-action"] !== undefined || (method === "POST" && !/^\/api\//.test(url));
