import path from "node:path";
import { z } from "zod";
import { parseAddress, parseSender } from "./addresses";

/**
 * The settings, each with a working default; an empty one counts as unset. The only reader of process.env.
 * Refusals are thrown as SettingsError with the setting's name; scripts/start turns them into a sentence.
 */
export class SettingsError extends Error {
  constructor(
    readonly setting: string,
    readonly given: string,
  ) {
    super(`${setting}: ${given}`);
  }
}

/** Hold a key or a password: never repeated on a screen. */
const SECRET = ["CORTEGE_KEY", "SMTP_URL", "BOUNCE_IMAP_URL", "BOUNCE_SECRET", "DATABASE_URL"];

const httpUrl = z.url({ protocol: /^https?$/ }).transform((value) => value.replace(/\/+$/, ""));

/** A server's address as the mail transport will read it: a name or password with a "/", "#" or bare "%" breaks it. */
function isServer(url: string): boolean {
  const { hostname, username, password, pathname, hash } = new URL(url);
  try {
    decodeURIComponent(username + password);
  } catch {
    return false;
  }
  return hostname !== "" && !hash && /^\/?$/.test(pathname);
}

/** "gmail.com=30, orange.fr=10": how many mails a minute, by the domain of the address. */
const readPaces = (text: string): ReadonlyMap<string, number> =>
  new Map(
    text
      .split(",")
      .map((pace) => pace.trim().toLowerCase().split("=") as [string, string])
      .map(([domain, mails]) => [domain, Number(mails)]),
  );

const settings = z.object({
  HOST: z.string().optional(),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  PUBLIC_URL: httpUrl.optional(),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/, abort: true })
    .refine(isServer)
    .optional(),
  SMTP_CONNECTIONS: z.coerce.number().int().min(1).max(50).default(4),
  MAIL_FROM: z
    .string()
    .transform(parseSender)
    .pipe(z.object({ name: z.string(), address: z.string() }))
    .optional(),
  DKIM_KEY_FILE: z.string().optional(),
  DKIM_DOMAIN: z.hostname().optional(),
  DKIM_SELECTOR: z
    .string()
    .regex(/^[A-Za-z0-9]([A-Za-z0-9.-]{0,61}[A-Za-z0-9])?$/)
    .default("cortege"),
  BOUNCE_ADDRESS: z
    .string()
    .refine((text) => parseAddress(text).ok)
    .optional(),
  BOUNCE_SECRET: z.string().min(16).optional(),
  BOUNCE_IMAP_URL: z
    .url({ protocol: /^imaps?$/, abort: true })
    .refine(isServer)
    .optional(),
  MAIL_PER_HOUR: z.coerce.number().int().min(1).optional(),
  MAIL_PER_DAY: z.coerce.number().int().min(1).optional(),
  MAIL_PACE: z
    .string()
    .regex(/^\s*[a-z0-9.-]+=[1-9]\d*\s*(,\s*[a-z0-9.-]+=[1-9]\d*\s*)*$/i)
    .transform(readPaces)
    .optional(),
  MAIL_RETRY_SECONDS: z.coerce.number().int().min(1).max(3600).default(300),
  SOURCE_URL: httpUrl.optional(),
  CORTEGE_KEY: z
    .string()
    .regex(/^[A-Za-z0-9+/_-]{43}=?$/)
    .optional(),
  CORTEGE_KEY_FILE: z.string().optional(),
  CORTEGE_DATA: z.string().default(".data"),
  CORTEGE_ERASURES_FILE: z.string().optional(),
  CORTEGE_DEMO: z.enum(["on", "off"]).default("on"),
  CORTEGE_ROLE: z.enum(["all", "web", "worker"]).default("all"),
  NODE_ENV: z.enum(["production", "development", "test"]).default("production"),
});

