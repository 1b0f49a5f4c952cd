import type { NextRequest } from "next/server";

const colour = /^[0-9a-f]{6}$/;
const A_YEAR = 31_536_000;

/**
 * A group's accent as a style sheet: styles stand in files only (style-src 'self'). The colours are in the address, so
 * it needs no database and is kept for ever; a new accent is a new address. Anything but two colours is a 404.
 */
export function GET(request: NextRequest): Response {
  const light = request.nextUrl.searchParams.get("light") ?? "";
  const dark = request.nextUrl.searchParams.get("dark") ?? "";
  if (!colour.test(light) || !colour.test(dark)) return new Response(null, { status: 404 });
  return new Response(`:root{--accent-light:#${light};--accent-dark:#${dark}}`, {
    headers: {
      "content-type": "text/css; charset=utf-8",
      "cache-control": `public, max-age=${A_YEAR}, immutable`,
      "x-content-type-options": "nosniff",
    },
  });
}
