/** All rules, by id. */

import { burdenParty } from './burden/burden-party.ts';
import { burdenTotal } from './burden/burden-total.ts';
import { unbalancedContributions } from './burden/unbalanced-contributions.ts';
import { unmetPledge } from './burden/unmet-pledge.ts';
import { conflictingObligations } from './obligations/conflicting-obligations.ts';
import { discretionaryResponse } from './obligations/discretionary-response.ts';
import { noTrigger } from './obligations/no-trigger.ts';
import { duplicateName } from './reading/duplicate-name.ts';
import { impossibleDate } from './reading/impossible-date.ts';
import { syntax } from './reading/syntax.ts';
import { unknownWord } from './reading/unknown-word.ts';
import { unresolvedName } from './reading/unresolved-name.ts';
import { unusedDeclaration } from './reading/unused-declaration.ts';
import type { Rule } from './rule.ts';
import { failedExpectation } from './scenarios/failed-expectation.ts';
import { ambiguousTrigger } from './triggers/ambiguous-trigger.ts';
import { unboundedTheatre } from './triggers/unbounded-theatre.ts';
import { undeterminedCasusFoederis } from './triggers/undetermined-casus-foederis.ts';
import { unreachableTrigger } from './triggers/unreachable-trigger.ts';
import { suppressionReason } from './upkeep/suppression-reason.ts';
import { unusedSuppression } from './upkeep/unused-suppression.ts';

const all: readonly Rule[] = [
  burdenParty,
  unbalancedContributions,
  unmetPledge,
  unreachableTrigger,
  ambiguousTrigger,
  undeterminedCasusFoederis,
  burdenTotal,
  conflictingObligations,
  discretionaryResponse,
  noTrigger,
  unboundedTheatre,
  duplicateName,
  impossibleDate,
  suppressionReason,
  failedExpectation,
  syntax,
  unknownWord,
  unresolvedName,
  unusedDeclaration,
  unusedSuppression,
];

/** Sorted by id. */
export const rules: readonly Rule[] = [...all].sort((one, two) => (one.id < two.id ? -1 : 1));
