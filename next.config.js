import createNextIntlPlugin from "next-intl/plugin";

/** Next behind our own front (lib/http): it compresses nothing, redirects no slashes, optimizes no pictures. */
const config = {
  poweredByHeader: false,
  compress: false,
  reactStrictMode: true,
  images: { unoptimized: true },
  serverExternalPackages: ["pg", "graphile-worker", "pino", "sharp", "@prisma/client", "@prisma/adapter-pg"],
  // Titles and descriptions stand in the head for everybody, also for readers without scripts: nothing is streamed in.
  htmlLimitedBots: /.*/,
  // Types are checked by `npm run check`; a self-hoster's build does not pay for it again.
  typescript: { ignoreBuildErrors: true },
  // Pages are loaded when they are asked for, not all at the start: the first one is answered a second earlier.
  experimental: { authInterrupts: false, preloadEntriesOnStart: false },
};

export default createNextIntlPlugin("./lib/i18n/request.ts")(config);
