import { parseAddress } from "@/lib/addresses";
import { createOrganizer } from "@/lib/auth/mutations";
import type { Scope } from "@/lib/auth/scope";
import { scopeForScript } from "@/lib/auth/script-scope";
import { createGroup, grantRole } from "@/lib/groups/mutations";
import type { GroupInput, RoleName } from "@/lib/groups/schema";
import type { Locale } from "@/lib/local-text";
import { month } from "./calendar";
import { done } from "./done";
import { text } from "./words";

export const GROUP_KEYS = ["lucioles", "paris", "rennes", "lyon"] as const;
export type GroupKey = (typeof GROUP_KEYS)[number];

const GROUPS: Record<GroupKey, GroupInput> = {
  lucioles: {
    slug: "lucioles",
    name: { fr: "Les Lucioles", en: "Les Lucioles" },
    description: text(
      "Nous sommes un collectif d'habitantes et d'habitants. Nous demandons des guichets ouverts, des écoles où l'on respire, des outils que l'on comprend et que l'on répare. Nous agissons à visage découvert, sans violence, et nous prenons le temps d'accueillir chaque personne qui arrive.",
      "We are a collective of neighbours. We ask for counters with people behind them, schools with room to breathe, tools one can understand and mend. We act openly, without violence, and we take the time to welcome everyone who comes.",
    ),
    foundedOn: "2022",
    publicEmail: "bonjour@example.org",
  },
  paris: {
    slug: "lucioles-paris",
    name: { fr: "Les Lucioles, Paris", en: "Les Lucioles, Paris" },
    shortName: "Paris",
    city: "Paris",
    description: text(
      "Le groupe de Paris se retrouve un mardi sur deux dans l'arrière-salle d'une librairie du 11e. On y prépare les rendez-vous, on y mange une soupe, on y accueille les nouvelles têtes.",
      "The Paris group meets every other Tuesday in the back room of a bookshop in the 11th. We plan what comes next, share a soup and greet new faces.",
    ),
    foundedOn: "2022-10",
    accent: "#8a2466",
    accentDark: "#f2a0d2",
    publicEmail: "paris@example.org",
  },
  rennes: {
    slug: "lucioles-rennes",
    name: { fr: "Les Lucioles, Rennes", en: "Les Lucioles, Rennes" },
    shortName: "Rennes",
    city: "Rennes",
    description: text(
      "À Rennes, nous sommes une trentaine. C'est ici qu'est née la marche aux lanternes, et c'est ici que se tiennent la plupart des accueils.",
      "In Rennes there are about thirty of us. The lantern walk was born here, and most welcome evenings happen here.",
    ),
    foundedOn: "2023-03",
    accent: "#1d6a43",
    accentDark: "#7fd3a1",
    publicEmail: "rennes@example.org",
  },
  lyon: {
    slug: "lucioles-lyon",
    name: { fr: "Les Lucioles, Lyon", en: "Les Lucioles, Lyon" },
    shortName: "Lyon",
    city: "Lyon",
    description: text(
      "Le plus jeune de nos groupes, né d'un après-midi de guichets humains place Guichard. Ateliers d'affiches le samedi, formations ouvertes à qui veut.",
    ),
    accent: "#1f4fae",
    accentDark: "#92b6ff",
    publicEmail: "lyon@example.org",
  },
};

async function foundGroups(now: Date): Promise<Record<GroupKey, string>> {
  const { groupId: lucioles } = done(await createGroup(GROUPS.lucioles, now));
  const local = async (key: GroupKey, since: Partial<GroupInput> = {}) =>
    done(await createGroup({ ...GROUPS[key], ...since, parentId: lucioles }, now)).groupId;
  const [paris, rennes] = [await local("paris"), await local("rennes")];
  return { lucioles, paris, rennes, lyon: await local("lyon", { foundedOn: month(now, -3) }) };
}

type Person = { email: string; name: string; locale: Locale; roles: Partial<Record<GroupKey, RoleName>> };

const OWNER: Person = {
  email: "camille@example.org",
  name: "Camille Roussel",
  locale: "fr",
  roles: { lucioles: "OWNER", paris: "OWNER", rennes: "OWNER", lyon: "OWNER" },
};

const OTHERS: Person[] = [
  { email: "maelle@example.org", name: "Maëlle Le Goff", locale: "fr", roles: { rennes: "ORGANIZER" } },
  { email: "samir@example.org", name: "Samir Haddad", locale: "fr", roles: { lucioles: "WRITER" } },
  { email: "jeanne@example.org", name: "Jeanne Marchetti", locale: "en", roles: { paris: "GREETER", lyon: "GREETER" } },
];

async function welcome(person: Person, groups: Record<GroupKey, string>, now: Date): Promise<string> {
  const address = parseAddress(person.email);
  if (!address.ok) throw new Error(`${person.email}: ${address.reason}`);
  const { name, locale } = person;
  const { organizerId } = await createOrganizer({ email: address.value, name, locale }, now);
  for (const [key, role] of Object.entries(person.roles))
    done(await grantRole({ organizerId, groupId: groups[key as GroupKey], name: role }, now));
  return organizerId;
}

export type House = { ownerId: string; groups: Record<GroupKey, string>; as: Record<GroupKey, Scope> };

/** Founds the four groups and gives four people their roles; answers the owner and their scope in each group. */
export async function foundHouse(now: Date): Promise<House> {
  const groups = await foundGroups(now);
  const ownerId = await welcome(OWNER, groups, now);
  for (const person of OTHERS) await welcome(person, groups, now);
  const as: Partial<Record<GroupKey, Scope>> = {};
  for (const key of GROUP_KEYS) as[key] = await scopeForScript(ownerId, groups[key], now);
  return { ownerId, groups, as: as as Record<GroupKey, Scope> };
}
