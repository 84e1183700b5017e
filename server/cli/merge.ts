/** `foedus merge`: one report of a check that was done in parts. */
import { conclude, type ReportOptions, refuseReport, sayLeftOut } from './outcome.ts';
import { outcomeOf } from './shard.ts';

/**
 * Prints of the parts of a run what the run would have printed in one piece. Returns its exit code.
 * @throws UsageError where the files are not all the parts of one run
 */
export async function merge(files: readonly string[], options: ReportOptions): Promise<number> {
  refuseReport(options);
  const outcome = await outcomeOf(files);
  sayLeftOut(outcome.input);
  return conclude(outcome, options);
}
