import { NextRequest } from "next/server";
import NextAuth, { type AuthOptions, getServerSession } from "next-auth";
import type { EmailConfig } from "next-auth/providers/email";
import { env } from "../env";
import { adapter } from "./adapter";
import { signInCookie } from "./cookie";
import type { findSignIn } from "./sign-ins/queries";
import { authSecret, newToken, SIGN_IN_TERM } from "./sign-ins/tokens";

/** A signed-in browser, as findSignIn reads it. */
export type SignIn = NonNullable<Awaited<ReturnType<typeof findSignIn>>>;
/** What our adapter hands next-auth as its "user". */
type Found = { signIn?: SignIn };

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
    callbacks: { session: ({ session, user }) => ({ ...session, signIn: (user as Found).signIn }) },
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

/** The sign-in whose cookie came with this request; null when nobody is signed in. */
export async function currentSignIn(): Promise<SignIn | null> {
  const session: { signIn?: SignIn } | null = await getServerSession(options());
  return session?.signIn ?? null;
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
