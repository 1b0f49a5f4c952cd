import type { Adapter, AdapterUser } from "next-auth/adapters";
import { consumeSignInKey, endSignIn, startSignIn } from "./sign-ins/mutations";
import { findSignIn, organizerExists } from "./sign-ins/queries";

/** To next-auth an organizer is an id and nothing else: its "e-mail" is that id too, so no address ever passes through it. */
const asUser = (id: string): AdapterUser => ({ id, email: id, emailVerified: null });

async function findUser(id: string): Promise<AdapterUser | null> {
  return (await organizerExists(id)) ? asUser(id) : null;
}

const never = (what: string) => async () => {
  throw new Error(`next-auth must not ${what} here`);
};

/** next-auth's view of our sign-ins: hashed tokens, no addresses, no accounts made on the way. */
export const adapter: Adapter = {
  createUser: never("create an organizer"),
  getUser: findUser,
  getUserByEmail: findUser,
  getUserByAccount: async () => null,
  updateUser: async ({ id }) => asUser(id),
  linkAccount: never("link an account"),
  createVerificationToken: never("make a way in: createSignInKey does"),

  async useVerificationToken({ token }) {
    const key = await consumeSignInKey(token, new Date());
    return key && { identifier: key.organizerId, token, expires: key.expiresAt };
  },
  async createSession({ sessionToken, userId, expires }) {
    await startSignIn({ token: sessionToken, organizerId: userId, expiresAt: expires }, new Date());
    return { sessionToken, userId, expires };
  },
  async getSessionAndUser(sessionToken) {
    const found = await findSignIn(sessionToken);
    if (!found) return null;
    const { organizerId, expiresAt } = found;
    const session = { sessionToken, userId: organizerId, expires: expiresAt };
    return { session, user: { ...asUser(organizerId), signIn: found } };
  },
  // A sign-in ends when it said it would: reading a page must change nothing.
  updateSession: async () => null,
  deleteSession: endSignIn,
};
