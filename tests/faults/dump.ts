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
