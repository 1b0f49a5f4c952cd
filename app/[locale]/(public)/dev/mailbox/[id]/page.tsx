import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { pathIn } from "@/lib/i18n/paths";
import { isMailboxOpen, readMailboxMail } from "@/lib/mail/mailbox";
import styles from "../mailbox.module.css";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("mailbox");
  return { title: t("title"), robots: { index: false } };
}

/** One mail: how it looks, in a frame where nothing runs, how it reads as text, and what is attached. */
export default async function MailboxMailPage({ params }: { params: Promise<{ id: string }> }) {
  if (!(await isMailboxOpen((await headers()).get("x-cortege-direct")))) notFound();
  const mail = await readMailboxMail((await params).id);
  if (!mail) notFound();
  const t = await getTranslations("mailbox");
  return (
    <main id="content" className="wrap">
      <div className="head">
        <p className="meta">
          <a href={pathIn(await getLocale(), "/dev/mailbox")}>{t("back")}</a>
        </p>
        <h1 className={styles.subject}>{mail.subject}</h1>
        <p className="meta">
          {t("from", { address: mail.from })}
          <br />
          {t("to", { address: mail.to })}
        </p>
      </div>
      {mail.files.map((file, index) => (
        <p key={file.name}>
          <a href={`/dev/mailbox/${mail.id}/files/${index}`}>{t("file", { name: file.name })}</a>
        </p>
      ))}
      <div className={styles.views}>
        <section>
          <h2>{t("html")}</h2>
          <iframe
            className={styles.frame}
            title={t("html")}
            src={`/dev/mailbox/${mail.id}/html`}
            sandbox="allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation"
          />
        </section>
        <section>
          <h2>{t("text")}</h2>
          <pre className={styles.text}>
            <Linked text={mail.text} />
          </pre>
        </section>
      </div>
    </main>
  );
}

/** Text with its web addresses as links. */
function Linked({ text }: { text: string }) {
  return text.split(/(https?:\/\/[^\s)]+)/).map((piece, index) =>
    index % 2 ? (
      <a key={piece} href={piece}>
        {piece}
      </a>
    ) : (
      piece
    ),
  );
}
