import { useLocale, useTranslations } from "next-intl";
import css from "@/components/organize/desk.module.css";
import { Pager } from "@/components/ui/pager";
import { pathIn } from "@/lib/i18n/paths";
import type { PurgeLine, PurgeLog } from "@/lib/purge/log/queries";
import { dayOf, formatDate, formatNumber, formatTime } from "@/lib/time";

/** What the nights erased of a group, and that the last one came. */
export function Purges({
  log: { last, lines, next },
  groupId,
  zone,
  goesOn,
}: {
  log: PurgeLog;
  groupId: string;
  zone: string;
  /** Whether these are not the newest. */
  goesOn: boolean;
}) {
  const t = useTranslations("desk.settings.log.erased");
  const common = useTranslations("desk.settings.log");
  const locale = useLocale();
  const page = `/organize/settings/log?group=${groupId}&view=erased`;
  const older = next && pathIn(locale, `${page}&before=${encodeURIComponent(next)}`);
  return (
    <>
      <p>{t("lead")}</p>
      <p className="meta">
        {last
          ? t("last", {
              ended: last.ended ? "yes" : "no",
              date: formatDate(dayOf(last.at, zone), locale),
              time: formatTime(last.at, zone, locale),
            })
          : t("never")}
      </p>
      {lines.length ? <PurgeTable lines={lines} zone={zone} /> : last ? <p>{t("none")}</p> : null}
      <Pager
        label={common("pages")}
        before={goesOn ? { href: pathIn(locale, page), label: common("newest") } : null}
        after={older ? { href: older, label: common("older") } : null}
      />
      <p className="no-print">
        <a href={pathIn(locale, `/organize/settings/group?group=${groupId}#terms`)}>{t("terms")}</a>
      </p>
    </>
  );
}

function PurgeTable({ lines, zone }: { lines: readonly PurgeLine[]; zone: string }) {
  const t = useTranslations("desk.settings.log.erased");
  const kept = useTranslations("privacy.kept");
  const locale = useLocale();
  return (
    <table className={`rows ${css.stack}`}>
      <thead>
        <tr>
          <th scope="col">{t("what")}</th>
          <th scope="col">{t("why")}</th>
          <th scope="col">{t("count")}</th>
          <th scope="col">{t("when")}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ id, at, dataClass, count, ofSite }) => (
          <tr key={id}>
            <td>
              <span className={css.title}>{kept(`${dataClass}.name`)}</span>
              {ofSite ? <span className="meta"> · {t("site")}</span> : null}
            </td>
            <td data-label={t("why")}>{kept(`${dataClass}.why`)}</td>
            <td data-label={t("count")}>{formatNumber(count, locale)}</td>
            <td data-label={t("when")}>{formatDate(dayOf(at, zone), locale)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
