import { transaction } from "../../db";
import { enqueue } from "../../jobs/enqueue";
import { takeTest } from "../../mail/quota/mutations";

type Asked = { ok: true } | { ok: false; reason: "many_tests" };

/** Has a test mail sent to the organizer's own address, some times a minute; asked again before it left, it is still one. */
export async function askTestMail(organizerId: string, now: Date): Promise<Asked> {
  if (!(await takeTest(organizerId, now))) return { ok: false, reason: "many_tests" };
  await transaction((tx) => enqueue(tx, "auth.test-mail", { organizerId }, { key: `test-mail:${organizerId}` }));
  return { ok: true };
}
