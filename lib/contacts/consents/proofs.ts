import type { Consent } from "@/prisma/generated/client";

type Kept = Pick<Consent, "givenAt" | "confirmedAt" | "withdrawnAt" | "textVersion" | "textLocale" | "how" | "others">;
/** A proof as JSON keeps it. */
type Beside = { [K in "givenAt" | "confirmedAt" | "withdrawnAt"]: string | null } & Pick<
  Kept,
  "textVersion" | "textLocale" | "how"
>;

const instant = (text: string | null) => (text === null ? null : new Date(text));

/** A consent, and after it each proof of the same consent that was given under an address merged into this one. */
export function withOthers<T extends Kept>({ others, ...consent }: T): Omit<T, "others">[] {
  const beside = (Array.isArray(others) ? others : []) as unknown as Beside[];
  return [
    consent,
    ...beside.map(({ givenAt, confirmedAt, withdrawnAt, ...proof }) => ({
      ...consent,
      ...proof,
      givenAt: instant(givenAt) ?? consent.givenAt,
      confirmedAt: instant(confirmedAt),
      withdrawnAt: instant(withdrawnAt),
    })),
  ];
}
