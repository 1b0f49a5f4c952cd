import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { translator } from "@/lib/i18n/translator";
import { DEFAULT_LOCALE } from "@/lib/local-text";
import { isMailboxOpen, listMailbox } from "@/lib/mail/mailbox";
import styles from "./mailbox.module.css";

const t = translator(DEFAULT_LOCALE, "mailbox");

export const metadata: Metadata = { title: t("title"), robots: { index: false } };

/** Every mail the demo wrote instead of sending it, newest first. */
export default async function MailboxPage() {
  if (!isMailboxOpen((await headers()).get("x-cortege-direct"))) notFound();
  const mails = await listMailbox();
  const time = new Intl.DateTimeFormat(DEFAULT_LOCALE, { dateStyle: "short", timeStyle: "medium" });
  return (
    <main className="wrap">
      <div className="head">
        <h1>{t("title")}</h1>
        <p className="lead">{t("lead")}</p>
        <p className="meta">
          <a href="/dev/mailbox">{t("reload")}</a>
        </p>
      </div>
      {mails.length === 0 && <p>{t("empty")}</p>}
      <ol className={styles.list}>
        {mails.map((mail) => (
          <li key={mail.id}>
            <a href={`/dev/mailbox/${mail.id}`}>{mail.subject}</a>
            <span className="meta">
              {mail.to} · <time dateTime={mail.at.toISOString()}>{time.format(mail.at)}</time>
            </span>
          </li>
        ))}
      </ol>
    </main>
  );
}
