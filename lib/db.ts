import { PrismaPg } from "@prisma/adapter-pg";
import { Pool, type QueryResultRow } from "pg";
import { Prisma, PrismaClient } from "@/prisma/generated/client";
import { env } from "./env";

/** A transaction's client: what mutations and everything they call must use. */
export type Tx = Prisma.TransactionClient;
export type Db = PrismaClient;
export { Prisma };

const POOL_SIZE = 12;
/** So many statements a connection keeps prepared: more than we write, fewer than lists of every length could make. */
const MOST_PREPARED = 300;

const prepared = new Map<string, string>();

/** A name for a statement, so that PostgreSQL reads and plans it once per connection instead of each time. */
function nameStatement({ sql }: { sql: string }): string {
  const known = prepared.get(sql);
  if (known !== undefined) return known;
  if (prepared.size >= MOST_PREPARED) return "";
  const name = `cortege_${prepared.size}`;
  prepared.set(sql, name);
  return name;
}

/**
 * Our connections: inside a transaction one statement after the other. Prisma reads two relations of a row at once,
 * which a connection cannot do and pg warns of at every start.
 */
class Connections extends PrismaPg {
  override async connect() {
    const adapter = await super.connect();
    const start = adapter.startTransaction.bind(adapter);
    adapter.startTransaction = async (isolation) => inTurn(await start(isolation));
    return adapter;
  }
}

type Statements = Awaited<ReturnType<Awaited<ReturnType<PrismaPg["connect"]>>["startTransaction"]>>;

function inTurn(transaction: Statements): Statements {
  let last: Promise<unknown> = Promise.resolve();
  const after = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  };
  const { queryRaw, executeRaw } = transaction;
  transaction.queryRaw = (query) => after(() => queryRaw.call(transaction, query));
  transaction.executeRaw = (query) => after(() => executeRaw.call(transaction, query));
  return transaction;
}

const kept = globalThis as { cortegeDb?: PrismaClient; cortegeHot?: Pool };

function openDb(): PrismaClient {
  const connectionString = env().databaseUrl;
  if (!connectionString) throw new Error("DATABASE_URL is not set; scripts/start sets it for the embedded database");
  const adapter = new Connections(
    { connectionString, max: POOL_SIZE },
    {
      onPoolError: () => undefined,
      statementNameGenerator: nameStatement,
    },
  );
  return new PrismaClient({ adapter });
}

/** The database, opened at first use and once per process, also when a bundler holds several copies of this file. */
export const db: PrismaClient = new Proxy({} as PrismaClient, {
  get(_, name) {
    kept.cortegeDb ??= openDb();
    const value = Reflect.get(kept.cortegeDb, name);
    return typeof value === "function" ? value.bind(kept.cortegeDb) : value;
  },
});

/** A rush may queue for a connection on a small server: late is better than refused, and browsers wait a minute. */
const MOST_WAIT_MS = 30_000;
const LONGEST_MS = 20_000;

/** Runs `work` in one transaction; what it throws undoes everything. */
export const transaction = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
  db.$transaction(work, { maxWait: MOST_WAIT_MS, timeout: LONGEST_MS });

const HOT_POOL_SIZE = 2;

function openHot(): Pool {
  const pool = new Pool({
    connectionString: env().databaseUrl,
    max: HOT_POOL_SIZE,
    connectionTimeoutMillis: MOST_WAIT_MS,
    options: "-c plan_cache_mode=force_generic_plan",
  });
  pool.on("error", () => undefined);
  return pool;
}

/**
 * Runs a statement that is asked hundreds of times a second, past Prisma and planned once per connection: planning and
 * Prisma's own work took longer than the statement (2.7 and 2.5 of 7 ms). Its plan must be right whatever the values.
 */
export async function askOften<Row extends QueryResultRow>(sql: Prisma.Sql): Promise<Row[]> {
  kept.cortegeHot ??= openHot();
  const { text, values } = sql;
  const { rows } = await kept.cortegeHot.query<Row>({ name: nameStatement({ sql: text }), text, values });
  return rows;
}

/** Closes the database: for scripts, tests and the end of a process. */
export async function closeDb(): Promise<void> {
  await Promise.all([kept.cortegeDb?.$disconnect(), kept.cortegeHot?.end()]);
  kept.cortegeDb = undefined;
  kept.cortegeHot = undefined;
}

/** `value` without the keys that were not given: Prisma refuses an `undefined`, lest a forgotten one widen a query. */
export const defined = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, given]) => given !== undefined)) as T;
