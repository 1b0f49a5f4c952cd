import { NO_FILTERS, withEngine } from "./engine";

const EMPTY = 'datasource db {\n  provider = "postgresql"\n}\n';

/** The SQL that leads from one schema (null: an empty database) to another; "" when nothing changes. */
export async function schemaDiff(from: string | null, to: string): Promise<string> {
  const target = (name: string, content: string) => ({
    tag: "schemaDatamodel" as const,
    files: [{ path: name, content }],
  });
  const result = await withEngine({ path: "schema.prisma", text: to }, (engine) =>
    engine.diff({
      from: target("from.prisma", from ?? EMPTY),
      to: target("schema.prisma", to),
      script: true,
      exitCode: null,
      shadowDatabaseUrl: null,
      filters: NO_FILTERS,
    } as Parameters<typeof engine.diff>[0]),
  );
  const sql = result.stdout?.trim() ?? "";
  return /^-- This is an empty migration\.?$/.test(sql) ? "" : `${sql}\n`;
}
