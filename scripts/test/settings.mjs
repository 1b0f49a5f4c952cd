// Tests choose their own settings: none of the shell's reaches them.
const OURS = [
  "HOST",
  "PORT",
  "PUBLIC_URL",
  "DATABASE_URL",
  "SMTP_URL",
  "SMTP_CONNECTIONS",
  "MAIL_FROM",
  "NODE_ENV",
  "NODE_OPTIONS",
];

/** Takes Cortège's settings out of an environment. @param {NodeJS.ProcessEnv} env */
export function clearSettings(env) {
  for (const name of Object.keys(env)) {
    if (OURS.includes(name) || (name.startsWith("CORTEGE_") && name !== "CORTEGE_CHROMIUM")) delete env[name];
  }
}
