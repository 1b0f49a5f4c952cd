// Loaded first into every process that start has started: when start is gone (kill -9 leaves no time for a word), the
// channel to it closes, and the process ends as if told to, so that nothing lingers on the port. Processes that such a
// process starts itself inherit this file too; their channels are not ours.
if (process.channel && String(process.ppid) === process.env.CORTEGE_STARTED_BY) {
  process.once("disconnect", () => {
    setTimeout(() => process.exit(1), 30_000).unref();
    process.kill(process.pid, "SIGTERM");
  });
  process.channel.unref();
}
