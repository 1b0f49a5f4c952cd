import { useTranslations } from "next-intl";
import { Tag } from "@/components/ui/tag";
import type { TextKind, TextState } from "@/lib/texts/rules";

const TONES = { draft: "wait", scheduled: "wait", published: "ok", withdrawn: "off", deleted: "off" } as const;

/** Where a text stands on its way, as a word in a box. */
export function StateTag({ kind, state }: { kind: TextKind; state: TextState }) {
  return <Tag tone={TONES[state]}>{useTranslations(`desk.${kind}s.states`)(state)}</Tag>;
}
