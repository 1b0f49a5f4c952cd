// Reads one address over 50 connections for some seconds and prints what it measured, as JSON. A program of its own on
// bare sockets: a whole HTTP client takes more of two cores than the servers that are to be measured.
import { connect } from "node:net";

const CLIENTS = 50;
const [address = "", seconds = "4"] = process.argv.slice(2);
const { hostname, port, pathname, search, host } = new URL(address);
const REQUEST = `GET ${pathname}${search} HTTP/1.1\r\nHost: ${host}\r\nAccept-Encoding: br, gzip\r\n\r\n`;
const LAST_CHUNK = Buffer.from("0\r\n\r\n");

/** @type {number[]} */
const times = [];
const began = performance.now();
const until = began + Number(seconds) * 1000;

/** How many bytes an answer has, by its head; Infinity for one in chunks, which its last chunk ends. */
function lengthOf(/** @type {Buffer} */ data) {
  const end = data.indexOf("\r\n\r\n");
  if (end < 0) return null;
  const head = data.toString("latin1", 0, end);
  if (!head.startsWith("HTTP/1.1 200 ")) throw new Error(`${address}: ${head.slice(0, 40)}`);
  const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
  return length === undefined ? Number.POSITIVE_INFINITY : end + 4 + Number(length);
}

const reader = () =>
  new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname).setNoDelay(true);
    /** @type {number | null} */
    let expected = null;
    let read = 0;
    let head = Buffer.alloc(0);
    let sentAt = 0;
    const ask = () => {
      expected = null;
      read = 0;
      head = Buffer.alloc(0);
      sentAt = performance.now();
      socket.write(REQUEST);
    };
    socket.once("connect", ask).once("error", reject);
    socket.on("data", (data) => {
      read += data.length;
      if (expected === null) {
        head = Buffer.concat([head, data]);
        expected = lengthOf(head);
      }
      const isWhole = expected === Number.POSITIVE_INFINITY ? data.subarray(-5).equals(LAST_CHUNK) : read === expected;
      if (!isWhole) return;
      const now = performance.now();
      times.push(now - sentAt);
      if (now < until) ask();
      else socket.end(() => resolve(undefined));
    });
  });

await Promise.all(Array.from({ length: CLIENTS }, reader));
const took = (performance.now() - began) / 1000;
times.sort((a, b) => a - b);
const at = (/** @type {number} */ share) => times[Math.floor((times.length - 1) * share)] ?? 0;
console.log(JSON.stringify({ perSecond: times.length / took, p50: at(0.5), p95: at(0.95), p99: at(0.99) }));
