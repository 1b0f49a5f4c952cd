import pg from "pg";

export type Statement = { text: string; values: unknown[] };

/** Every statement that `work` has PostgreSQL run, and what came of it. */
export async function watched<T>(work: () => Promise<T>): Promise<{ answer: T; statements: Statement[] }> {
  const statements: Statement[] = [];
  const { query } = pg.Client.prototype;
  const listen = function (this: pg.Client, ...said: [string | { text: string; values?: unknown[] }, ...unknown[]]) {
    const [asked] = said;
    statements.push(typeof asked === "string" ? { text: asked, values: [] } : { values: [], ...asked });
    return Reflect.apply(query, this, said);
  };
  Object.assign(pg.Client.prototype, { query: listen });
  try {
    return { answer: await work(), statements };
  } finally {
    Object.assign(pg.Client.prototype, { query });
  }
}
