import type { NextRequest } from "next/server";
import { forgetSignIn, signInCookie } from "@/lib/auth/cookie";
import { signOutSchema } from "@/lib/auth/schema";
import { endSignIn } from "@/lib/auth/sign-ins/mutations";
import { publicForm } from "@/lib/http/public-form";

/** Signs this browser out: its row is gone at once, so a copied cookie is worth nothing either. */
export function POST(request: NextRequest): Promise<Response> {
  const token = request.cookies.get(signInCookie().name)?.value;
  const signOut = publicForm("sign-out", signOutSchema, async () => {
    if (token) await endSignIn(token);
    return { ok: true, page: "/organize", created: false, cookies: [forgetSignIn()] };
  });
  return signOut(request, { params: Promise.resolve({}) });
}
