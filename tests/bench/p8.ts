import { closeDb } from "@/lib/db";
import { type App, openDataOf } from "@/tests/helpers/app";
import { someCookie, someGroup } from "@/tests/helpers/organizers";
import { noRows, type Rows, someRows } from "@/tests/roles/rows";
import { paired } from "./paired";
import type { Measure } from "./report";

const PAIRS = 600;

/** Pages and files of the desk that name a row by its id. */
const ROUTES: Record<string, (rows: Rows) => string> = {
  event: ({ event }) => `/organize/events/${event}`,
  contact: ({ contact }) => `/organize/contacts/${contact}`,
  post: ({ post }) => `/organize/posts/${post}`,
  message: ({ broadcast }) => `/organize/broadcasts/${broadcast}`,
  file: ({ event }) => `/api/organize/events/${event}/rsvps`,
};

/** Who asks for a row of another group learns nothing by the time of the refusal: it against a row that nothing has. */
export async function p8(app: App): Promise<Measure[]> {
  openDataOf(app);
  const cookie = await someCookie(await someGroup());
  const theirs = await someRows(await someGroup());
  const ask = async (path: string) => {
    const answer = await fetch(`${app.origin}${path}`, { redirect: "manual", headers: { cookie } });
    await answer.arrayBuffer();
    if (answer.status !== 404) throw new Error(`${path}: ${answer.status}`);
  };
  const measures: Measure[] = [];
  for (const [name, path] of Object.entries(ROUTES)) {
    const [one, other] = [() => ask(path(theirs)), () => ask(path(noRows()))];
    measures.push(...(await paired(`P8-${name}`, { name: `another group's ${name}`, pairs: PAIRS, one, other })));
  }
  await closeDb();
  return measures;
}
