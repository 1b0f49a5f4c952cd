import { spawn } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import path from "node:path";
import { rereadEnv } from "@/lib/env";
import { newKeyText } from "@/lib/privacy/keys";
import { migrate } from "../migrate";
import { closeFolder, startPostgres } from "../postgres/embedded";

/** Brings everything up. */
export async function main({ dev }: { dev: boolean }): Promise<void> {
  const settings = rereadEnv();
  closeFolder(settings.dataDir);
  if (!settings.key && !existsSync(settings.keyFile)) writeFileSync(settings.keyFile, newKeyText(), { mode: 0o600 });
  const postgres = settings.databaseUrl
    ? null
    : await startPostgres({ dataDir: path.join(settings.dataDir, "postgres") });
  if (postgres) process.env.DATABASE_URL = postgres.url;
  await migrate(process.env.DATABASE_URL ?? "");
  const env = { ...process.env, NODE_ENV: dev ? "development" : "production" };
  const children = ["lib/http/main.ts", "lib/worker/main.ts"]
    .filter((file) => existsSync(file))
    .map((file) =>
      spawn(process.execPath, ["--import", "tsx", file], { env: env as NodeJS.ProcessEnv, stdio: "inherit" }),
    );
  const end = async () => {
    for (const child of children) child.kill("SIGTERM");
    await Promise.all(children.map((child) => child.exitCode ?? new Promise((done) => child.once("exit", done))));
    await postgres?.stop();
    process.exit(0);
  };
  process.on("SIGINT", end).on("SIGTERM", end);
}
