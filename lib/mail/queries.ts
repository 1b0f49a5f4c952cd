import { db } from "../db";
import { type Locale, plainText } from "../local-text";
import type { MailBrand } from "./layout";

/** In whose name a mail leaves, and who reads an answer to it. */
export type Sender = { brand: MailBrand; replyTo: string | undefined };

const columns = { name: true, accent: true, accentDark: true, publicEmail: true } as const;

/** A group as the sender of a mail; the instance's first root group when none is meant or it is gone. */
export async function findSender(groupId: string | null, locale: Locale): Promise<Sender> {
  const meant = groupId ? await db.group.findUnique({ where: { id: groupId }, select: columns }) : null;
  const group =
    meant ??
    (await db.group.findFirst({
      where: { parentId: null },
      select: columns,
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    }));
  const { name, accent = "", accentDark = "", publicEmail } = group ?? {};
  return {
    brand: { name: plainText(name, locale) || "Cortège", accent, accentDark },
    replyTo: publicEmail ?? undefined,
  };
}

/** Whether this instance holds the invented demo, and nobody's own story. */
export const isDemo = async (): Promise<boolean> =>
  (await db.instance.findFirst({ select: { demo: true } }))?.demo ?? false;
