import { NextRequest } from "next/server";
import NextAuth, { type AuthOptions, getServerSession } from "next-auth";
import type { EmailConfig } from "next-auth/providers/email";
import { env } from "../env";
import { adapter } from "./adapter";
import { signInCookie } from "./cookie";
import { authSecret, newToken, SIGN_IN_TERM } from "./sign-ins/tokens";

/** The mailed way in. Keys are made and mailed by our own job, so next-auth only ever uses them up. */
const mailedKey: EmailConfig = {
  id: "email",
  type: "email",
  name: "Email",
  server: "",
  from: "",
  maxAge: 0,
  options: {},
  sendVerificationRequest: async () => {
    throw new Error("Sign-in mails leave from jobs");
  },
};

function options(): AuthOptions {
  const { name, secure } = signInCookie();
  return {
    adapter,
    providers: [mailedKey],
    secret: authSecret(),
    useSecureCookies: secure,
    session: {
      strategy: "database",
      maxAge: SIGN_IN_TERM / 1000,
      updateAge: SIGN_IN_TERM / 1000,
      generateSessionToken: newToken,
    },
    cookies: { sessionToken: { name, options: { httpOnly: true, sameSite: "lax", path: "/", secure } } },
    pages: { signIn: "/organize", signOut: "/organize", error: "/organize", verifyRequest: "/organize" },
    callbacks: { session: ({ session, user }) => ({ ...session, organizerId: user.id }) },
    logger: {
      // next-auth would answer "signed out" to a database that is down; an error must stay one.
      error: (code, metadata) => {
        throw metadata instanceof Error ? metadata : (metadata.error ?? new Error(code));
      },
      warn: () => undefined,
      debug: () => undefined,
    },
  };
}

/** The id of the organizer whose sign-in cookie came with this request; null when nobody is signed in. */
export async function signedInOrganizerId(): Promise<string | null> {
  const session: { organizerId?: string } | null = await getServerSession(options());
  return session?.organizerId ?? null;
}

/** Uses a mailed key's token up; the Set-Cookie of the new sign-in, or null when the token is not good (any more). */
export async function signInWithToken(token: string): Promise<string | null> {
  const address = new URL("/api/auth/callback/email", env().publicUrl);
  address.searchParams.set("token", token);
  const request = new NextRequest(address, { method: "POST" });
  const params = Promise.resolve({ nextauth: ["callback", "email"] });
  const answer: Response = await NextAuth(request as never, { params } as never, options());
  const { name } = signInCookie();
  return answer.headers.getSetCookie().find((cookie) => cookie.startsWith(`${name}=`)) ?? null;
}
