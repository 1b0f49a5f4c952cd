import { useLocale, useTranslations } from "next-intl";
import css from "@/components/organize/desk.module.css";
import { ButtonLink } from "@/components/ui/button";
import { LocalizedText } from "@/components/ui/localized-text";
import { pathIn } from "@/lib/i18n/paths";
import type { TextKind, TextState } from "@/lib/texts/rules";
import { StateTag } from "./state-tag";

type Props = {
  kind: TextKind;
  text: { id: string; title: unknown; group: { name: unknown } };
  state: TextState;
  /** Where everybody reads it once it is published, its path without language. */
  page: string;
};

/** A text's title and state, and where to look at it. */
export function TextHead({ kind, text, state, page }: Props) {
  const t = useTranslations("desk.post");
  const locale = useLocale();
  const isShown = state === "published";
  return (
    <div className={css.head}>
      <div>
        <h1>
          <LocalizedText value={text.title} mark />
        </h1>
        <p className="meta">
          <LocalizedText value={text.group.name} /> <StateTag kind={kind} state={state} />
        </p>
      </div>
      <div className="btns">
        <ButtonLink small href={pathIn(locale, isShown ? page : `/organize/${kind}s/${text.id}/preview`)}>
          {t(isShown ? "see" : "preview")}
        </ButtonLink>
      </div>
    </div>
  );
}
