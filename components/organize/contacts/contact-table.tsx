import { useLocale, useTranslations } from "next-intl";
import css from "@/components/organize/desk.module.css";
import { Tag } from "@/components/ui/tag";
import { type ContactsAsk, contactsQuery } from "@/lib/contacts/desk/filter";
import type { ContactLine } from "@/lib/contacts/desk/queries";
import { pathIn } from "@/lib/i18n/paths";
import { actOnMany } from "@/lib/signups/actions";
import { dayOf, formatDate } from "@/lib/time";
import { BulkFields } from "./bulk-fields";

type Props = {
  people: readonly ContactLine[];
  asked: ContactsAsk;
  groupId: string;
  zone: string;
  tags: readonly string[];
  newsletters: readonly { id: string; title: unknown }[];
  /** How many the filter means, counted to a bound; null when they are searched by name, where nobody knows. */
  total: number | null;
};

/** People as rows to tick, and what can be done with those ticked or with all that the filter means. */
export function ContactTable({ people, asked, groupId, zone, tags, newsletters, total }: Props) {
  const t = useTranslations("contacts.list");
  const query = contactsQuery(asked);
  return (
    <form action={actOnMany}>
      <input type="hidden" name="group" value={groupId} />
      <input type="hidden" name="from" value={`/organize/contacts${query}`} />
      <input type="hidden" name="asked" value={query} />
      <input type="hidden" name="locale" value={useLocale()} />
      <BulkFields tags={tags} newsletters={newsletters} total={total} />
      <table className={`rows ${css.stack} ${css.underBulk}`}>
        <thead>
          <tr>
            {(["name", "tags", "what", "since"] as const).map((column) => (
              <th key={column} scope="col">
                {t(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <Person key={person.id} person={person} zone={zone} />
          ))}
        </tbody>
      </table>
    </form>
  );
}

function Person({ person, zone }: { person: ContactLine; zone: string }) {
  const t = useTranslations("contacts.list");
  const locale = useLocale();
  const { id, name, email, tags, since, subscribed, volunteer } = person;
  return (
    <tr>
      <td>
        <span className={`check ${css.person}`}>
          <input
            type="checkbox"
            name="ids[]"
            value={id}
            aria-label={t("tick", { name: name ? `${name}, ${email}` : email })}
            autoComplete="off"
          />
          <span>
            <a className={css.title} href={pathIn(locale, `/organize/contacts/${id}`)}>
              {name ?? email}
            </a>
            {name ? <span className={`meta ${css.under}`}>{email}</span> : null}
          </span>
        </span>
      </td>
      <td>
        {tags.length ? (
          <span className={css.tags}>
            {tags.map((tag) => (
              <Tag key={tag}>{tag}</Tag>
            ))}
          </span>
        ) : null}
      </td>
      <td className="meta">
        {[subscribed ? t("subscribed") : "", volunteer ? t("volunteer") : ""].filter(Boolean).join(", ")}
      </td>
      <td data-label={t("since")}>{formatDate(dayOf(since, zone), locale)}</td>
    </tr>
  );
}
