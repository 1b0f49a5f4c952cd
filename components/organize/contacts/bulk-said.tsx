import { useLocale, useTranslations } from "next-intl";
import { UndoBar } from "@/components/organize/undo-bar";
import { plainText } from "@/lib/local-text";
import { undoActOnMany } from "@/lib/signups/actions";
import type { BulkAct } from "@/lib/signups/bulk/queries";

/** What an act on people came to, and the way back while there is one. */
export function BulkSaid({ act, from }: { act: BulkAct; from: string }) {
  const t = useTranslations("contacts.bulk");
  const locale = useLocale();
  const { id, groupId, kind, undone, undoable } = act;
  const what = {
    tag: act.tag ?? "",
    letter: act.letter ? plainText(act.letter, locale) : "none",
    count: act.changed,
  };
  return (
    <UndoBar act={undoable ? undoActOnMany : undefined} fields={{ group: groupId, undo: id, from }}>
      {undone && kind !== "ERASE" ? t(`undone.${kind}`, what) : t(`done.${kind}`, what)}
    </UndoBar>
  );
}
