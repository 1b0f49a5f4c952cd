import { useLocale, useTranslations } from "next-intl";
import { type ContactsAsk, contactsQuery, PAGE_SIZE } from "@/lib/contacts/desk/filter";
import type { ContactPage } from "@/lib/contacts/desk/queries";
import { pathIn } from "@/lib/i18n/paths";
import { GoOn } from "./go-on";

/** Whether a search by name has more names to open before its page is full. */
export const searchesOn = ({ scanned, next, people }: ContactPage): boolean =>
  scanned !== null && next !== null && people.length < PAGE_SIZE;

type Props = {
  page: ContactPage;
  /** How many names there are to open. */
  total: number;
  /** The page's path and question: the next answer is asked for with whom this one found. */
  list: string;
  asked: ContactsAsk;
};

/** How far a search by name has come; it goes on by itself until its page is full or every name was opened. */
export function SearchProgress({ page, total, list, asked }: Props) {
  const t = useTranslations("contacts.pages");
  const locale = useLocale();
  if (page.scanned === null) return null;
  const seen = Math.max(total - page.left, 0);
  const found = page.people.map(({ id }) => id).join(".");
  const on = searchesOn(page)
    ? pathIn(locale, `${list}${contactsQuery({ ...asked, after: page.next ?? undefined, found })}`)
    : null;
  return (
    <>
      {on ? <progress className="bar" value={seen} max={Math.max(total, 1)} aria-label={t("search")} /> : null}
      <p className="meta" role="status">
        {t(on ? "searching" : "scanned", { count: seen, total, found: page.people.length })}
      </p>
      {on ? <GoOn href={on} /> : null}
    </>
  );
}
