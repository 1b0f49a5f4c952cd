import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import { runMigrations } from "graphile-worker";
import { Client } from "pg";

type Engine = { diff(input: unknown): Promise<{ stdout: string | null }> };

/** The SQL that makes an empty database hold the schema, when no migration is written yet. */
async function wholeSchema(url: string): Promise<string> {
  const require = createRequire(import.meta.url);
  const folder = path.dirname(require.resolve("@prisma/schema-engine-wasm"));
  const bindings = await import(path.join(folder, "schema_engine_bg.js"));
  const module = new WebAssembly.Module(readFileSync(path.join(folder, "schema_engine_bg.wasm")));
  const imports = Object.fromEntries(WebAssembly.Module.imports(module).map((wanted) => [wanted.module, bindings]));
  const instance = new WebAssembly.Instance(module, imports);
  bindings.__wbg_set_wasm(instance.exports);
  const content = readFileSync("prisma/schema.prisma", "utf8");
  const engine: Engine = await bindings.SchemaEngine.new(
    { datamodels: [["prisma/schema.prisma", content]] },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory(new PrismaPg({ connectionString: url }, { schema: "public" })),
  );
  const result = await engine.diff({
    from: { tag: "empty" },
    to: { tag: "schemaDatamodel", files: [{ path: "prisma/schema.prisma", content }] },
    script: true,
    exitCode: false,
    shadowDatabaseUrl: null,
    filters: { externalTables: [], externalEnums: [] },
  });
  return result.stdout ?? "";
}

/** Brings an empty database to our schema and the job queue's. */
export async function migrate(url: string): Promise<void> {
  const folders = existsSync("prisma/migrations") ? readdirSync("prisma/migrations").sort() : [];
  const files = folders.map((name) => `prisma/migrations/${name}/migration.sql`).filter((file) => existsSync(file));
  const sql = files.length ? files.map((file) => readFileSync(file, "utf8")).join("\n") : await wholeSchema(url);
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(sql);
  await client.end();
  await runMigrations({ connectionString: url });
}
