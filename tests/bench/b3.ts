import { randomBytes } from "node:crypto";
import pg from "pg";
import { linkToken } from "@/lib/privacy/link-tokens";
import { type App, openDataOf } from "@/tests/helpers/app";
import { figureOf, type Measure, ratioOf } from "./report";
import { startBaseline } from "./servers";
import { write } from "./writes";

const ROUNDS = 5;
const SECONDS = 4;
const HOT = "contre-sommet";
const ROOM = 100;
/** pretix documents about 8 orders a second for one event. */
const PRETIX = 8;

/** 50 people at once come to the hot event, over and over, each of them new. */
export const rushIn = (app: App, seconds: number) =>
  write(() => `${app.origin}/api/public/events/${HOT}/rsvps`, somebody, seconds);

const somebody = () => ({ email: `banc-${randomBytes(8).toString("hex")}@example.org`, answer: "yes" });

/** 50 people at once press the button of their mail for the last places; answers how many places are taken too many or too few. */
async function raceForPlaces(app: App, client: pg.Client): Promise<number> {
  openDataOf(app);
  const { rows } = await client.query(
    `SELECT c.id, c."linkVersion" AS version FROM "Rsvp" r JOIN "Contact" c ON c.id = r."contactId"
     JOIN "Event" e ON e.id = r."eventId" WHERE e.slug = $1 AND r.status = 'PENDING' LIMIT $2`,
    [HOT, ROOM * 3],
  );
  await client.query('UPDATE "Event" SET capacity = "placesTaken" + $2 WHERE slug = $1', [HOT, ROOM]);
  const tokens = rows.map(({ id, version }) => linkToken("confirm", id, version));
  const urlOf = (index: number) => `${app.origin}/api/public/confirmations/${tokens[index]}`;
  await write(urlOf, (index) => (index < tokens.length ? { locale: "fr" } : undefined), 60);
  const taken = await client.query('SELECT capacity - "placesTaken" AS off FROM "Event" WHERE slug = $1', [HOT]);
  await client.query('UPDATE "Event" SET capacity = NULL WHERE slug = $1', [HOT]);
  return Math.abs(taken.rows[0].off);
}

/** An RSVP through the whole stack: HTTP post to 303 with its job in the queue, one hot event, 50 clients. */
export async function b3(app: App): Promise<Measure[]> {
  const client = new pg.Client({ connectionString: app.databaseUrl });
  await client.connect();
  await client.query("CREATE TABLE IF NOT EXISTS baseline (email text, at timestamptz)");
  await client.query('UPDATE "Event" SET capacity = NULL WHERE slug = $1', [HOT]);
  const next = await startBaseline(app.databaseUrl);
  const rounds: { value: number; baseline: number; lost: number }[] = [];
  const count = async () => {
    const { rows } = await client.query(
      'SELECT count(*)::int AS n FROM "Rsvp" r JOIN "Event" e ON e.id = r."eventId" WHERE e.slug = $1',
      [HOT],
    );
    return rows[0].n;
  };
  try {
    for (let index = 0; index <= ROUNDS; index += 1) {
      const before = await count();
      const ours = await rushIn(app, SECONDS);
      const plain = await write(() => `${next.origin}/insert`, somebody, SECONDS);
      const lost = before + ours.acknowledged - (await count());
      // The first round warms both up.
      if (index > 0) rounds.push({ value: ours.perSecond, baseline: plain.perSecond, lost });
    }
    const off = await raceForPlaces(app, client);
    return [
      ratioOf("B3", "rsvp-hot-event", "/s", 0.5, rounds),
      figureOf(
        "B3-pretix",
        "rsvp-over-forty-pretix",
        "/s",
        40 * PRETIX,
        rounds.map(({ value }) => value),
        false,
      ),
      figureOf(
        "B3-lost",
        "rsvps-acknowledged-and-not-there",
        "",
        0,
        rounds.map(({ lost }) => lost),
        true,
      ),
      figureOf("B3-capacity", "places-off-capacity-after-a-race", "", 0, [off], true),
    ];
  } finally {
    await next.stop();
    await client.query("DROP TABLE baseline");
    await client.end();
  }
}
