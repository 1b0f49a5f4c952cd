import { createServer } from "node:net";

/** A mail server that says yes to everything, as fast as a socket can. Prints its port. */
const END = Buffer.from("\r\n.\r\n");

const server = createServer((socket) => {
  socket.on("error", () => undefined);
  socket.setNoDelay(true);
  let inData = false;
  let rest = Buffer.alloc(0);
  socket.write("220 sink\r\n");
  socket.on("data", (part) => {
    rest = rest.length ? Buffer.concat([rest, part]) : part;
    for (;;) {
      const end = inData ? rest.indexOf(END) : rest.indexOf("\n");
      if (end < 0) return;
      const line = inData ? "" : rest.toString("latin1", 0, Math.min(end, 4)).toUpperCase();
      rest = rest.subarray(end + (inData ? END.length : 1));
      if (inData) {
        inData = false;
        socket.write("250 ok\r\n");
      } else if (line === "DATA") {
        inData = true;
        socket.write("354 go on\r\n");
      } else if (line === "QUIT") socket.end("221 bye\r\n");
      else socket.write("250 ok\r\n");
    }
  });
});
server.listen(0, "127.0.0.1", () => console.log(server.address().port));
