import { useLocale, useTranslations } from "next-intl";
import css from "@/components/organize/desk.module.css";
import { Button } from "@/components/ui/button";
import { Tag } from "@/components/ui/tag";
import { pathIn } from "@/lib/i18n/paths";
import { type SubscribersAsk, subscribersQuery } from "@/lib/newsletters/subscribers/filter";
import type { SubscriberLine } from "@/lib/newsletters/subscribers/queries";
import { actOnOne } from "@/lib/signups/actions";
import { dayOf, formatDate } from "@/lib/time";

type Props = { people: readonly SubscriberLine[]; asked: SubscribersAsk; zone: string };

/** Subscribers as rows: since when, with which proof; and the list as a file. */
export function SubscriberTable({ people, asked, zone }: Props) {
  const t = useTranslations("subscribers.list");
  const locale = useLocale();
  const { group, newsletter, state } = asked;
  return (
    <>
      <table className={`rows ${css.stack}`}>
        <thead>
          <tr>
            {(["name", "since", "proof", "act"] as const).map((column) => (
              <th key={column} scope="col">
                {t(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <Subscriber key={person.id} person={person} asked={asked} zone={zone} />
          ))}
        </tbody>
      </table>
      <form method="post" action="/api/organize/subscribers/export" className={`no-print ${css.foot}`}>
        {Object.entries({ group, newsletter, state, locale }).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <Button look="plain">{t("csv")}</Button>
      </form>
    </>
  );
}

function Subscriber({ person, asked, zone }: { person: SubscriberLine; asked: SubscribersAsk; zone: string }) {
  const t = useTranslations("subscribers.list");
  const how = useTranslations("contacts.consents.hows");
  const locale = useLocale();
  const { contact, name, email, since, refused, proof } = person;
  const day = (at: Date) => formatDate(dayOf(at, zone), locale);
  return (
    <tr>
      <td>
        <a className={css.title} href={pathIn(locale, `/organize/contacts/${contact}`)}>
          {name ?? email}
        </a>
        {name ? <span className={`meta ${css.under}`}>{email}</span> : null}
        {refused ? <Tag tone="off">{t("refused")}</Tag> : null}
      </td>
      <td data-label={t("since")}>{day(since)}</td>
      <td data-label={t("proof")} className="meta">
        {proof ? t("proved", { how: how(proof.how as "form"), date: day(proof.givenAt), text: proof.text }) : "—"}
      </td>
      <td>
        {asked.state === "running" ? (
          <details className={css.fold}>
            <summary aria-label={t("endFor", { name: name ?? email })}>{t("end")}</summary>
            <form action={actOnOne}>
              <input type="hidden" name="group" value={asked.group} />
              <input type="hidden" name="from" value={`/organize/subscribers${subscribersQuery(asked)}`} />
              <input type="hidden" name="contact" value={contact} />
              <input type="hidden" name="newsletter" value={asked.newsletter} />
              <p className="meta">{t("endHelp")}</p>
              <Button small name="act" value="unsubscribe">
                {t("endAct")}
              </Button>
            </form>
          </details>
        ) : null}
      </td>
    </tr>
  );
}
