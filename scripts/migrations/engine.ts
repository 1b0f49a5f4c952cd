import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import {
  bindMigrationAwareSqlAdapterFactory,
  DriverAdapterError,
  type SqlDriverAdapter,
} from "@prisma/driver-adapter-utils";
import type { SchemaEngine } from "@prisma/schema-engine-wasm";
import * as bindings from "@prisma/schema-engine-wasm/schema_engine_bg";
import type pg from "pg";

/** What the engine must leave alone: nothing, our schema is all there is in "public". */
export const NO_FILTERS = { externalTables: [], externalEnums: [] };

type Loaded = typeof bindings & { __wbg_set_wasm(exports: unknown): void };
let loaded: Promise<Loaded> | undefined;

/** The official WebAssembly build of Prisma's schema engine: nothing is downloaded, no program is started. */
async function load(): Promise<Loaded> {
  const file = path.join(
    path.dirname(createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm")),
    "schema_engine_bg.wasm",
  );
  const module = await WebAssembly.compile(new Uint8Array(await readFile(file)));
  const imports = Object.fromEntries(WebAssembly.Module.imports(module).map((one) => [one.module, bindings]));
  const instance = await WebAssembly.instantiate(module, imports as unknown as WebAssembly.Imports);
  const ready = bindings as Loaded;
  ready.__wbg_set_wasm(instance.exports);
  (instance.exports as { __wbindgen_start(): void }).__wbindgen_start();
  return ready;
}

/** A connection that runs a script as it is: the adapter's own cuts it at each semicolon, also inside comments and functions. */
function connectionTo(database: pg.Pool) {
  const factory = new PrismaPg(database);
  const connect = async () => {
    const connection = await factory.connect();
    connection.executeScript = async (script) => {
      await database.query(script).catch((error) => {
        const { code = "", message, severity = "", detail, hint, column } = error;
        throw new DriverAdapterError({ kind: "postgres", code, message, severity, detail, hint, column });
      });
    };
    return connection;
  };
  return { provider: factory.provider, adapterName: factory.adapterName, connect, connectToShadowDb: connect } as const;
}

/** A database that is not there: comparing two schema files needs none, but the engine opens one at its start. */
function nowhere() {
  const nothing = async () => ({ columnNames: [], columnTypes: [], rows: [] });
  const connection = {
    provider: "postgres",
    adapterName: "nowhere",
    queryRaw: nothing,
    executeRaw: async () => 0,
    executeScript: async () => undefined,
    startTransaction: () => Promise.reject(new Error("There is no database here")),
    getConnectionInfo: () => ({ schemaName: "public", supportsRelationJoins: true }),
    dispose: async () => undefined,
  };
  const connect = async () => connection as unknown as SqlDriverAdapter;
  return { provider: "postgres", adapterName: "nowhere", connect, connectToShadowDb: connect } as const;
}

/** Runs `work` with the schema engine of one schema file, on one database where it needs one. */
export async function withEngine<T>(
  schema: { path: string; text: string },
  work: (engine: SchemaEngine) => Promise<T>,
  database?: pg.Pool,
): Promise<T> {
  loaded ??= load();
  const factory = database ? connectionTo(database) : nowhere();
  const adapter = bindMigrationAwareSqlAdapterFactory(factory);
  const engine = await (await loaded).SchemaEngine.new(
    { datamodels: [[schema.path, schema.text]] },
    () => undefined,
    adapter,
  );
  try {
    return await work(engine);
  } finally {
    engine.free();
  }
}
