/** What stands under /api and is none of its routes: without this it would be a page in the language "api", which takes acts. */
const nothing = () => new Response(null, { status: 404 });

export { nothing as GET, nothing as POST };
