import { existsSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';

/** Checks answers against the provider's API description. */
export interface Conformance {
  /** False when the description is not there and nothing is checked. */
  readonly isThere: boolean;
  /** Throws when `body` is not what the description promises for this status. `path` as the description writes it. */
  expectValid(method: string, path: string, status: number, body: unknown): void;
  /** The same for a webhook's body, by its type. */
  expectValidEvent(body: unknown): void;
}

/** The description lies beside the checkout, not in it; without it the answers' shapes are only checked by the tests' own words. */
const FILE = new URL('../../../../shared/reference/resend-openapi.yaml', import.meta.url);

export async function loadConformance(): Promise<Conformance> {
  if (!existsSync(FILE)) {
    console.warn(
      `The provider's API description is not at ${FILE.pathname}: answers are not validated against it.`,
    );
    return { isThere: false, expectValid: () => undefined, expectValidEvent: () => undefined };
  }
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema(parse(readFileSync(FILE, 'utf8')) as object, 'api');
  const check = (pointer: string, body: unknown): void => {
    const validate = ajv.getSchema(`api#${pointer}`);
    if (validate === undefined) throw new Error(`the description has no ${pointer}`);
    if (validate(body) !== true) throw new Error(`${pointer}: ${ajv.errorsText(validate.errors)}`);
  };
  return {
    isThere: true,
    expectValid: (method, path, status, body) =>
      check(
        `/paths/${path.replaceAll('/', '~1')}/${method}/responses/${status}/content/application~1json/schema`,
        body,
      ),
    expectValidEvent(body) {
      const { type } = body as { type: string };
      check(`/webhooks/${type}/post/requestBody/content/application~1json/schema`, body);
    },
  };
}
