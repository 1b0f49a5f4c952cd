import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import css from "./desk.module.css";

/** A plain form that leads to the page of what it finds, at `action` (with language). */
export function SearchForm({ id, action, asked = "" }: { id: string; action: string; asked?: string }) {
  const t = useTranslations("desk.search");
  return (
    <search>
      <form method="get" action={action} className={css.inline}>
        <Field id={id} name="q" type="search" label={t("label")} defaultValue={asked} maxLength={100} />
        <Button>{t("act_")}</Button>
      </form>
    </search>
  );
}
