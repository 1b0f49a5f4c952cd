import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { getSite } from "@/lib/groups/site/queries";
import { pathIn } from "@/lib/i18n/paths";
import { isMailboxOpen, listMailbox } from "@/lib/mail/mailbox";
import { languageTag } from "@/lib/time";
import styles from "./mailbox.module.css";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("mailbox");
  return { title: t("title"), robots: { index: false } };
}

/** Every mail the demo wrote instead of sending it, newest first. */
export default async function MailboxPage() {
  if (!(await isMailboxOpen((await headers()).get("x-cortege-direct")))) notFound();
  const [locale, t, mails] = [await getLocale(), await getTranslations("mailbox"), await listMailbox()];
  const timeZone = (await getSite())?.timeZone ?? "Europe/Paris";
  const time = new Intl.DateTimeFormat(languageTag(locale), { dateStyle: "short", timeStyle: "medium", timeZone });
  const here = pathIn(locale, "/dev/mailbox");
  return (
    <main id="content" className="wrap">
      <div className="head">
        <h1>{t("title")}</h1>
        <p className="lead">{t("lead")}</p>
        <p className="meta">
          <a href={here}>{t("reload")}</a>
        </p>
      </div>
      {mails.length === 0 && <p>{t("empty")}</p>}
      <ol className={styles.list}>
        {mails.map((mail) => (
          <li key={mail.id}>
            <a href={`${here}/${mail.id}`}>{mail.subject}</a>
            <span className="meta">
              {mail.to} · <time dateTime={mail.at.toISOString()}>{time.format(mail.at)}</time>
            </span>
          </li>
        ))}
      </ol>
    </main>
  );
}
