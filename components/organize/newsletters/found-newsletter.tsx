import { useTranslations } from "next-intl";
import { Fold } from "@/components/organize/fold";
import { Button } from "@/components/ui/button";
import { Field, SelectField, TextField } from "@/components/ui/field";
import { LOCALES } from "@/lib/local-text";
import { foundNewsletter } from "@/lib/newsletters/publications/actions";

type Props = {
  /** Where one may be founded. */
  groups: readonly { id: string; name: string }[];
  /** The first one: the form stands open. */
  isFirst: boolean;
  typed: Record<string, unknown> | undefined;
};

/** Founds a newsletter; a plain form. */
export function FoundNewsletter({ groups, isFirst, typed }: Props) {
  const t = useTranslations("issues.found");
  const desk = useTranslations("desk.event");
  const mark = useTranslations("forms")("requiredInOne");
  const typedIn = (name: string) => (typeof typed?.[name] === "string" ? (typed[name] as string) : undefined);
  return (
    <Fold summary={t("summary")} isNew={isFirst || typed !== undefined}>
      <form action={foundNewsletter}>
        <input type="hidden" name="from" value="/organize/newsletters" />
        <p className="meta">{t("help")}</p>
        {groups.length > 1 ? (
          <SelectField id="found-group" name="group" label={t("group")} defaultValue={groups[0]?.id}>
            {groups.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </SelectField>
        ) : (
          <input type="hidden" name="group" value={groups[0]?.id} />
        )}
        <div className="pair">
          {LOCALES.map((locale) => {
            const suffix = locale === "fr" ? "Fr" : "En";
            return (
              <div key={locale}>
                <Field
                  id={`title${suffix}`}
                  name={`title${suffix}`}
                  label={`${t("title")} (${desk(locale)}) (${mark})`}
                  lang={locale}
                  maxLength={80}
                  defaultValue={typedIn(`title${suffix}`)}
                />
                <TextField
                  id={`description${suffix}`}
                  name={`description${suffix}`}
                  label={`${t("description")} (${desk(locale)})`}
                  lang={locale}
                  rows={3}
                  maxLength={500}
                  defaultValue={typedIn(`description${suffix}`)}
                />
              </div>
            );
          })}
        </div>
        <Button look={isFirst ? "main" : "plain"}>{t("found")}</Button>
      </form>
    </Fold>
  );
}
