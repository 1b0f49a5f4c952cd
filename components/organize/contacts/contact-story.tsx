import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import css from "@/components/organize/desk.module.css";
import { LocalizedText } from "@/components/ui/localized-text";
import { Tag } from "@/components/ui/tag";
import { knownFact } from "@/lib/contacts/rules";
import type { ContactStory } from "@/lib/contacts/story/queries";
import { pathIn } from "@/lib/i18n/paths";
import { dayOf, formatDate } from "@/lib/time";
import { isSkill } from "@/lib/volunteers/schema";
import { formatMoment } from "../moment";

type Props = { contact: ContactStory; zone: string };

/** What a person did with the group: answers, letters, help, and the mails that left. */
export function ContactTies({ contact, zone }: Props) {
  return (
    <>
      <Answers contact={contact} zone={zone} />
      <Letters contact={contact} zone={zone} />
      <Help contact={contact} zone={zone} />
    </>
  );
}

function Part({ title, empty, children }: { title: string; empty: string | false; children: ReactNode }) {
  return (
    <section>
      <h2>{title}</h2>
      {empty ? <p className="meta">{empty}</p> : <ul className={css.story}>{children}</ul>}
    </section>
  );
}

/** A day on the group's calendar, in words. */
export function useDay(zone: string): (at: Date) => string {
  const locale = useLocale();
  return (at) => formatDate(dayOf(at, zone), locale);
}

function Answers({ contact: { rsvps } }: Props) {
  const t = useTranslations("contacts.story");
  const status = useTranslations("desk.people.status");
  const locale = useLocale();
  return (
    <Part title={t("answers")} empty={!rsvps.length && t("noAnswers")}>
      {rsvps.map(({ id, status: is, places, attendedAt, event }) => (
        <li key={id}>
          <a href={pathIn(locale, `/organize/events/${event.id}/rsvps`)}>
            <LocalizedText value={event.title} />
          </a>{" "}
          <span className="meta">
            {formatDate(event.date, locale)} · {status(is)}
            {places > 1 ? ` · ${t("places", { count: places })}` : null}
          </span>{" "}
          {attendedAt ? <Tag tone="ok">{t("came")}</Tag> : null}
        </li>
      ))}
    </Part>
  );
}

function Letters({ contact: { subscriptions }, zone }: Props) {
  const t = useTranslations("contacts.story");
  const day = useDay(zone);
  return (
    <Part title={t("letters")} empty={!subscriptions.length && t("noLetters")}>
      {subscriptions.map(({ id, newsletter, confirmedAt, unsubscribedAt }) => (
        <li key={id}>
          <LocalizedText value={newsletter.title} />{" "}
          <span className="meta">
            {unsubscribedAt
              ? t("left", { date: day(unsubscribedAt) })
              : confirmedAt && t("reads", { date: day(confirmedAt) })}
          </span>
        </li>
      ))}
    </Part>
  );
}

function Help({ contact: { offers }, zone }: Props) {
  const t = useTranslations("contacts.story");
  const state = useTranslations("contacts.states");
  const skill = useTranslations("skills");
  const day = useDay(zone);
  return (
    <Part title={t("help")} empty={!offers.length && t("noHelp")}>
      {offers.map((offer) => (
        <li key={offer.id}>
          <Tag>{state(offer.state)}</Tag>{" "}
          <span className="meta">
            {offer.confirmedAt ? t("offered", { date: day(offer.confirmedAt) }) : null}
            {offer.skills.length
              ? ` · ${offer.skills.map((word) => (isSkill(word) ? skill(word) : word)).join(", ")}`
              : null}
          </span>
          <dl className={css.told}>
            {(["message", "availability", "phone", "postcode"] as const).map((about) =>
              offer[about] ? (
                <div key={about}>
                  <dt className="meta">{t(about)}</dt>
                  <dd className={css.text}>{offer[about]}</dd>
                </div>
              ) : null,
            )}
          </dl>
        </li>
      ))}
    </Part>
  );
}

/** Each consent with its proof: which text, when, how, confirmed when, taken back when. */
export function ContactConsents({ contact: { consents }, zone }: Props) {
  const t = useTranslations("contacts.consents");
  const day = useDay(zone);
  if (consents.length === 0) return null;
  return (
    <section>
      <h2>{t("title")}</h2>
      <table className={`rows ${css.stack}`}>
        <thead>
          <tr>
            {(["purpose", "how", "given", "confirmed", "withdrawn", "text"] as const).map((column) => (
              <th key={column} scope="col">
                {t(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {consents.map((consent) => (
            <tr key={`${consent.id}${consent.how}${consent.givenAt.getTime()}`}>
              <td>{t(`purposes.${consent.purpose}`)}</td>
              <td data-label={t("how")}>{t(`hows.${consent.how as "form"}`)}</td>
              <td data-label={t("given")}>{day(consent.givenAt)}</td>
              <td data-label={t("confirmed")}>{consent.confirmedAt ? day(consent.confirmedAt) : "—"}</td>
              <td data-label={t("withdrawn")}>{consent.withdrawnAt ? day(consent.withdrawnAt) : "—"}</td>
              <td data-label={t("text")}>
                {t("version", {
                  number: /\d+$/.exec(consent.textVersion)?.[0] ?? consent.textVersion,
                  language: consent.textLocale,
                })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** What happened, latest first, and the mails that left. */
export function ContactHistory({ contact: { history, mails }, zone }: Props) {
  const t = useTranslations("contacts.history");
  const locale = useLocale();
  const fact = (kind: string) => {
    const known = knownFact(kind);
    return known ? t(known) : kind;
  };
  return (
    <section>
      <h2>{t("title")}</h2>
      <ul className={css.story}>
        {history.map(({ id, kind, at, by }) => (
          <li key={id}>
            <span className="meta">{formatMoment(at, zone, locale)}</span> {fact(kind)}
            {by ? <span className="meta"> · {t("by", { name: by })}</span> : null}
          </li>
        ))}
      </ul>
      <details className={css.fold}>
        <summary>{t("mails", { count: mails.length })}</summary>
        <ul className={css.story}>
          {mails.map(({ id, kind, sentAt, failedAt, createdAt, broadcast }) => (
            <li key={id}>
              <span className="meta">{formatMoment(sentAt ?? createdAt, zone, locale)}</span>{" "}
              {broadcast ? (
                <a href={pathIn(locale, `/organize/broadcasts/${broadcast.id}`)}>
                  <LocalizedText value={broadcast.subject} />
                </a>
              ) : (
                mailWords(t, kind)
              )}{" "}
              {failedAt ? <Tag tone="off">{t("failed")}</Tag> : null}
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}

function mailWords(t: ReturnType<typeof useTranslations<"contacts.history">>, kind: string): string {
  if (kind === "newsletters.welcome") return t("mail.letter");
  if (kind === "volunteers.welcome") return t("mail.help");
  return t(kind.startsWith("rsvp.") ? "mail.answer" : "mail.other");
}
