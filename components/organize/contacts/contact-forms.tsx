import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { type Draft, type FormState, formState } from "@/components/forms/draft";
import css from "@/components/organize/desk.module.css";
import { Button } from "@/components/ui/button";
import { Field, SelectField, TextField } from "@/components/ui/field";
import { note, removeNote, saveContact } from "@/lib/contacts/actions";
import type { ContactStory } from "@/lib/contacts/story/queries";
import { LOCALES } from "@/lib/local-text";
import { actOnOne } from "@/lib/signups/actions";
import { formatMoment } from "../moment";

/** Where a form on one contact's page stands: the group and the contact it is about. */
export type Here = { group: string; contact: string; zone: string };

/** A plain form about one contact. */
export function ContactForm({
  act,
  here,
  fields = {},
  className,
  children,
}: {
  act: (form: FormData) => Promise<void>;
  here: Here;
  fields?: Record<string, string>;
  className?: string;
  children: ReactNode;
}) {
  const hidden = { group: here.group, contact: here.contact, from: `/organize/contacts/${here.contact}`, ...fields };
  return (
    <form action={act} className={className}>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
    </form>
  );
}

/** The fields of what a group writes down of a person itself; `state` is what was typed into them and refused. */
export function IdentityFields({
  values,
  state,
}: {
  values?: Partial<Pick<ContactStory, "name" | "phone" | "postcode" | "locale">>;
  state: FormState;
}) {
  const t = useTranslations("contacts.identity");
  return (
    <>
      <div className="pair">
        <Field
          id="name"
          name="name"
          label={t("name")}
          defaultValue={state.value("name") ?? values?.name ?? ""}
          error={state.error("name")}
          maxLength={80}
          autoComplete="off"
        />
        <Field
          id="phone"
          name="phone"
          type="tel"
          label={t("phone")}
          defaultValue={state.value("phone") ?? values?.phone ?? ""}
          error={state.error("phone")}
          maxLength={30}
          autoComplete="off"
        />
      </div>
      <div className="pair">
        <Field
          id="postcode"
          name="postcode"
          label={t("postcode")}
          defaultValue={state.value("postcode") ?? values?.postcode ?? ""}
          error={state.error("postcode")}
          maxLength={12}
          autoComplete="off"
        />
        <SelectField
          id="language"
          name="language"
          label={t("language")}
          defaultValue={state.value("language") ?? values?.locale ?? ""}
        >
          <option value="">{t("unknown")}</option>
          {LOCALES.map((locale) => (
            <option key={locale} value={locale}>
              {t(locale)}
            </option>
          ))}
        </SelectField>
      </div>
    </>
  );
}

/** Changes it; opened where what was typed was refused. */
export function EditIdentity({ contact, here, draft }: { contact: ContactStory; here: Here; draft: Draft }) {
  const t = useTranslations("contacts.identity");
  const state = formState(draft, useLocale());
  return (
    <details className={css.fold} open={draft !== null}>
      <summary>{t("edit")}</summary>
      <ContactForm act={saveContact} here={here}>
        <p className="help">{t("help")}</p>
        <IdentityFields values={contact} state={state} />
        <Button look="main">{t("save")}</Button>
      </ContactForm>
    </details>
  );
}

/** The tags of one contact, each with its way off, and a field for one more. */
export function ContactTags({ tags, here, known }: { tags: readonly string[]; here: Here; known: readonly string[] }) {
  const t = useTranslations("contacts.tags");
  return (
    <section>
      <h2>{t("title")}</h2>
      {tags.length ? (
        <ContactForm act={actOnOne} here={here} fields={{ act: "untag" }} className={css.tags}>
          {tags.map((tag) => (
            <Button key={tag} look="plain" small name="tag" value={tag} aria-label={t("takeOff", { tag })}>
              {tag} ×
            </Button>
          ))}
        </ContactForm>
      ) : null}
      <ContactForm act={actOnOne} here={here} fields={{ act: "tag" }} className={css.inline}>
        <Field id="new-tag" name="tag" label={t("new")} list="tags" maxLength={40} autoComplete="off" />
        <datalist id="tags">
          {known.map((tag) => (
            <option key={tag} value={tag} />
          ))}
        </datalist>
        <Button>{t("give")}</Button>
      </ContactForm>
    </section>
  );
}

/** What organizers wrote about a person: sealed, and told to them when they ask for what is kept. */
export function ContactNotes({ notes, here }: { notes: ContactStory["notes"]; here: Here }) {
  const t = useTranslations("contacts.notes");
  const locale = useLocale();
  return (
    <section>
      <h2>{t("title")}</h2>
      <ul className={css.story}>
        {notes.map(({ id, text, by, at }) => (
          <li key={id}>
            <p className={css.text}>{text}</p>
            <ContactForm act={removeNote} here={here} fields={{ note: id }} className={css.inline}>
              <span className="meta">
                {by
                  ? t("by", { name: by, date: formatMoment(at, here.zone, locale) })
                  : formatMoment(at, here.zone, locale)}
              </span>
              <Button look="plain" small>
                {t("delete")}
              </Button>
            </ContactForm>
          </li>
        ))}
      </ul>
      <ContactForm act={note} here={here}>
        <TextField id="text" name="text" label={t("new")} help={t("help")} rows={3} maxLength={3000} />
        <Button>{t("add")}</Button>
      </ContactForm>
    </section>
  );
}
