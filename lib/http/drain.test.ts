import { Agent, createServer, get } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { drainable } from "./drain";

test("a server that ends answers what is in flight, takes nothing new, and waits for no idle connection", async () => {
  let inHand: (answer: () => void) => void = () => {};
  const slowInHand = new Promise<() => void>((resolve) => {
    inHand = resolve;
  });
  const server = createServer({ keepAliveTimeout: 120_000 }, (request, response) => {
    if (request.url === "/slow") inHand(() => response.end("whole"));
    else response.end("quick");
  });
  const drain = drainable(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const agent = new Agent({ keepAlive: true });
  const ask = (path: string, by: Agent | false = agent) =>
    new Promise<string>((resolve, reject) => {
      get({ host: "127.0.0.1", port, path, agent: by }, (response) => {
        let text = "";
        response.on("data", (chunk) => {
          text += chunk;
        });
        response.on("end", () => resolve(text));
      }).on("error", reject);
    });
  await Promise.all([ask("/quick"), ask("/quick")]); // leave two idle connections behind; the next takes one of them
  const slow = ask("/slow");
  const answerSlow = await slowInHand;
  const began = Date.now();
  const ended = drain();
  await expect(ask("/quick", false)).rejects.toMatchObject({ code: "ECONNREFUSED" });
  answerSlow();
  expect(await slow).toBe("whole");
  await ended;
  expect(Date.now() - began).toBeLessThan(20_000); // at 25 seconds they would be cut
  agent.destroy();
});