export type Env = {
  /** Address to listen on; every interface once mail really leaves (SMTP_URL), else this machine only. */
  host: string;
  port: number;
  /** Origin in links and mails, without a slash at its end. */
  publicUrl: string;
  databaseUrl: string | undefined;
  smtpUrl: string | undefined;
  /** How many mails leave side by side. */
  smtpConnections: number;
  mailFrom: { name: string; address: string } | undefined;
  /** What mails are signed with (lib/mail/signing): the private key's file, whose domain answers for them, and where its public key stands in DNS. */
  dkim: { keyFile: string; domain: string; selector: string } | undefined;
  /** Where mails that could not be delivered come back to, with the delivery's name after a plus sign. */
  bounceAddress: string | undefined;
  /** What a relay that posts bounces must know; the mailbox of bounceAddress, with its name and password. */
  bounces: { secret: string | undefined; imapUrl: string | undefined };
  /** How many messages to many may leave; undefined is as many as the server takes. */
  mailLimits: { perHour: number | undefined; perDay: number | undefined; perMinute: ReadonlyMap<string, number> };
  /** The first wait after a mail server's "later", in milliseconds. */
  mailRetryMs: number;
  /** Where the source of what runs here lies, for whoever uses it (AGPL-3.0, section 13). */
  sourceUrl: string | undefined;
  key: string | undefined;
  /** Absolute path of the key file; by default beside the data folder, never in it. */
  keyFile: string;
  /** Absolute path of the list of erasures (lib/privacy/erasures); by default beside the data folder, never in it. */
  erasuresFile: string;
  /** Absolute path of the data folder. */
  dataDir: string;
  demo: boolean;
  role: "all" | "web" | "worker";
  mode: "production" | "development" | "test";
};

function readEnv(source: NodeJS.ProcessEnv): Env {
  const given = Object.fromEntries(
    Object.keys(settings.shape)
      .map((name) => [name, source[name]?.trim()])
      .filter(([, value]) => value),
  );
  const parsed = settings.safeParse(given);
  if (!parsed.success) {
    const name = String(parsed.error.issues[0]?.path[0]);
    throw new SettingsError(name, SECRET.includes(name) ? "" : String(given[name]));
  }
  const s = parsed.data;
  const dataDir = path.resolve(s.CORTEGE_DATA);
  const publicUrl = s.PUBLIC_URL ?? `http://localhost:${s.PORT}`;
  const domain = s.DKIM_DOMAIN ?? s.MAIL_FROM?.address.split("@").at(-1) ?? new URL(publicUrl).hostname;
  return {
    host: s.HOST ?? (s.SMTP_URL ? "0.0.0.0" : "127.0.0.1"),
    port: s.PORT,
    publicUrl,
    databaseUrl: s.DATABASE_URL,
    smtpUrl: s.SMTP_URL,
    smtpConnections: s.SMTP_CONNECTIONS,
    mailFrom: s.MAIL_FROM,
    dkim: s.DKIM_KEY_FILE ? { keyFile: path.resolve(s.DKIM_KEY_FILE), domain, selector: s.DKIM_SELECTOR } : undefined,
    bounceAddress: s.BOUNCE_ADDRESS,
    bounces: { secret: s.BOUNCE_SECRET, imapUrl: s.BOUNCE_IMAP_URL },
    mailLimits: { perHour: s.MAIL_PER_HOUR, perDay: s.MAIL_PER_DAY, perMinute: s.MAIL_PACE ?? new Map() },
    mailRetryMs: s.MAIL_RETRY_SECONDS * 1000,
    sourceUrl: s.SOURCE_URL,
    key: s.CORTEGE_KEY,
    keyFile: s.CORTEGE_KEY_FILE ? path.resolve(s.CORTEGE_KEY_FILE) : path.join(path.dirname(dataDir), ".cortege.key"),
    erasuresFile: s.CORTEGE_ERASURES_FILE
      ? path.resolve(s.CORTEGE_ERASURES_FILE)
      : path.join(path.dirname(dataDir), ".cortege.erasures"),
    dataDir,
    demo: s.CORTEGE_DEMO === "on",
    role: s.CORTEGE_ROLE,
    mode: s.NODE_ENV,
  };
}

let known: Env | undefined;

/** The settings of this process, read once, at first use: a build needs none. */
export function env(): Env {
  if (!known) {
    known = readEnv(process.env);
    // next-auth reads its own address from here and from nowhere else.
    process.env.NEXTAUTH_URL = known.publicUrl;
  }
  return known;
}

/** Reads the settings anew: for tests and for scripts that set some themselves. */
export function rereadEnv(): Env {
  known = undefined;
  return env();
}

/** Takes a database that came up after this process did. */
export function adoptDatabase(url: string): void {
  process.env.DATABASE_URL = url;
  rereadEnv();
}

/** Tells Next, before it is loaded, to send nothing about us to anybody. */
export function silenceNext(): void {
  process.env.NEXT_TELEMETRY_DISABLED = "1";
}
