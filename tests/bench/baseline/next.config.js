import path from "node:path";

/** Lies below .data of the project, whose packages it uses. */
export default {
  poweredByHeader: false,
  serverExternalPackages: ["pg"],
  turbopack: { root: path.resolve(import.meta.dirname, "../../..") },
};
