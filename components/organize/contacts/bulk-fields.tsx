import { useLocale, useTranslations } from "next-intl";
import css from "@/components/organize/desk.module.css";
import { Button } from "@/components/ui/button";
import { Check } from "@/components/ui/check";
import { Field, SelectField } from "@/components/ui/field";
import { MOST_COUNTED } from "@/lib/contacts/desk/filter";
import { plainText } from "@/lib/local-text";
import { writeToContacts } from "@/lib/newsletters/issues/actions";

type Props = {
  tags: readonly string[];
  newsletters: readonly { id: string; title: unknown }[];
  /** How many the filter means, counted to a bound; null when they are searched by name, where nobody knows. */
  total: number | null;
};

/** What can be done with those ticked, or with all that the filter means: a button each, in the form around the list. It stands above the list and stays in view. */
export function BulkFields({ tags, newsletters, total }: Props) {
  const t = useTranslations("contacts.list");
  const locale = useLocale();
  return (
    <details className={`no-print ${css.bulk}`}>
      <summary>{t("bulk")}</summary>
      {total === null ? null : (
        <Check id="all" name="all">
          {total > MOST_COUNTED ? t("allMany", { count: MOST_COUNTED }) : t("all", { count: total })}
        </Check>
      )}
      <div className={css.inline}>
        <Field id="bulk-tag" name="tag" label={t("tag")} list="tags" maxLength={40} autoComplete="off" />
        <datalist id="tags">
          {tags.map((tag) => (
            <option key={tag} value={tag} />
          ))}
        </datalist>
        <Button name="act" value="tag">
          {t("give")}
        </Button>
        <Button name="act" value="untag" look="plain">
          {t("take")}
        </Button>
      </div>
      {newsletters.length ? (
        <div className={css.inline}>
          <SelectField id="bulk-newsletter" name="newsletter" label={t("newsletter")} defaultValue="">
            <option value="">{t("allNewsletters")}</option>
            {newsletters.map(({ id, title }) => (
              <option key={id} value={id}>
                {plainText(title, locale)}
              </option>
            ))}
          </SelectField>
          <Button name="act" value="unsubscribe" look="plain">
            {t("unsubscribe")}
          </Button>
        </div>
      ) : null}
      <div className={css.inline}>
        <Button formAction={writeToContacts}>{t("write")}</Button>
        <Button look="plain" formAction="/api/organize/contacts/export" formMethod="post">
          {t("csv")}
        </Button>
        <Button name="act" value="erase" look="danger">
          {t("erase")}
        </Button>
      </div>
      <p className="meta">{t("csvHelp")}</p>
    </details>
  );
}
