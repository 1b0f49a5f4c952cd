import { db } from "@/lib/db";
import { urlIn } from "@/lib/i18n/paths";
import type { Locale } from "@/lib/local-text";
import { findSender } from "@/lib/mail/queries";
import type { Recipient } from "@/lib/mail/recipient";
import type { Compose, Words } from "@/lib/mail/sending/composer";
import { slot } from "@/lib/mail/skeletons/slots";
import { wantedSql } from "../audience/queries";
import { greeting } from "../emails";
import { composeCopy, type Message, messageColumns } from "../preview/queries";

/** Makes a message to many ready for the engine: its words once per language, what differs per reader in slots. */
export const composeBroadcast: Compose = async (broadcastId) => {
  const message = await db.broadcast.findUnique({ where: { id: broadcastId }, select: messageColumns });
  if (!message) return null;
  return {
    words: (locale) => wordsOf(message, locale),
    values: (reader) => valuesOf(broadcastId, reader),
    wanted: wantedSql(message),
  };
};

async function wordsOf(message: Message, locale: Locale): Promise<Words> {
  const content = await composeCopy(message, { locale, hello: slot("hello"), meUrl: slot("meUrl") });
  if (!content) throw new Error("A message without words was sent");
  const { brand, replyTo } = await findSender(message.groupId, locale);
  return {
    ...content,
    from: brand.name,
    replyTo: message.event?.contactEmail ?? replyTo,
    headers: [
      ["Precedence", "bulk"],
      ["List-Unsubscribe", `<${slot("oneClickUrl")}>`],
      ["List-Unsubscribe-Post", "List-Unsubscribe=One-Click"],
    ],
  };
}

/** What fills the slots for one reader; one click in the mail program ends what the message belongs to (RFC 8058). */
function valuesOf(broadcastId: string, { meUrl, locale, name }: Recipient): (name: string) => string {
  const token = meUrl.slice(meUrl.lastIndexOf("/") + 1);
  const values: Record<string, string> = {
    meUrl,
    hello: greeting(locale, name),
    oneClickUrl: urlIn("fr", `/api/public/me/${token}/broadcasts/${broadcastId}/one-click`),
  };
  return (name) => values[name] ?? "";
}
