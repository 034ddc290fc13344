declare module 'jsonfeed-schema/v1.1.js' {
  /** JSON Schema, draft 7. */
  const schema: Record<string, unknown>;
  export default schema;
}
