import { useTranslations } from "next-intl";
import type { FormState } from "@/components/forms/draft";
import { Button } from "@/components/ui/button";
import { Choices } from "@/components/ui/choices";
import { Field, SelectField } from "@/components/ui/field";
import type { Me } from "@/lib/signups/me/queries";
import { MeForm } from "./me-form";

const LANGUAGES = [
  { value: "fr", label: "Français" },
  { value: "en", label: "English" },
];

/** One's name, the language of mails, and the town they are to be about. */
export function MeProfile({
  me,
  token,
  state,
  cities,
}: {
  me: Me;
  token: string;
  state: FormState;
  /** The towns to choose from. */
  cities: readonly string[];
}) {
  const t = useTranslations("me.profile");
  const forms = useTranslations("forms");
  return (
    <section id="profile">
      <h2>{t("title")}</h2>
      <dl className="facts">
        <div>
          <dt>{forms("email.label")}</dt>
          <dd>{me.email}</dd>
        </div>
      </dl>
      <MeForm token={token} path="profile">
        <Field
          id="me-name"
          name="name"
          autoComplete="nickname"
          label={forms("name.label")}
          help={t("nameHelp")}
          defaultValue={state.value("name") ?? me.name ?? undefined}
          error={state.error("name")}
        />
        <Choices
          id="me-language"
          name="language"
          legend={t("language")}
          options={LANGUAGES}
          value={me.locale}
          error={state.error("language")}
        />
        {cities.length ? (
          <SelectField
            id="me-city"
            name="onlyCity"
            label={t("city")}
            help={t("cityHelp")}
            defaultValue={state.value("onlyCity") ?? me.onlyCity ?? ""}
          >
            <option value="">{t("everywhere")}</option>
            {cities.map((city) => (
              <option key={city} value={city}>
                {t("only", { city })}
              </option>
            ))}
          </SelectField>
        ) : null}
        <Button>{t("save")}</Button>
      </MeForm>
    </section>
  );
}
