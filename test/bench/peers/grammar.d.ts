/** What the bundler makes of a grammar: its JSON, as text. */
declare module '*.langium' {
  const json: string;
  export default json;
}
