/** Copies that did not arrive, or of which nobody knows. */
export const FATES = ["unsure", "refused", "dropped"] as const;
export type Fate = (typeof FATES)[number];

export type FatedCopy = {
  id: string;
  contactId: string | null;
  name: string | null;
  address: string;
  at: Date;
  /** The server's answer ("EENVELOPE RCPT 550 5.1.1"), or why it was not sent. */
  why: string | null;
};
