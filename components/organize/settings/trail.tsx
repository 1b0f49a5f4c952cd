import { useLocale, useTranslations } from "next-intl";
import css from "@/components/organize/desk.module.css";
import { Button, ButtonLink } from "@/components/ui/button";
import { Field, SelectField } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { pathIn } from "@/lib/i18n/paths";
import { plainText } from "@/lib/local-text";
import { isNarrowed, type TrailAsk, trailQuery } from "@/lib/settings/trail/filter";
import type { About, Trail, TrailLine, TrailState } from "@/lib/settings/trail/queries";
import { dayOf, formatDate, formatTime } from "@/lib/time";

const LOG = "/organize/settings/log";

/** Whether the chain is whole, verified in this request; or where it is broken. */
export function ChainSaid({ state, zone }: { state: TrailState; zone: string }) {
  const t = useTranslations("desk.settings.log.chain");
  const locale = useLocale();
  if (state.whole) return <p>{t("whole", { count: state.entries })}</p>;
  const { at } = state;
  return (
    <Notice tone="wait" title={t("broken")}>
      <p>
        {at
          ? t("brokenAt", { date: formatDate(dayOf(at, zone), locale), time: formatTime(at, zone, locale) })
          : t("cut")}{" "}
        {t("help")}
      </p>
    </Notice>
  );
}

/** What to narrow the log to; all of it in the address. */
export function TrailFilters({ asked, trail: { people, acts } }: { asked: TrailAsk; trail: Trail }) {
  const t = useTranslations("desk.settings.log");
  const list = pathIn(useLocale(), LOG);
  const any = <option value="">{t("any")}</option>;
  return (
    <form method="get" action={list} className={`no-print ${css.search}`}>
      <input type="hidden" name="group" value={asked.group ?? ""} />
      {asked.about ? <input type="hidden" name="about" value={asked.about} /> : null}
      <div className={css.narrow}>
        <SelectField id="act" name="act" label={t("act")} defaultValue={asked.act ?? ""}>
          {any}
          {acts.map((act) => (
            <option key={act} value={act}>
              {t(`acts.${act}`)}
            </option>
          ))}
        </SelectField>
        <SelectField id="who" name="who" label={t("who")} defaultValue={asked.who ?? ""}>
          {any}
          {people.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
        <Field id="from" name="from" type="date" label={t("from")} defaultValue={asked.from} />
        <Field id="until" name="until" type="date" label={t("until")} defaultValue={asked.until} />
      </div>
      <div className="btns">
        <Button>{t("show")}</Button>
        {isNarrowed(asked) ? (
          <ButtonLink href={`${list}${trailQuery({ group: asked.group })}`}>{t("showAll")}</ButtonLink>
        ) : null}
      </div>
    </form>
  );
}

/** The same lines, all pages of them, to take away. */
export function TrailFile({ asked: { before: _, ...asked } }: { asked: TrailAsk }) {
  const t = useTranslations("desk.settings.log");
  return (
    <form method="post" action="/api/organize/log/export" className={`no-print ${css.foot}`}>
      {Object.entries({ ...asked, locale: useLocale() }).map(([name, value]) =>
        value ? <input key={name} type="hidden" name={name} value={value} /> : null,
      )}
      <Button look="plain">{t("csv")}</Button>
    </form>
  );
}

/** Who did what when, about whom or how many. */
export function TrailTable({ lines, asked, zone }: { lines: readonly TrailLine[]; asked: TrailAsk; zone: string }) {
  const t = useTranslations("desk.settings.log");
  const locale = useLocale();
  return (
    <table className={`rows ${css.stack}`}>
      <thead>
        <tr>
          <th scope="col">{t("act")}</th>
          <th scope="col">{t("about")}</th>
          <th scope="col">{t("who")}</th>
          <th scope="col">{t("when")}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ id, at, who, act, about, count }) => (
          <tr key={id}>
            <td>
              <span className={css.title}>{t(`acts.${act}`)}</span>
            </td>
            <td data-label={t("about")}>
              {about ? <AboutWhat about={about} asked={asked} /> : null}
              {about && count !== null ? " · " : null}
              {count === null ? (about ? null : "–") : t("count", { count })}
            </td>
            <td data-label={t("who")}>{who === "server" ? t("server") : (who?.name ?? t("gone"))}</td>
            <td data-label={t("when")}>
              {formatDate(dayOf(at, zone), locale)}, {formatTime(at, zone, locale)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function AboutWhat({ about, asked }: { about: About; asked: TrailAsk }) {
  const t = useTranslations("desk.settings.log");
  const locale = useLocale();
  const { kind, id } = about;
  if (kind === "organizer") return about.name;
  const to = {
    event: `/organize/events/${id}`,
    newsletter: `/organize/subscribers?group=${asked.group}&newsletter=${id}`,
    contact: `/organize/contacts/${id}?group=${asked.group}`,
  }[kind];
  return <a href={pathIn(locale, to)}>{kind === "contact" ? t("person") : plainText(about.title, locale)}</a>;
}
