import { useLocale, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Checks } from "@/components/ui/check";
import { Field, SelectField, TextField } from "@/components/ui/field";
import { pathIn } from "@/lib/i18n/paths";
import { plainText } from "@/lib/local-text";
import { SKILLS } from "@/lib/volunteers/schema";
import { type Draft, formState } from "./draft";
import { KeptNote } from "./parts";
import { PublicForm } from "./public-form";

export type GroupChoice = { slug: string; name: unknown; city: string | null };

/** Offers help to a group: a name and an address are enough; the rest helps to answer well. */
export function VolunteerForm({
  groups,
  chosen,
  draft,
}: {
  groups: readonly GroupChoice[];
  chosen?: string;
  draft: Draft;
}) {
  const locale = useLocale();
  const t = useTranslations("forms");
  const skill = useTranslations("skills");
  const consent = useTranslations("consent");
  const state = formState(draft, locale);
  const field = (name: "name" | "email" | "phone" | "postcode" | "group" | "availability" | "message") => ({
    id: `volunteer-${name}`,
    name,
    defaultValue: state.value(name),
    error: state.error(name),
  });
  const [only, another] = groups;
  return (
    <PublicForm
      name="volunteer"
      action="/api/public/volunteers"
      page={pathIn(locale, "/join")}
      thanks={pathIn(locale, "/join/thanks")}
      state={state}
    >
      <Field {...field("name")} autoComplete="nickname" label={t("name.label")} requiredMark={t("required")} />
      <Field
        {...field("email")}
        type="email"
        autoComplete="email"
        label={t("email.label")}
        requiredMark={t("required")}
        help={t("volunteer.emailHelp")}
      />
      {another ? (
        <SelectField {...field("group")} defaultValue={state.value("group") ?? chosen} label={t("volunteer.group")}>
          {groups.map((group) => (
            <option key={group.slug} value={group.slug}>
              {plainText(group.name, locale)}
              {group.city ? ` (${group.city})` : null}
            </option>
          ))}
        </SelectField>
      ) : (
        <input type="hidden" name="group" value={only?.slug ?? ""} />
      )}
      <Checks
        id="volunteer-skills"
        name="skills"
        legend={t("volunteer.skills")}
        help={t("volunteer.skillsHelp")}
        options={SKILLS.map((value) => ({ value, label: skill(value) }))}
        values={state.values("skills")}
        error={state.error("skills")}
      />
      <TextField {...field("availability")} rows={2} label={t("volunteer.availability")} />
      <TextField {...field("message")} rows={5} label={t("volunteer.message")} help={t("volunteer.messageHelp")} />
      <div className="pair">
        <Field {...field("phone")} type="tel" autoComplete="tel" label={t("volunteer.phone")} />
        <Field {...field("postcode")} autoComplete="postal-code" label={t("volunteer.postcode")} />
      </div>
      <Button look="main">{t("volunteer.send")}</Button>
      <p className="meta">
        {consent("volunteer", { group: only && !another ? plainText(only.name, locale) : t("volunteer.chosenGroup") })}
      </p>
      <KeptNote href={pathIn(locale, "/privacy")} />
    </PublicForm>
  );
}
