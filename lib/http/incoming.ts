import type { IncomingMessage } from "node:http";
import { isOwnOrigin } from "./same-origin";

/** The configured public address, in the pieces that headers need. */
export type PublicAddress = { url: string; origin: string; host: string; proto: string; port: string };

export function readPublicAddress(publicUrl: string): PublicAddress {
  const { origin, host, protocol, port } = new URL(publicUrl);
  const proto = protocol.slice(0, -1);
  return { url: publicUrl, origin, host, proto, port: port || (proto === "https" ? "443" : "80") };
}

const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/;
const NEARBY = /^(127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|::1$|f[cd]|fe80:)/;
const LOCAL_HOST = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i;

/** Whether somebody sits at this machine: a loopback connection to a loopback name that no proxy passed on. */
export function isDirect({ socket, headers }: Pick<IncomingMessage, "socket" | "headers">): boolean {
  const forwarded = Object.keys(headers).some((name) => name === "forwarded" || name === "via" || isForwarding(name));
  return !forwarded && LOOPBACK.test(socket.remoteAddress ?? "") && LOCAL_HOST.test(headers.host ?? "");
}

const isForwarding = (name: string) =>
  name.startsWith("x-forwarded") || name === "x-real-ip" || name === "x-client-ip" || name.startsWith("cf-");

/** The address a request came from; behind a proxy next to us, the last one it names. Not to be kept. */
export function remoteAddress({ socket, headers }: Pick<IncomingMessage, "socket" | "headers">): string {
  const own = (socket.remoteAddress ?? "").replace(/^::ffff:/i, "");
  const forwarded = headers["x-forwarded-for"];
  if (!forwarded || !NEARBY.test(own)) return own;
  return (
    String(forwarded)
      .split(",")
      .at(-1)
      ?.trim()
      .replace(/^::ffff:/i, "") || own
  );
}

/**
 * Next hands a server action on to a page that holds it by asking itself, and marks that once. Without the mark, which
 * gives nobody anything, a page that holds none of it would be asked for ever.
 */
const HANDED_ON = "x-action-forwarded";

/**
 * Makes a request's headers ours before Next sees them: the public address as host, nothing that a proxy or a visitor
 * could say about host, address, or what happens inside Next (every other x- header goes, our own x-cortege- ones too).
 */
export function adoptHeaders(request: IncomingMessage, address: PublicAddress, keep?: RegExp): void {
  const { headers } = request;
  for (const name of Object.keys(headers)) {
    const outside = name.startsWith("x-") || name === "forwarded" || name === "via" || name.startsWith("next-resume");
    if (outside && name !== HANDED_ON && !keep?.test(name)) delete headers[name];
  }
  headers.host = address.host;
  headers["x-cortege-path"] = request.url;
  headers["x-forwarded-host"] = address.host;
  headers["x-forwarded-proto"] = address.proto;
  headers["x-forwarded-port"] = address.port;
  // Without a name Next streams title and description in by a script; next.config.js asks for them in the head.
  headers["user-agent"] ||= "unknown";
  // Next would fill in the visitor's address; nothing of ours needs it.
  headers["x-forwarded-for"] = "unknown";
  if (headers.origin && isOwnOrigin(headers.origin, address.url)) headers.origin = address.origin;
}
