import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import css from "./desk.module.css";

/**
 * What was just done, and a button that takes it back: an undo rather than a question. `act` is a server action, so the
 * form works without scripts too; `fields` say what to undo. Without `act` it only tells, as when it was undone.
 */
export function UndoBar({
  act,
  fields = {},
  children,
}: {
  act?: (form: FormData) => Promise<void>;
  fields?: Record<string, string>;
  children: ReactNode;
}) {
  const t = useTranslations("desk.undo");
  return (
    <form action={act} className={`no-print ${css.undo}`}>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <p role="status" data-said>
        {children}
      </p>
      {act ? (
        <Button look="plain" small>
          {t("act")}
        </Button>
      ) : null}
    </form>
  );
}
