import { useLocale, useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button";
import type { listNeeds } from "@/lib/events/desk/queries";
import { pathIn } from "@/lib/i18n/paths";
import { plainText } from "@/lib/local-text";

type Need = { key: string; figure: number; words: string; href: string };

/** What needs you: a number, a sentence, one button. */
export function Needs({ needs }: { needs: Awaited<ReturnType<typeof listNeeds>> }) {
  const t = useTranslations("desk.today");
  const locale = useLocale();
  const list: Need[] = needs.events.flatMap(({ id, title, waiting, invited }) => {
    const named = { title: plainText(title, locale) };
    const page = pathIn(locale, `/organize/events/${id}`);
    return [
      ...(waiting
        ? [
            {
              key: `w${id}`,
              figure: waiting,
              words: t("waiting", { count: waiting, ...named }),
              href: `${page}/rsvps?show=waiting`,
            },
          ]
        : []),
      ...(invited
        ? [
            {
              key: `i${id}`,
              figure: invited,
              words: t("invited", { count: invited, ...named }),
              href: `${page}#programme`,
            },
          ]
        : []),
    ];
  });
  if (needs.drafts) {
    const href = pathIn(locale, "/organize/events?when=drafts");
    list.push({ key: "drafts", figure: needs.drafts, words: t("drafts", { count: needs.drafts }), href });
  }
  if (list.length === 0) return <p>{t("nothing")}</p>;
  return (
    <ul className="needs">
      {list.map(({ key, figure, words, href }) => (
        <li key={key}>
          <span className="figure">{figure}</span>
          <p>{words}</p>
          <ButtonLink small href={href}>
            {t("see")}
          </ButtonLink>
        </li>
      ))}
    </ul>
  );
}
