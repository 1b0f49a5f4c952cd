import type { Metadata } from "next";
import { connection } from "next/server";
import { useLocale, useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { ChooseGroup } from "@/components/organize/choose-group";
import { BulkSaid } from "@/components/organize/contacts/bulk-said";
import { Refused } from "@/components/organize/contacts/said";
import css from "@/components/organize/desk.module.css";
import { DeskFrame } from "@/components/organize/desk-frame";
import { SubscriberTable } from "@/components/organize/subscribers/subscriber-table";
import { Button, ButtonLink } from "@/components/ui/button";
import { SelectField } from "@/components/ui/field";
import { Pager } from "@/components/ui/pager";
import { listScopeGroups } from "@/lib/auth/queries";
import { requirePeople, requireSignIn } from "@/lib/auth/require-organizer";
import { canSeePeople } from "@/lib/auth/rules";
import { getSite } from "@/lib/groups/site/queries";
import { pathIn } from "@/lib/i18n/paths";
import { plainText } from "@/lib/local-text";
import {
  readSubscribersAsk,
  SUBSCRIBER_STATES,
  type SubscribersAsk,
  subscribersQuery,
} from "@/lib/newsletters/subscribers/filter";
import { seeSubscribers } from "@/lib/newsletters/subscribers/people";
import { countSubscribers, listOwnNewsletters } from "@/lib/newsletters/subscribers/queries";
import { findBulkAct } from "@/lib/signups/bulk/queries";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };
type Letters = { id: string; title: unknown }[];

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("subscribers"))("title") };
}

/** Who reads one of the group's newsletters, who left it, and the proof of each consent. Each look is put on record. */
export default async function SubscribersPage({ searchParams }: Props) {
  await connection();
  const query = await searchParams;
  const said = readSubscribersAsk(query);
  const scope = await requirePeople(said.group);
  const { scopes } = await requireSignIn();
  const [site, groups, letters] = await Promise.all([
    getSite(),
    listScopeGroups(scopes.filter(({ role }) => canSeePeople(role))),
    listOwnNewsletters(scope),
  ]);
  const zone = groups.find(({ id }) => id === scope.groupId)?.timeZone ?? "Europe/Paris";
  const letter = letters?.find(({ id }) => id === said.newsletter) ?? letters?.[0];
  const asked = { ...said, group: scope.groupId, newsletter: letter?.id };
  const counts = letter ? await countSubscribers(scope, letter.id) : null;
  const act = await findBulkAct([scope], String(query.undo ?? ""), new Date());
  const page = letter ? await seeSubscribers(scope, letter.id, asked, new Date()) : null;
  const t = await getTranslations("subscribers");
  return (
    <DeskFrame site={site} current="contacts" path={`/organize/subscribers${subscribersQuery(asked)}`}>
      <Head asked={asked} />
      <ChooseGroup groups={groups} current={scope.groupId} pathOf={(group) => `/organize/subscribers?group=${group}`} />
      <Refused reason={query.refused} />
      {act ? <BulkSaid act={act} from={`/organize/subscribers${subscribersQuery(asked)}`} /> : null}
      {letters && letter ? <Letter letters={letters} asked={asked} /> : <p>{t("noLetter")}</p>}
      {counts ? <States counts={counts} asked={asked} /> : null}
      {page?.people.length ? (
        <SubscriberTable people={page.people} asked={asked} zone={zone} />
      ) : letter ? (
        <p>{t(`empty.${asked.state}`)}</p>
      ) : null}
      {asked.state === "waiting" && counts?.waiting ? <p className="meta">{t("unseen")}</p> : null}
      <Further next={page?.next ?? null} asked={asked} />
    </DeskFrame>
  );
}

function Head({ asked }: { asked: SubscribersAsk }) {
  const t = useTranslations("subscribers");
  const locale = useLocale();
  const { group = "", newsletter = "" } = asked;
  return (
    <div className={css.head}>
      <h1>{t("title")}</h1>
      <div className="btns no-print">
        <ButtonLink small href={pathIn(locale, `/organize/contacts?group=${group}`)}>
          {t("contacts")}
        </ButtonLink>
        <ButtonLink look="main" href={pathIn(locale, `/organize/contacts/new?group=${group}&newsletter=${newsletter}`)}>
          {t("add")}
        </ButtonLink>
      </div>
    </div>
  );
}

function Letter({ letters, asked }: { letters: Letters; asked: SubscribersAsk }) {
  const t = useTranslations("subscribers");
  const locale = useLocale();
  return (
    <form method="get" action={pathIn(locale, "/organize/subscribers")} className={`no-print ${css.search}`}>
      <input type="hidden" name="group" value={asked.group} />
      <div className={css.inline}>
        <SelectField id="newsletter" name="newsletter" label={t("letter")} defaultValue={asked.newsletter}>
          {letters.map(({ id, title }) => (
            <option key={id} value={id}>
              {plainText(title, locale)}
            </option>
          ))}
        </SelectField>
        <Button>{t("show")}</Button>
      </div>
    </form>
  );
}

type Counts = NonNullable<Awaited<ReturnType<typeof countSubscribers>>>;

function States({ counts, asked }: { counts: Counts; asked: SubscribersAsk }) {
  const t = useTranslations("subscribers");
  const locale = useLocale();
  return (
    <nav className={css.tabs} aria-label={t("states.label")}>
      {SUBSCRIBER_STATES.map((state) => (
        <a
          key={state}
          href={pathIn(locale, `/organize/subscribers${subscribersQuery({ ...asked, state, after: undefined })}`)}
          aria-current={state === asked.state ? "page" : undefined}
        >
          {t(`states.${state}`, { count: counts[state] })}
        </a>
      ))}
    </nav>
  );
}

function Further({ next, asked }: { next: string | null; asked: SubscribersAsk }) {
  const t = useTranslations("contacts.pages");
  const list = pathIn(useLocale(), "/organize/subscribers");
  const to = (after: string | undefined) => `${list}${subscribersQuery({ ...asked, after })}`;
  return (
    <Pager
      label={t("label")}
      before={asked.after ? { href: to(undefined), label: t("first") } : null}
      after={next ? { href: to(next), label: t("next") } : null}
    />
  );
}
