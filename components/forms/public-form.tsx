import { useLocale, useMessages, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { FormState } from "./draft";
import { Enhance, type EnhancedForm } from "./enhance";
import { errorWords } from "./error-words";
import { ErrorSummary, Honeypot } from "./parts";

/**
 * A public form: plain HTML that posts to a stable address and works without scripts. `page` is where it stands (with
 * language), `thanks` where a script follows when the answer names no page. Field ids are "<form>-<field>".
 */
export function PublicForm({
  name,
  action,
  page,
  thanks,
  state,
  children,
}: {
  name: EnhancedForm;
  action: string;
  page: string;
  thanks: string;
  state: FormState;
  children: ReactNode;
}) {
  const locale = useLocale();
  const t = useTranslations("forms");
  const messages = useMessages();
  const words = { pending: t("pending"), summary: t("summary"), errors: errorWords(messages.errors) };
  const refused = state.errors.length > 0;
  return (
    <form className="sheet" method="post" action={action} id={refused ? undefined : `form-${name}`}>
      <ErrorSummary form={name} state={state} id={refused ? `form-${name}` : undefined} />
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="from" value={page} />
      <Honeypot id={`${name}-website`} />
      {children}
      <Enhance form={name} thanks={thanks} words={words} />
    </form>
  );
}
