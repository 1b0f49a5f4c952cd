import { useTranslations } from "next-intl";
import css from "@/components/organize/desk.module.css";
import { TEXT_STATES, type TextKind, type TextState } from "@/lib/texts/rules";

type Asked = TextState | "all";
type Props = { kind: TextKind; asked: Asked; counts: Record<Asked, number>; href: (state: Asked) => string };

/** Where the texts of a list stand, as tabs with how many each holds. */
export function StateTabs({ kind, asked, counts, href }: Props) {
  const t = useTranslations("desk.posts");
  const tab = useTranslations(`desk.${kind}s.tab`);
  return (
    <nav className={css.tabs} aria-label={t("tabs")}>
      {(["all", ...TEXT_STATES] as const).map((state) => (
        <a key={state} href={href(state)} aria-current={state === asked ? "page" : undefined}>
          {tab(state, { count: counts[state] })}
        </a>
      ))}
    </nav>
  );
}
