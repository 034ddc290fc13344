import { Copy, DockerfileParser, type Instruction, JSONInstruction } from 'dockerfile-ast';

/** One instruction, as far as ours are written. */
export type Step =
  | { readonly kind: 'workdir'; readonly path: string }
  | { readonly kind: 'env'; readonly values: Readonly<Record<string, string>> }
  | {
      readonly kind: 'copy';
      readonly from: string | null;
      readonly sources: readonly string[];
      readonly to: string;
    }
  | { readonly kind: 'run'; readonly command: string }
  | { readonly kind: 'user'; readonly name: string };

export interface Stage {
  readonly name: string;
  readonly image: string;
  readonly steps: readonly Step[];
  /** ENTRYPOINT and CMD; empty where there is none. */
  readonly entrypoint: readonly string[];
  readonly command: readonly string[];
}

/** The stages of a Dockerfile, in order. @throws for an instruction that nobody here knows how to follow */
export function readDockerfile(text: string): readonly Stage[] {
  const stages: { name: string; image: string; steps: Step[]; entrypoint: string[]; command: string[] }[] =
    [];
  for (const instruction of DockerfileParser.parse(text).getInstructions()) {
    const keyword = instruction.getKeyword();
    const words = instruction.getArguments().map((argument) => argument.getValue());
    if (keyword === 'FROM') {
      const [image = '', , name = String(stages.length)] = words;
      stages.push({ name, image, steps: [], entrypoint: [], command: [] });
      continue;
    }
    const stage = stages.at(-1);
    if (stage === undefined) throw new Error(`${keyword} before FROM`);
    if (keyword === 'CMD') stage.command = jsonOf(instruction);
    else if (keyword === 'ENTRYPOINT') stage.entrypoint = jsonOf(instruction);
    else stage.steps.push(stepOf(keyword, instruction, words));
  }
  return stages;
}

function stepOf(keyword: string, instruction: Instruction, words: readonly string[]): Step {
  const [first = ''] = words;
  switch (keyword) {
    case 'WORKDIR':
      return { kind: 'workdir', path: first };
    case 'USER':
      return { kind: 'user', name: first };
    case 'RUN':
      return { kind: 'run', command: instruction.getRawArgumentsContent() ?? '' };
    case 'ENV':
      return {
        kind: 'env',
        values: Object.fromEntries(words.map((word) => word.split('=', 2) as [string, string])),
      };
    case 'COPY': {
      const from = instruction instanceof Copy ? (instruction.getFromFlag()?.getValue() ?? null) : null;
      return { kind: 'copy', from, sources: words.slice(0, -1), to: words.at(-1) ?? '' };
    }
    default:
      throw new Error(`nobody knows how to follow ${keyword} without a container engine`);
  }
}

function jsonOf(instruction: Instruction): string[] {
  if (!(instruction instanceof JSONInstruction)) throw new Error('CMD and ENTRYPOINT are lists here');
  return instruction.getJSONStrings().map((one) => one.getJSONValue());
}
