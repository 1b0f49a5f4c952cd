import { useLocale, useTranslations } from "next-intl";
import { LocalizedText } from "@/components/ui/localized-text";
import type { EventCard } from "@/lib/events/queries";
import type { GroupInTree } from "@/lib/groups/queries";
import { pathIn } from "@/lib/i18n/paths";
import { formatDate } from "@/lib/time";
import css from "./groups.module.css";

/** Groups as a tree of lists: children hang under their parent. */
export function GroupTree({
  groups,
  coming,
  parentId = null,
}: {
  groups: readonly GroupInTree[];
  coming: readonly EventCard[];
  parentId?: string | null;
}) {
  const here = groups.filter((group) => group.parentId === parentId);
  if (here.length === 0) return null;
  return (
    <ul className={css.tree}>
      {here.map((group) => (
        <li key={group.id}>
          <GroupLine group={group} next={coming.find((event) => event.group.id === group.id)} />
          <GroupTree groups={groups} coming={coming} parentId={group.id} />
        </li>
      ))}
    </ul>
  );
}

function GroupLine({ group, next }: { group: GroupInTree; next: EventCard | undefined }) {
  const t = useTranslations("groups");
  const locale = useLocale();
  return (
    <div className={css.group}>
      <h2>
        <a href={pathIn(locale, `/groups/${group.slug}`)}>
          <LocalizedText value={group.name} />
        </a>
      </h2>
      {group.city ? <p className="meta">{group.city}</p> : null}
      <p>
        <LocalizedText value={group.description} />
      </p>
      <p className="meta">
        {next ? (
          <>
            {t("next")}{" "}
            <a href={pathIn(locale, `/events/${next.slug}`)}>
              <LocalizedText value={next.title} />
            </a>
            , {formatDate(next.date, locale)}
          </>
        ) : (
          t("none_next")
        )}
      </p>
    </div>
  );
}
