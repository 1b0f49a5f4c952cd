import { useLocale } from "next-intl";
import type { ReactNode } from "react";
import type { FormState } from "@/components/forms/draft";
import { ErrorSummary } from "@/components/forms/parts";

/** A form that posts as plain HTML and leads back to `page` (with language) when it is refused. `bare`: a button needs no sheet. */
export function PlainForm({
  name,
  action,
  page,
  state,
  bare,
  children,
}: {
  name: string;
  action: string;
  page: string;
  state?: FormState;
  bare?: boolean;
  children: ReactNode;
}) {
  const refused = state && state.errors.length > 0;
  return (
    <form
      className={bare ? undefined : "sheet"}
      method="post"
      action={action}
      id={refused ? undefined : `form-${name}`}
    >
      {refused ? <ErrorSummary form={name} state={state} id={`form-${name}`} /> : null}
      <input type="hidden" name="locale" value={useLocale()} />
      <input type="hidden" name="from" value={page} />
      {children}
    </form>
  );
}
