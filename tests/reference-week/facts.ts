import week from "../facts/counter-summit-week.json";

/** One real week of campaigning, as it is to be held by the domain: see the file's own first line. */
export const facts = week;

type FactEvent = (typeof week.events)[number];

const event = (kind: string): FactEvent => {
  const found = week.events.find((candidate) => candidate.kind === kind);
  if (!found) throw new Error(`The facts know no ${kind}`);
  return found;
};

export const projection = event("projection");
export const studentAction = event("student action");
export const conferenceDay = event("conference day");
export const rally = event("rally");
export const publicTalk = event("public talk");

/** The programme of the conference day. */
export const programme = conferenceDay.programme ?? [];

/** "Annexe de la Bourse du travail, boulevard du Temple, Paris" in its three parts. */
export function partsOf(place: string): { placeName: string; address?: string; city?: string } {
  const [placeName = place, ...rest] = place.split(", ");
  const city = rest.at(-1);
  return rest.length > 1 ? { placeName, address: rest[0], city } : { placeName, city: city ?? "Paris" };
}

/** The names people say in short, spelled out. */
export const fullName = (name: string): string =>
  [...week.partners, week.campaign.collective].find((known) => "short" in known && known.short === name)?.name ?? name;
