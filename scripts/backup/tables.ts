import pg from "pg";

export type Table = { name: string; columns: string[] };

/** Kept by the migrations themselves, not copied. */
const NOT_OURS = "_prisma_migrations";

export const quoted = (name: string): string => pg.escapeIdentifier(name);

/**
 * Every table of the product with its columns, so ordered that each comes after those it refers to. A deferrable
 * reference is checked when all rows are in, and orders nothing.
 */
export async function listTables(client: pg.ClientBase): Promise<Table[]> {
  const tables = await client.query<Table>(
    `SELECT c.relname AS name, array_agg(a.attname::text ORDER BY a.attnum) AS columns
     FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND c.relname <> $1
     GROUP BY c.relname ORDER BY c.relname`,
    [NOT_OURS],
  );
  const references = await client.query<{ from: string; to: string }>(
    `SELECT f.relname AS "from", t.relname AS "to" FROM pg_constraint k
     JOIN pg_class f ON f.oid = k.conrelid JOIN pg_class t ON t.oid = k.confrelid
     WHERE k.contype = 'f' AND NOT k.condeferrable AND f.relnamespace = 'public'::regnamespace AND f.oid <> t.oid`,
  );
  return inOrder(tables.rows, references.rows);
}

/** Orders tables by what they refer to; a table's references to itself are checked when its whole COPY is in. */
export function inOrder(tables: Table[], references: { from: string; to: string }[]): Table[] {
  const ordered: Table[] = [];
  let left = [...tables];
  while (left.length > 0) {
    const free = left.filter(({ name }) => !references.some((one) => one.from === name && has(left, one.to)));
    if (free.length === 0) throw new Error(`Tables refer to each other in a circle: ${left.map(({ name }) => name)}`);
    ordered.push(...free);
    left = left.filter((one) => !free.includes(one));
  }
  return ordered;
}

const has = (tables: Table[], name: string) => tables.some((table) => table.name === name);

/** Sets each counter behind the highest number in use. */
export async function setSequences(client: pg.ClientBase): Promise<void> {
  const owned = await client.query<{ sequence: string; table: string; column: string }>(
    `SELECT d.objid::regclass::text AS sequence, d.refobjid::regclass::text AS "table", quote_ident(a.attname) AS "column"
     FROM pg_depend d JOIN pg_class s ON s.oid = d.objid AND s.relkind = 'S'
     JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
     WHERE d.deptype IN ('a', 'i') AND s.relnamespace = 'public'::regnamespace`,
  );
  for (const { sequence, table, column } of owned.rows)
    await client.query(
      `SELECT setval($1::regclass, coalesce(max(${column}), 1), max(${column}) IS NOT NULL) FROM ${table}`,
      [sequence],
    );
}

/** Removes an instance that holds nothing, so that a backup's own migrations can be laid: tables, types, the queue. */
export async function removeEmptyInstance(client: pg.ClientBase): Promise<void> {
  const things = await client.query<{ drop: string }>(
    `SELECT format('DROP TABLE %s CASCADE', c.oid::regclass) AS drop FROM pg_class c
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
     UNION ALL
     SELECT format('DROP TYPE %s CASCADE', t.oid::regtype) FROM pg_type t
     WHERE t.typnamespace = 'public'::regnamespace AND t.typtype = 'e'`,
  );
  await client.query("BEGIN");
  for (const { drop } of things.rows) await client.query(drop);
  await client.query("DROP SCHEMA IF EXISTS graphile_worker CASCADE");
  await client.query("COMMIT");
}
