// Known weaknesses of what the project rests on: `npm audit`, read. Some registries do not offer it.
import { run } from './_common.ts';

/** What there is to say: `unavailable` with the registry's reason, or how many weaknesses of moderate weight or more. */
export type Audit = { readonly unavailable: string } | { readonly weaknesses: number; readonly report: string };

interface Answer {
  readonly message?: string;
  readonly metadata?: { readonly vulnerabilities?: Readonly<Record<string, number>> };
}

/** Asks the registry. Never throws. */
export async function audit(): Promise<Audit> {
  const { output } = await run('npm', ['audit', '--json'], {}, { quiet: true });
  let answer: Answer;
  try {
    answer = JSON.parse(output.slice(output.indexOf('{')));
  } catch {
    return { unavailable: 'its answer could not be read' };
  }
  const counted = answer.metadata?.vulnerabilities;
  if (!counted) return { unavailable: answer.message?.replace(/https?:\S+/g, 'the registry') ?? 'it gave no counts' };
  const { moderate = 0, high = 0, critical = 0 } = counted;
  return { weaknesses: moderate + high + critical, report: output };
}
