import type { Locale } from "../local-text";

/** Who posted, as far as a public form may know. */
export type PublicRequest = {
  now: Date;
  locale: Locale;
  /** The cookie of a person who asked to be remembered; it proves nothing before it is checked. */
  personCookie: string | undefined;
  /** The network's bucket in this process's memory; says nothing outside of it. */
  network: string;
  params: Record<string, string>;
  /** The network posted more than its budget of this minute: accept, but let the mail wait. */
  delayMail: boolean;
};

export type PublicOutcome =
  | {
      ok: true;
      /** Own path without language, to 303 to. */
      page: string;
      created: boolean;
      body?: Record<string, unknown>;
      /** Set-Cookie values. */
      cookies?: string[];
    }
  | {
      ok: false;
      status: 404 | 409 | 410 | 422;
      /** A key of messages/ under `refusals`. */
      reason: string;
      /** Field → key of messages/ under `errors`. */
      fields?: Record<string, string>;
    };
