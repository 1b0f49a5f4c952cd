import { useLocale, useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button";
import { pathIn } from "@/lib/i18n/paths";
import { plainText } from "@/lib/local-text";
import type { Need, NeedKind } from "@/lib/today/rules";

/** Where each need is answered. */
const PAGE: Record<NeedKind, (id: string, first?: string) => string> = {
  draft: (id) => `/organize/events/${id}`,
  refused: (id) => `/organize/events/${id}/rsvps?show=refused`,
  waiting: (id) => `/organize/events/${id}/rsvps?show=waiting`,
  unconfirmed: (id) => `/organize/events/${id}#answers`,
  full: (id) => `/organize/events/${id}`,
  empty: (id) => `/organize/events/${id}`,
  // To who has waited longest, with what one can do there unfolded.
  volunteers: (id, first) => `/organize/volunteers?group=${id}&card=${first}#${first}`,
  hosting: (id) => `/organize/hosting#host-${id}`,
};

/** What needs you: a number, a sentence, one button. */
export function Needs({ needs }: { needs: readonly Need[] }) {
  const t = useTranslations("desk.today");
  const locale = useLocale();
  return (
    <ul className="needs">
      {needs.map(({ kind, count, about, id, first }) => {
        const words = t(`needs.${kind}`, { count, about: plainText(about, locale) });
        const act = t(`acts.${kind}`);
        return (
          <li key={kind + id}>
            <span className="figure">{count}</span>
            <p>{words}</p>
            <ButtonLink
              small
              href={pathIn(locale, PAGE[kind](id, first))}
              aria-label={`${act}, ${plainText(about, locale)}`}
            >
              {act}
            </ButtonLink>
          </li>
        );
      })}
    </ul>
  );
}

/** Nothing waits: what to do with the time. */
export function NothingNeeded({ drafts, hasEvents }: { drafts: number; hasEvents: boolean }) {
  const t = useTranslations("desk.today.nothing");
  const locale = useLocale();
  const next = drafts ? "draft" : hasEvents ? "share" : "create";
  const href = { draft: "/organize/events?when=drafts", share: "/organize/events", create: "/organize/events/new" }[
    next
  ];
  return (
    <>
      <p>
        <strong>{t("title")}</strong> {t(next, { count: drafts })}
      </p>
      <p className="btns">
        <ButtonLink small look={next === "create" ? "ink" : undefined} href={pathIn(locale, href)}>
          {t(`${next}Act`)}
        </ButtonLink>
      </p>
    </>
  );
}
