import { timingSafeEqual } from "node:crypto";
import { db } from "@/lib/db";
import { setupToken } from "@/lib/privacy/key-check";

/** Whether this is the link that start printed for the first run. */
export function isSetupToken(token: string): boolean {
  const [given, right] = [Buffer.from(token), Buffer.from(setupToken())];
  return given.length === right.length && timingSafeEqual(given, right);
}

/** Whether the instance still waits for its first organizer. */
export const isWaitingForSetup = async (): Promise<boolean> => (await db.organizer.count()) === 0;
