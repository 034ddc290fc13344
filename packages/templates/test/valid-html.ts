import { HtmlValidate } from 'html-validate';

/** html-validate's reading of the HTML standard, but for `width`, `align` and their like, which Outlook for Windows lays tables out by. */
const validator = new HtmlValidate({
  extends: ['html-validate:standard'],
  rules: { 'no-deprecated-attr': 'off' },
});

/** What is wrong with a document, as `rule: message (line:column)`; empty when it is valid. */
export async function validityOf(html: string): Promise<readonly string[]> {
  const report = await validator.validateString(html);
  return report.results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line, column }) => `${ruleId}: ${message} (${line}:${column})`),
  );
}
