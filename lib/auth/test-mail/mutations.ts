import { transaction } from "../../db";
import { enqueue } from "../../jobs/enqueue";

/** Has a test mail sent to the organizer's own address; asked again before it left, it is still one. */
export const askTestMail = (organizerId: string): Promise<void> =>
  transaction((tx) => enqueue(tx, "auth.test-mail", { organizerId }, { key: `test-mail:${organizerId}` }));
