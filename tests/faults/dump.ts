import pg from "pg";

/** What every table of ours holds, each as one digest, and every job that is not housekeeping. */
export async function dumpDigests(databaseUrl: string): Promise<Record<string, string>> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows: tables } = await client.query(
    "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'",
  );
  const digests: Record<string, string> = {};
  for (const { name } of tables) {
    const { rows } = await client.query(
      `SELECT count(*) || ' ' || coalesce(md5(string_agg(t::text, E'\\n' ORDER BY t::text)), '') AS digest FROM "${name}" t`,
    );
    digests[name] = rows[0].digest;
  }
  const { rows } = await client.query(
    "SELECT coalesce(string_agg(id::text, ' ' ORDER BY id), '') AS ids FROM graphile_worker.jobs WHERE task_identifier <> 'worker.sweep'",
  );
  digests["the queue"] = rows[0].ids;
  await client.end();
  return digests;
}

/** Waits until nothing is left to do: no job waits, none that failed is tried again, every mail has left. */
export async function untilQuiet(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const busy = async (): Promise<number> => {
    const { rows } = await client.query(
      "SELECT count(*)::int AS n FROM graphile_worker.jobs WHERE (run_at <= now() OR attempts > 0) AND attempts < max_attempts AND task_identifier <> 'worker.sweep'",
    );
    return rows[0].n;
  };
  const until = Date.now() + 60_000;
  while ((await busy()) > 0) {
    if (Date.now() > until) throw new Error("the queue does not empty");
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  await client.end();
}
