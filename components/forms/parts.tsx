import { useTranslations } from "next-intl";
import type { FormState } from "./draft";

/**
 * What is still to correct, with links to the fields. When a post was refused it carries the form's own id and takes
 * focus from the address's #fragment, without a script. Empty, it waits for one to fill it.
 */
export function ErrorSummary({ form, state, id }: { form: string; state: FormState; id?: string }) {
  const t = useTranslations("forms");
  if (state.errors.length === 0) return <div className="error-summary" data-summary tabIndex={-1} />;
  return (
    <div className="error-summary" data-summary tabIndex={-1} id={id}>
      <h3>{t("summary")}</h3>
      <ul>
        {state.errors.map(({ field, sentence }) => (
          <li key={field}>{field === "form" ? sentence : <a href={`#${form}-${field}`}>{sentence}</a>}</li>
        ))}
      </ul>
    </div>
  );
}

/** A field no person sees or reaches; whoever fills it is a robot. */
export function Honeypot({ id }: { id: string }) {
  const t = useTranslations("forms");
  return (
    <div className="hush" aria-hidden="true">
      <label htmlFor={id}>{t("honeypot")}</label>
      <input id={id} name="website" tabIndex={-1} autoComplete="off" />
    </div>
  );
}

/** The legend and link under a form: what becomes of what was typed. */
export function KeptNote({ href }: { href: string }) {
  const t = useTranslations("forms");
  return (
    <p className="meta">
      <a href={href}>{t("whatWeKeep")}</a>
    </p>
  );
}
