/** Work that pauses, so that whoever has it done can say how far it is, let others in between, or stop. */

/** Does all of it at once. @throws what the work throws */
export function finished<Result>(steps: Iterator<unknown, Result>): Result {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value as Result;
  }
}
