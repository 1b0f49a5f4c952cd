/** As little as a page can be: rendered once, when it is built. */
export default function Page() {
  return (
    <main>
      <h1>An event</h1>
      <p>Saturday, from 1 pm to 6 pm.</p>
    </main>
  );
}
