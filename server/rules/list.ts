/** All rules, by id. */

import { burdenParty } from './burden/burden-party.ts';
import { burdenTotal } from './burden/burden-total.ts';
import { freeRiderRisk } from './burden/free-rider-risk.ts';
import { opaqueBurden } from './burden/opaque-burden.ts';
import { unbalancedContributions } from './burden/unbalanced-contributions.ts';
import { unmetPledge } from './burden/unmet-pledge.ts';
import { charterArticle51 } from './design/charter-article-51.ts';
import { exitLockIn } from './design/exit-lock-in.ts';
import { lapsed } from './design/lapsed.ts';
import { noAccessionCriteria } from './design/no-accession-criteria.ts';
import { noConsultation } from './design/no-consultation.ts';
import { noDisputeSettlement } from './design/no-dispute-settlement.ts';
import { noExit } from './design/no-exit.ts';
import { noPlanning } from './design/no-planning.ts';
import { noReview } from './design/no-review.ts';
import { secretCommitment } from './design/secret-commitment.ts';
import { conflictingObligations } from './obligations/conflicting-obligations.ts';
import { consultationGate } from './obligations/consultation-gate.ts';
import { discretionaryResponse } from './obligations/discretionary-response.ts';
import { dormantObligation } from './obligations/dormant-obligation.ts';
import { noTrigger } from './obligations/no-trigger.ts';
import { oneSidedObligation } from './obligations/one-sided-obligation.ts';
import { orphanRight } from './obligations/orphan-right.ts';
import { vaguePerformance } from './obligations/vague-performance.ts';
import { hedgedProse } from './prose/hedged-prose.ts';
import { modalityMismatch } from './prose/modality-mismatch.ts';
import { unformalisedProse } from './prose/unformalised-prose.ts';
import { unquotedWords } from './prose/unquoted-words.ts';
import { duplicateName } from './reading/duplicate-name.ts';
import { impossibleDate } from './reading/impossible-date.ts';
import { syntax } from './reading/syntax.ts';
import { unknownWord } from './reading/unknown-word.ts';
import { unresolvedName } from './reading/unresolved-name.ts';
import { unusedDeclaration } from './reading/unused-declaration.ts';
import type { Rule } from './rule.ts';
import { failedExpectation } from './scenarios/failed-expectation.ts';
import { untestedClause } from './scenarios/untested-clause.ts';
import { ambiguousTrigger } from './triggers/ambiguous-trigger.ts';
import { contradictoryTrigger } from './triggers/contradictory-trigger.ts';
import { overlappingTriggers } from './triggers/overlapping-triggers.ts';
import { unboundedTheatre } from './triggers/unbounded-theatre.ts';
import { undeterminedCasusFoederis } from './triggers/undetermined-casus-foederis.ts';
import { unprovokedUnsaid } from './triggers/unprovoked-unsaid.ts';
import { unreachableTrigger } from './triggers/unreachable-trigger.ts';
import { configuration } from './upkeep/configuration.ts';
import { suppressionReason } from './upkeep/suppression-reason.ts';
import { unusedSuppression } from './upkeep/unused-suppression.ts';

const all: readonly Rule[] = [
  hedgedProse,
  modalityMismatch,
  unformalisedProse,
  unquotedWords,
  freeRiderRisk,
  opaqueBurden,
  charterArticle51,
  exitLockIn,
  lapsed,
  noAccessionCriteria,
  noConsultation,
  noDisputeSettlement,
  noExit,
  noPlanning,
  noReview,
  secretCommitment,
  consultationGate,
  dormantObligation,
  oneSidedObligation,
  orphanRight,
  vaguePerformance,
  contradictoryTrigger,
  overlappingTriggers,
  unprovokedUnsaid,
  burdenParty,
  unbalancedContributions,
  unmetPledge,
  unreachableTrigger,
  ambiguousTrigger,
  undeterminedCasusFoederis,
  burdenTotal,
  configuration,
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
  untestedClause,
];

/** Sorted by id. */
export const rules: readonly Rule[] = [...all].sort((one, two) => (one.id < two.id ? -1 : 1));
