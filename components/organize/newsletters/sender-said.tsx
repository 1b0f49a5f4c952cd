import { useTranslations } from "next-intl";
import type { SenderState } from "@/lib/mail/sender/look";
import css from "./newsletters.module.css";

const MARKS = ["fine", "look", "wrong"] as const;

/** What DNS says of the domain that mails are sent from, and what to put there; for information. */
export function SenderSaid({ sender }: { sender: SenderState }) {
  const t = useTranslations("issues.check.sender");
  const { state, domain } = sender;
  if (state !== "told")
    return (
      <section>
        <h2>{t("title", { domain })}</h2>
        <p>{t(state, { domain })}</p>
      </section>
    );
  return (
    <section>
      <h2>{t("title", { domain })}</h2>
      <ul className={css.found}>
        {sender.findings.map(({ about, severity, values }) => (
          <li key={about}>
            <strong>{t(`mark.${MARKS[severity]}`)}</strong> {t(`about.${about}`, values)}
            {severity && values.record ? <pre className={css.record}>{values.record}</pre> : null}
          </li>
        ))}
      </ul>
      {sender.findings.some(({ severity }) => severity) ? <p className="meta">{t("informs")}</p> : null}
    </section>
  );
}
