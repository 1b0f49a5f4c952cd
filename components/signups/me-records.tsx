import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ButtonLink } from "@/components/ui/button";
import { LocalizedText } from "@/components/ui/localized-text";
import { knownFact } from "@/lib/contacts/rules";
import type { Me } from "@/lib/signups/me/queries";
import { dayOf, formatDate } from "@/lib/time";

const PURPOSES = ["NEWSLETTER", "EVENT", "VOLUNTEER", "CONTACT"] as const;
const MAILS = ["signups.confirmation", "newsletters.welcome", "volunteers.welcome"] as const;

/** Everything else that is kept: consents with their proof, what happened, mails sent; and all of it as a file. */
export function MeRecords({ me, token, zone }: { me: Me; token: string; zone: string }) {
  const t = useTranslations("me.records");
  return (
    <section id="records">
      <h2>{t("title")}</h2>
      <p>{t("lead")}</p>
      <p>
        <ButtonLink href={`/api/public/me/${token}/export`} download="cortege-me.json">
          {t("download")}
        </ButtonLink>
      </p>
      <details>
        <summary>{t("consents.title", { count: me.consents.length })}</summary>
        <Consents me={me} zone={zone} />
      </details>
      <details>
        <summary>{t("groups.title", { count: me.groups.length })}</summary>
        {me.groups.map((group, position) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: groups are told by name only, and the list never changes
          <WrittenDown key={position} written={group} zone={zone} />
        ))}
      </details>
      <details>
        <summary>{t("history.title", { count: me.history.length })}</summary>
        <ul>
          {me.history.map(({ group, kind, at }) => (
            <li key={`${kind}${at.getTime()}`}>
              <Day at={at} zone={zone} />, <Fact kind={kind} /> (<LocalizedText value={group} />)
            </li>
          ))}
        </ul>
      </details>
      <details>
        <summary>{t("mails.title", { count: me.mails.length })}</summary>
        <ul>
          {me.mails.map(({ kind, sentAt }, position) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two mails may have the same kind and time, and the list never changes
            <li key={position}>
              {sentAt ? <Day at={sentAt} zone={zone} /> : t("mails.waiting")}, <Mail kind={kind} />
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}

/** What a group wrote down itself about the person: how to reach them, tags, notes. */
function WrittenDown({ written, zone }: { written: Me["groups"][number]; zone: string }) {
  const t = useTranslations("me.records.groups");
  const { group, since, name, phone, postcode, tags, notes, mailsStoppedAt } = written;
  const said = [name, phone, postcode].filter(Boolean).join(", ");
  return (
    <>
      <h3>
        <LocalizedText value={group} />
      </h3>
      <ul>
        <li>
          {t("since")} <Day at={since} zone={zone} />
        </li>
        {mailsStoppedAt ? (
          <li>
            {t("stopped")} <Day at={mailsStoppedAt} zone={zone} />
          </li>
        ) : null}
        {said ? <li>{t("said", { said })}</li> : null}
        {tags.length ? <li>{t("tags", { tags: tags.join(", ") })}</li> : null}
        {notes.map(({ text, at }) => (
          <li key={`${at.getTime()}${text}`}>
            {t("note")} <Day at={at} zone={zone} />
            <blockquote>{text}</blockquote>
          </li>
        ))}
      </ul>
    </>
  );
}

function Day({ at, zone }: { at: Date; zone: string }): ReactNode {
  return formatDate(dayOf(at, zone), useLocale());
}

function Fact({ kind }: { kind: string }): ReactNode {
  const t = useTranslations("me.records.history");
  const known = knownFact(kind);
  return known ? t(known) : kind;
}

function Mail({ kind }: { kind: string }): ReactNode {
  const t = useTranslations("me.records.mails");
  const known = MAILS.find((mail) => mail === kind);
  if (known) return t(known);
  return t(kind.startsWith("rsvp.") ? "rsvp" : "other");
}

function Consents({ me, zone }: { me: Me; zone: string }) {
  const t = useTranslations("me.records.consents");
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what is wider than the page is scrolled by the keys.
    <div className="scroll" tabIndex={0}>
      <table className="rows">
        <thead>
          <tr>
            <th scope="col">{t("what")}</th>
            <th scope="col">{t("group")}</th>
            <th scope="col">{t("given")}</th>
            <th scope="col">{t("confirmed")}</th>
            <th scope="col">{t("withdrawn")}</th>
            <th scope="col">{t("text")}</th>
          </tr>
        </thead>
        <tbody>
          {me.consents.map((consent) => {
            const purpose = PURPOSES.find((known) => known === consent.purpose);
            return (
              <tr key={`${consent.purpose}${consent.givenAt.getTime()}${consent.textVersion}`}>
                <td>{purpose ? t(`purpose.${purpose}`) : consent.purpose}</td>
                <td>
                  <LocalizedText value={consent.group} />
                </td>
                <td>
                  <Day at={consent.givenAt} zone={zone} />
                </td>
                <td>{consent.confirmedAt ? <Day at={consent.confirmedAt} zone={zone} /> : null}</td>
                <td>{consent.withdrawnAt ? <Day at={consent.withdrawnAt} zone={zone} /> : null}</td>
                <td>
                  {consent.textVersion} ({consent.textLocale})
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
