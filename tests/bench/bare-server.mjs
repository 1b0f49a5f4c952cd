// As fast as Node can be: the same bytes for everybody. node bare-server.mjs <file with { headers, body }> <port>
import { readFileSync } from "node:fs";
import { createServer } from "node:http";

const [file = "", port] = process.argv.slice(2);
const { headers, body } = JSON.parse(readFileSync(file, "utf8"));
const bytes = Buffer.from(body, "base64");
createServer((_, response) => response.writeHead(200, headers).end(bytes)).listen(Number(port), "127.0.0.1");
