import type { Metadata } from "next";
import { connection } from "next/server";
import { useLocale, useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { Refused } from "@/components/organize/contacts/said";
import { type Board, Card } from "@/components/organize/contacts/volunteer-card";
import css from "@/components/organize/desk.module.css";
import { DeskFrame } from "@/components/organize/desk-frame";
import { UndoBar } from "@/components/organize/undo-bar";
import { listScopeGroups } from "@/lib/auth/queries";
import { requirePeople, requireSignIn } from "@/lib/auth/require-organizer";
import { canSeePeople } from "@/lib/auth/rules";
import { readContactsAsk } from "@/lib/contacts/desk/filter";
import { getSite } from "@/lib/groups/site/queries";
import { pathIn } from "@/lib/i18n/paths";
import { plainText } from "@/lib/local-text";
import { touchCard, untouchCard } from "@/lib/volunteers/actions";
import { seeVolunteers } from "@/lib/volunteers/board/people";
import { listBuddies, type VolunteerCard } from "@/lib/volunteers/board/queries";
import { STATES, whoWaits } from "@/lib/volunteers/board/rules";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("volunteers"))("title") };
}

/** Who offered help, by how far it has come. Each look is put on record. */
export default async function VolunteersPage({ searchParams }: Props) {
  await connection();
  const query = await searchParams;
  const scope = await requirePeople(readContactsAsk(query).group);
  const { scopes } = await requireSignIn();
  const now = new Date();
  const [site, groups, cards, buddies] = await Promise.all([
    getSite(),
    listScopeGroups(scopes.filter(({ role }) => canSeePeople(role))),
    seeVolunteers(scope, now),
    listBuddies(scope, now),
  ]);
  if (!cards || !buddies) return null;
  const group = scope.groupId;
  const zone = groups.find(({ id }) => id === group)?.timeZone ?? "Europe/Paris";
  const board = { group, zone, now, buddies, open: typeof query.card === "string" ? query.card : undefined };
  return (
    <DeskFrame site={site} current="volunteers" path={`/organize/volunteers?group=${group}`}>
      <Head late={whoWaits(cards, now, zone).length} />
      <Refused reason={query.refused} />
      <Touched done={query.done} undo={query.undo} group={group} />
      {groups.length > 1 ? <Groups groups={groups} current={group} /> : null}
      {cards.length ? <Columns cards={cards} board={board} /> : <Empty />}
    </DeskFrame>
  );
}

function Head({ late }: { late: number }) {
  const t = useTranslations("volunteers");
  return (
    <div className={css.head}>
      <div>
        <h1>{t("title")}</h1>
        <p className="meta">
          {t("lateN", { count: late })} {late ? t("how") : null}
        </p>
      </div>
    </div>
  );
}

/** What is only told: the same card can be chosen otherwise. */
const TOLD = ["moved", "given", "untouched", "awake"] as const;

/** What one button of a card did: that somebody was in touch, or is left in peace, can be taken back. */
function Touched({ done, undo, group }: { done: unknown; undo: unknown; group: string }) {
  const t = useTranslations("volunteers.done");
  const told = TOLD.find((each) => each === done);
  if (told) return <UndoBar>{t(told)}</UndoBar>;
  if ((done !== "touched" && done !== "quiet") || typeof undo !== "string") return null;
  const here = { group, from: `/organize/volunteers?group=${group}` };
  return done === "touched" ? (
    <UndoBar act={untouchCard} fields={{ ...here, undo }}>
      {t("touched")}
    </UndoBar>
  ) : (
    <UndoBar act={touchCard} fields={{ ...here, offer: undo, act: "awake" }}>
      {t("quiet")}
    </UndoBar>
  );
}

function Groups({ groups, current }: { groups: readonly { id: string; name: unknown }[]; current: string }) {
  const locale = useLocale();
  return (
    <nav className={css.tabs} aria-label={useTranslations("contacts.filters")("group")}>
      {groups.map(({ id, name }) => (
        <a
          key={id}
          href={pathIn(locale, `/organize/volunteers?group=${id}`)}
          aria-current={id === current ? "page" : undefined}
        >
          {plainText(name, locale)}
        </a>
      ))}
    </nav>
  );
}

function Columns({ cards, board }: { cards: readonly VolunteerCard[]; board: Board }) {
  const state = useTranslations("contacts.states");
  return (
    <div className={css.board}>
      {STATES.map((each) => {
        const those = cards.filter((card) => card.state === each);
        return (
          <section key={each}>
            <h2>
              {state(each)} <span className="meta">{those.length}</span>
            </h2>
            <ul className={css.story}>
              {those.map((card) => (
                <Card key={card.id} card={card} board={board} />
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

function Empty() {
  return <p>{useTranslations("volunteers")("empty")}</p>;
}
