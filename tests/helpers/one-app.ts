import { startApp } from "./app";

/** One running Cortège for all browser tests; fault tests start their own. */
export default async function oneApp(): Promise<() => Promise<void>> {
  const app = await startApp();
  process.env.TEST_ORIGIN = app.origin;
  process.env.TEST_MAIL = app.mailDir;
  process.env.TEST_DATABASE = app.databaseUrl;
  process.env.TEST_SIGN_IN = app.signInLink;
  return async () => {
    await app.stop();
  };
}
