import pg from "pg";

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
