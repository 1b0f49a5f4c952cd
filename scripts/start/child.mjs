// Loaded first into every process that start has started: when start is gone (kill -9 leaves no time for a word), the
// channel to it closes, and the process ends as if told to, so that nothing lingers on the port.
if (process.channel) {
  process.once("disconnect", () => {
    setTimeout(() => process.exit(1), 15_000).unref();
    process.kill(process.pid, "SIGTERM");
  });
  process.channel.unref();
}
