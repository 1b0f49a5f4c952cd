import { tickAttendance } from "@/lib/events/attendance/mutations";
import { changeMyAnswer } from "@/lib/signups/me/mutations";
import { after, hours, minutes } from "@/lib/time";
import { moment } from "./calendar";
import type { Chance } from "./chance";
import { done } from "./done";
import type { GroupKey } from "./groups";
import type { Person } from "./people";
import type { Story } from "./story";
import { answerOf, linkOf, make, type Visit } from "./visits";

/** How many answered an event, and how; `from` and `to` say when, in days from today. */
type Turnout = {
  slug: string;
  group: GroupKey;
  from: number;
  to: number;
  yes: number;
  /** How many of those bring somebody. */
  parties?: number;
  maybe?: number;
  no?: number;
  /** Said yes, then cancelled. */
  cancelled?: number;
  /** Have not pressed the mail's button yet. */
  pending?: number;
  /** Of a past event: how many of those who said yes were ticked at the door. */
  came?: number;
};

/** Three hundred answers in all. */
const turnouts = ({ days }: Story): Turnout[] => [
  {
    slug: "marche-aux-lanternes",
    group: "rennes",
    from: -days.lanterns - 20,
    to: -days.lanterns - 1,
    yes: 30,
    parties: 9,
    maybe: 4,
    no: 1,
    came: 24,
  },
  { slug: "prendre-la-parole", group: "paris", from: -42, to: -21, yes: 15, cancelled: 2, came: 13 },
  { slug: "atelier-affiches", group: "lyon", from: -32, to: -10, yes: 16, parties: 3, maybe: 2, came: 14 },
  {
    slug: "contre-sommet",
    group: "lucioles",
    from: -25,
    to: -1,
    yes: 78,
    parties: 21,
    maybe: 9,
    no: 3,
    cancelled: 3,
    pending: 5,
  },
  {
    slug: "rassemblement",
    group: "lucioles",
    from: -17,
    to: -1,
    yes: 41,
    parties: 12,
    maybe: 6,
    no: 1,
    cancelled: 1,
    pending: 3,
  },
  { slug: "projection-a-la-friche", group: "paris", from: -14, to: -1, yes: 24, parties: 6, maybe: 2, pending: 2 },
  {
    slug: "accueil-nouveaux",
    group: "rennes",
    from: -20,
    to: -1,
    yes: 15,
    parties: 3,
    maybe: 1,
    cancelled: 1,
    pending: 1,
  },
  { slug: "reunion-mensuelle-rennes", group: "rennes", from: -11, to: -1, yes: 10, maybe: 2 },
  { slug: "tenir-un-point-d-information", group: "lyon", from: -23, to: -3, yes: 19, parties: 2, no: 1, cancelled: 2 },
];

const total = ({ yes, maybe = 0, no = 0, cancelled = 0, pending = 0 }: Turnout) =>
  yes + maybe + no + cancelled + pending;

type Role = { answer: "yes" | "maybe" | "no"; guests: number; cancels: boolean; confirms: boolean };

function rolesOf(turnout: Turnout, chance: Chance): Role[] {
  const { yes, parties = 0, maybe = 0, no = 0, cancelled = 0, pending = 0 } = turnout;
  const many = (count: number, role: (index: number) => Role) =>
    Array.from({ length: count }, (_, index) => role(index));
  const plain = { answer: "yes", guests: 0, cancels: false, confirms: true } as const;
  return [
    ...many(yes, (index) => ({ ...plain, guests: index % 3 === 0 && index / 3 < parties ? 1 : 0 })),
    ...many(maybe, () => ({ ...plain, answer: "maybe" })),
    ...many(no, () => ({ ...plain, answer: "no" })),
    ...many(cancelled, () => ({ ...plain, cancels: true })),
    ...many(pending, () => ({ ...plain, confirms: false, guests: chance.whole(0, 1) })),
  ];
}

/** The visits in which people answer events; each person answers at most one past and one coming event. */
export function planAnswers(
  story: Story,
  people: readonly Person[],
  chance: Chance,
): { visits: Visit[]; cancels: Visit[] } {
  const visits: Visit[] = [];
  const cancels: Visit[] = [];
  let [past, coming] = [0, 60];
  for (const turnout of turnouts(story)) {
    for (const role of rolesOf(turnout, chance)) {
      const who = people[turnout.came === undefined ? coming++ : past++];
      if (!who) throw new Error("Not enough people for the story");
      const day = role.cancels ? turnout.from : role.confirms ? chance.whole(turnout.from, turnout.to) : -1;
      const at = after(moment(story.now, day, "08:00"), minutes(chance.whole(0, 14 * 60)));
      const { answer, guests, confirms } = role;
      const visit = { who, at, answer: { slug: turnout.slug, answer, guests }, confirms, subscribes: chance.yes(0.5) };
      visits.push(visit);
      if (role.cancels) cancels.push(visit);
    }
  }
  return { visits, cancels };
}

/** How many of the people take part in events at all; the others come for the newsletter or to help. */
export const peopleWithAnswers = (story: Story): number =>
  60 + turnouts(story).reduce((sum, turnout) => sum + (turnout.came === undefined ? total(turnout) : 0), 0);

/** Some who said yes think again, within the last day: a place that came free is still being offered to who waits. */
export async function cancelSome(story: Story, cancels: readonly Visit[]): Promise<void> {
  for (const [index, { who, answer }] of cancels.entries()) {
    if (!answer) continue;
    const rsvpId = await answerOf(who, answer.slug);
    const started = turnouts(story).find(({ slug, came }) => slug === answer.slug && came !== undefined);
    const at = started ? moment(story.now, started.to, "22:30") : after(story.now, -hours(4 + 2 * index));
    done(await changeMyAnswer(await linkOf(who, "me"), rsvpId, { answer: "no" }, at));
  }
}

/** At the door: those who came to past events are ticked. */
export async function tickWhoCame(story: Story, visits: readonly Visit[], cancels: readonly Visit[]): Promise<void> {
  for (const { slug, group, to, came } of turnouts(story)) {
    if (came === undefined) continue;
    const said = visits.filter((visit) => visit.answer?.slug === slug && visit.answer.answer === "yes");
    const guests = said.filter((visit) => !cancels.includes(visit)).slice(0, came);
    for (const [index, { who }] of guests.entries()) {
      const at = after(moment(story.now, to + 1, "13:50"), minutes(index * 2));
      done(await tickAttendance(story.as[group], await answerOf(who, slug), at));
    }
  }
}

/** Makes visits in the order in which they happened, a few at a time as on any busy evening. */
export async function makeAll(visits: readonly Visit[], atOnce: number): Promise<void> {
  const waiting = [...visits].sort((a, b) => a.at.getTime() - b.at.getTime());
  const one = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await make(next);
  };
  await Promise.all(Array.from({ length: atOnce }, one));
}
