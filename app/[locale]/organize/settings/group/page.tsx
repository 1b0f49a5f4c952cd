import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import { getLocale, getTranslations } from "next-intl/server";
import css from "@/components/organize/desk.module.css";
import { FoundForm, GroupForm, type GroupValues } from "@/components/organize/settings/group-form";
import { SettingsFrame } from "@/components/organize/settings/settings-frame";
import { Terms } from "@/components/organize/settings/terms";
import { WordingForm } from "@/components/organize/settings/wording-form";
import { ButtonLink } from "@/components/ui/button";
import { canEditGroup } from "@/lib/auth/rules";
import { getSite } from "@/lib/groups/site/queries";
import { pathIn } from "@/lib/i18n/paths";
import { type Locale, localText, plainText } from "@/lib/local-text";
import { findTerms } from "@/lib/purge/terms/queries";
import { requireProvedSettings } from "@/lib/settings/access";
import { findGroupSettings, type GroupSettings } from "@/lib/settings/group/queries";
import { findWording } from "@/lib/settings/words/queries";
import { timeZonesWith, writePartialDate } from "@/lib/time";

type Props = { searchParams: Promise<{ group?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk.settings.group"))("title") };
}

/** What a group says of itself, and the local groups below it. */
export default async function GroupSettingsPage({ searchParams }: Props) {
  await connection();
  const { scope, group, groups } = await requireProvedSettings((await searchParams).group, canEditGroup);
  const [t, locale, site, settings, wording, terms] = await Promise.all([
    getTranslations("desk.settings.group"),
    getLocale(),
    getSite(),
    findGroupSettings(scope),
    findWording(scope),
    findTerms(scope, new Date()),
  ]);
  if (!settings) notFound();
  const pictures = settings.pictures.map(({ id, alt }) => ({ id, alt: plainText(alt, locale) }));
  return (
    <SettingsFrame site={site} title={t("title")} page="/group" groups={groups} groupId={group.id}>
      <p>
        <ButtonLink small href={pathIn(locale, `/groups/${settings.slug}`)}>
          {t("see")}
        </ButtonLink>
      </p>
      <GroupForm
        key={group.id}
        groupId={group.id}
        values={valuesOf(settings, locale)}
        pictures={pictures}
        zones={timeZonesWith(settings.timeZone)}
      />
      {wording ? <WordingForm groupId={group.id} wording={wording} /> : null}
      {terms ? <Terms key={`${group.id} terms`} groupId={group.id} terms={terms} zone={settings.timeZone} /> : null}
      <section>
        <h2>{t("locals")}</h2>
        <p>{t("localsHelp")}</p>
        <ul className="needs">
          {settings.children.map(({ slug, name, city }) => (
            <li key={slug} className={css.plainLine}>
              <a href={pathIn(locale, `/groups/${slug}`)}>{plainText(name, locale)}</a>
              <span className="meta">{city}</span>
            </li>
          ))}
        </ul>
        <FoundForm key={group.id} groupId={group.id} />
      </section>
    </SettingsFrame>
  );
}

const valuesOf = (group: GroupSettings, locale: Locale): GroupValues => ({
  name: { fr: "", en: "", ...localText(group.name) },
  description: { fr: "", en: "", ...localText(group.description) },
  shortName: group.shortName ?? "",
  city: group.city ?? "",
  foundedOn: group.foundedOn ? writePartialDate(group.foundedOn, locale) : "",
  timeZone: group.timeZone,
  accent: group.accent,
  accentDark: group.accentDark,
  publicEmail: group.publicEmail ?? "",
  pictureId: group.pictureId ?? "",
});
