import { type NextRequest, NextResponse } from "next/server";
import { ASKED_COOKIE } from "@/lib/auth/cookie";
import { signInWithToken } from "@/lib/auth/next-auth";
import { linkSchema } from "@/lib/auth/schema";
import { clearCookie } from "@/lib/http/cookies";
import { publicForm } from "@/lib/http/public-form";

type Context = { params: Promise<{ nextauth: string[] }> };

/** Links are followed by scanners and previews: opening one never signs anybody in. */
export const GET = () => new NextResponse(null, { status: 405, headers: { allow: "POST" } });

/** The button of a mailed link's page uses the link up. publicForm checks that our own page sent it; next-auth does not. */
const signInByLink = publicForm("sign-in-link", linkSchema, async ({ token }) => {
  const cookie = await signInWithToken(token);
  // Back on the link's page, which says that it is used or too old and offers a new one.
  if (!cookie) return { ok: false, status: 422, reason: "link_unknown" };
  return { ok: true, page: "/organize", created: false, cookies: [cookie, clearCookie(ASKED_COOKIE)] };
});

export async function POST(request: NextRequest, { params }: Context): Promise<Response> {
  const path = (await params).nextauth.join("/");
  if (path !== "callback/email") return new NextResponse(null, { status: 404 });
  return signInByLink(request, { params: Promise.resolve({}) });
}
