import { db } from "@/lib/db";
import { urlIn } from "@/lib/i18n/paths";
import type { Locale } from "@/lib/local-text";
import { findSender } from "@/lib/mail/queries";
import type { Recipient } from "@/lib/mail/recipient";
import type { Compose, Words } from "@/lib/mail/sending/composer";
import { slot } from "@/lib/mail/skeletons/slots";
import { composeIssue, findIssue } from "../../issues/composing/queries";
import { issueValues } from "../../issues/rules";
import { wantedSql } from "../audience/queries";
import { greeting } from "../emails";
import { composeCopy, type Message, messageColumns } from "../preview/queries";

/** Makes a message to many ready for the engine: its words once per language, what differs per reader in slots. */
export const composeBroadcast: Compose = async (broadcastId) => {
  const message = await db.broadcast.findUnique({ where: { id: broadcastId }, select: messageColumns });
  if (!message) return null;
  const wanted = wantedSql(message);
  const linksOf = (reader: Recipient) => ({ meUrl: reader.meUrl, oneClickUrl: oneClickUrl(broadcastId, reader) });
  if (message.eventId)
    return {
      words: async (locale) => whole(await eventWords(message, locale)),
      values: (reader) => {
        const values: Record<string, string> = { hello: greeting(reader.locale, reader.name), ...linksOf(reader) };
        return (name) => values[name] ?? "";
      },
      wanted,
    };
  const issue = await findIssue(broadcastId);
  if (!issue) return null;
  return {
    words: async (locale) => whole(await composeIssue(issue, locale, new Date())),
    values: (reader) => issueValues({ name: reader.name, ...linksOf(reader) }),
    wanted,
  };
};

async function eventWords(message: Message, locale: Locale): Promise<Words | null> {
  const content = await composeCopy(message, { locale, hello: slot("hello"), meUrl: slot("meUrl") });
  if (!content) return null;
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

function whole(words: Words | null): Words {
  if (!words) throw new Error("A message without words was sent");
  return words;
}

/** One click in the mail program ends what the message belongs to (RFC 8058). */
function oneClickUrl(broadcastId: string, { meUrl }: Recipient): string {
  const token = meUrl.slice(meUrl.lastIndexOf("/") + 1);
  return urlIn("fr", `/api/public/me/${token}/broadcasts/${broadcastId}/one-click`);
}
