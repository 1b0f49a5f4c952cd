import { createServer } from "node:net";
import { Refusal } from "./refusal";

/** Refuses with a sentence when the address cannot be listened on; asked before anything slow begins. */
export function checkPort(host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE") reject(new Refusal("port_taken", { port }));
      else if (error.code === "EACCES") reject(new Refusal("port_forbidden", { port }));
      else if (/EADDRNOTAVAIL|ENOTFOUND|EAI_AGAIN|EINVAL/.test(error.code ?? ""))
        reject(new Refusal("address_unusable", { host }));
      else reject(error);
    });
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve()));
  });
}
