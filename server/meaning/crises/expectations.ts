/** What a scenario expects, held against what its texts oblige to. */
import type { Expectation, QName } from '../../../grammar/index.ts';
import { type Day, lastDay, sayDay } from '../../model/dates.ts';
import type { StateEntity } from '../../model/register.ts';
import { textOf } from '../../model/site.ts';
import { readDate } from '../../model/treaty.ts';
import { memberNamed, type PlacedTreaty, resolve, treatyNamed } from '../../model/workspace.ts';
import { alone, callState, namedStates, type Scene } from '../actors.ts';
import { plainWords, sameWords } from '../kinds.ts';
import { membershipOn } from '../life.ts';
import { answerTrigger, type TriggerAnswer } from '../trigger.ts';
import {
  type AnswerWord,
  answerSays,
  type BindingAnswer,
  compareAnswers,
  isBound,
  isReason,
  type Reason,
} from './answers.ts';
import { excludes } from './conflict.ts';
import { type Act, actOf, actOfDuty, type Duty, dutiesOf, sayDuty, staysOut } from './duty.ts';
import { isMeant, statesMeant } from './obligation.ts';
import type { Crisis } from './run.ts';
import { joined, sayReason, sayStates } from './words.ts';

/** One clause's part in an answer. */
export interface ClauseAnswer {
  readonly duty: Duty;
  readonly obligor: StateEntity;
  readonly answer: AnswerWord;
  /** The bindings asked about, strongest first; of equal refusals those that fail least. */
  readonly bindings: readonly BindingAnswer[];
}

/** How an expectation came out. */
export interface ExpectationResult {
  readonly node: Expectation;
  /** The line as written, on one line. */
  readonly text: string;
  /** `unreadable`: a name in it means nothing, so nothing can be said. */
  readonly outcome: 'holds' | 'fails' | 'unreadable';
  readonly day: Day;
  /** A word of the vocabulary: what was found. */
  readonly answer: string;
  /** What was found, and why, in one sentence without a full stop. */
  readonly says: string;
  /** What was decisive, first things first. */
  readonly reasons: readonly Reason[];
  /** The clauses that were asked, strongest answer first. */
  readonly clauses: readonly ClauseAnswer[];
}

type Found = Omit<ExpectationResult, 'node' | 'text' | 'outcome' | 'day'> & { readonly outcome?: 'unreadable' };

/** All expectations of a crisis, in the order of the text. Those with a syntax error in them are left out. */
export function expectationsOf(crisis: Crisis): readonly ExpectationResult[] {
  const results: ExpectationResult[] = [];
  for (const node of crisis.site.node.lines)
    if (node.kind === 'expect' && !node.damaged) results.push(checkExpectation(crisis, node));
  return results;
}

/** How one expectation of the crisis comes out. */
export function checkExpectation(crisis: Crisis, node: Expectation): ExpectationResult {
  const date = node.date ? readDate(node.date).date : undefined;
  const day = date ? lastDay(date) : crisis.last;
  const text = textOf(crisis.site.placed.chunk, node).replace(/\s+/g, ' ').trim();
  const scene: Scene = { workspace: crisis.workspace, codeDay: crisis.first };
  const done = (found: Found, holds: boolean): ExpectationResult => ({
    node,
    text,
    day,
    ...found,
    outcome: found.outcome ?? (holds ? 'holds' : 'fails'),
  });
  const word = node.conflict ? 'conflict' : (node.answer?.value ?? '');
  const lost = crisis.site.node.under.find(
    (name) => !treatyNamed(crisis.workspace, (name.scope ?? name.name)?.value ?? ''),
  );
  if (lost) return done(unreadable(`no treaty is called ${nameOf(lost)}`), false);
  if (word === '') return done(unreadable('it does not say what is expected'), false);
  if (!node.conflict && (node.subject?.scope || word === 'met')) {
    const found = askTrigger(crisis, node.subject, day);
    return done(found, triggerHolds(found, word, node));
  }
  const subjects = node.subject ? statesNamed(scene, node.subject, crisis.first) : [];
  if (subjects.length === 0) return done(unreadable(`nobody knows who ${nameOf(node.subject)} is`), false);
  let last: ExpectationResult | undefined;
  for (const state of subjects) {
    const found = word === 'conflict' ? askConflict(crisis, node, state, day) : askState(crisis, node, state, day);
    last = done(found, holdsFor(found, word, node));
    // of a group, the first for whom it fails speaks
    if (last.outcome !== 'holds') return last;
  }
  return last as ExpectationResult;
}

function unreadable(says: string): Found {
  return { outcome: 'unreadable', answer: 'unknown', says, reasons: [], clauses: [] };
}

function nameOf(name: QName | undefined): string {
  return [name?.scope?.value, name?.name?.value].filter(Boolean).join('.') || 'that';
}

function statesNamed(scene: Scene, name: QName, day: Day): readonly StateEntity[] {
  return namedStates(alone({ kind: 'actor', form: 'name', name, start: name.start, end: name.end }), scene, day);
}

// ---------- whether it holds ----------

const refusals: readonly string[] = ['not-bound', 'not-yet', 'ended', 'suspended'];

function holdsFor({ answer, clauses, reasons }: Found, word: string, node: Expectation): boolean {
  const bound = clauses.length > 0 && isBound(answer as AnswerWord);
  const is =
    word === 'bound' ? (node.not ? refusals.includes(answer) : bound) : (answer === word) !== (node.not === true);
  if (!is) return false;
  const { because } = node;
  if (!because) return true;
  if (because.kind === 'quoted')
    return reasons.some((each) => plainWords(each.says).includes(plainWords(because.value)));
  return answer === because.value || reasons.some((each) => isReason(each, because.value));
}

function triggerHolds({ answer, reasons }: Found, word: string, node: Expectation): boolean {
  const is = (answer === word) !== (node.not === true);
  const { because } = node;
  return is && (!because || reasons.some((each) => isReason(each, because.value)));
}

// ---------- a trigger ----------

function askTrigger(crisis: Crisis, name: QName | undefined, day: Day): Found {
  const { workspace } = crisis;
  const scope = name?.scope?.value;
  const last = name?.name?.value ?? '';
  const homes = scope === undefined ? crisis.treaties : [treatyNamed(workspace, scope)];
  for (const treaty of homes) {
    const node = treaty ? memberNamed(treaty, last, ['trigger'])?.node : undefined;
    if (!treaty || node?.kind !== 'trigger') continue;
    const found: TriggerAnswer = answerTrigger({ workspace, treaty }, node, crisis.solverOn(day).events, day);
    const reasons = found.parts
      .filter((part) => part.truth === found.truth)
      .map((part): Reason => ({ ...part, treaty: part.treaty }));
    const because = reasons.length > 0 ? `, because: ${reasons.map(sayReason).join('; ')}` : '';
    const says = `${treaty.treaty.name}.${last} is ${found.truth.replace('-', ' ')} on ${sayDay(day)}${because}`;
    return { answer: found.truth, says, reasons, clauses: [] };
  }
  return unreadable(`no trigger is called ${nameOf(name)}`);
}

// ---------- a state ----------

function askState(crisis: Crisis, node: Expectation, state: StateEntity, day: Day): Found {
  const { workspace } = crisis;
  const scene: Scene = { workspace, codeDay: crisis.first };
  const under = node.under
    ? clausesUnder(crisis, node.under)
    : { duties: crisis.duties, treaties: crisis.treaties, whole: true };
  if (!under) return unreadable(`no treaty or clause is called ${nameOf(node.under)}`);
  const asked = node.action ? actOf(node.action, false) : undefined;
  const whom = asked?.object && !isOwn(asked) ? statesMeant(scene, asked.object, {}, crisis.first) : [];
  const enemy = asked?.enemy ? statesMeant(scene, asked.enemy, {}, crisis.first) : [];
  const nobody = [asked?.object, asked?.enemy].find(
    (actors, index) => actors?.items.some((each) => each.form === 'name') && (index === 0 ? whom : enemy).length === 0,
  );
  if (nobody && asked && !isOwn(asked))
    return unreadable(`nobody knows who ${textOf(crisis.site.placed.chunk, nobody)} is`);
  const clauses: ClauseAnswer[] = [];
  for (const duty of under.duties) {
    if (asked && !answersTo(actOfDuty(duty), asked)) continue;
    const clause = askClause(crisis, duty, state, day, whom, enemy);
    if (clause) clauses.push(clause);
  }
  clauses.sort((one, two) => compareAnswers(two.answer, one.answer) || closeness(one) - closeness(two));
  const word = node.because?.value;
  if (word !== undefined) preferReason(clauses, word);
  const name = callState(scene, state);
  const task = node.action ? ` to ${textOf(crisis.site.placed.chunk, node.action).replace(/\s+/g, ' ').trim()}` : '';
  const best = clauses[0];
  if (!best || best.answer === 'not-bound') {
    const partial = under.whole
      ? under.treaties.find(
          (treaty) => treaty.treaty.partial && membershipOn(workspace, treaty, state, day) === 'party',
        )
      : undefined;
    if (partial)
      return {
        answer: 'unknown',
        says: `whether ${name} is bound${task} on ${sayDay(day)} is unknown: of ${partial.treaty.name} only a part is at hand, so its silence says nothing (ask \`under\` a treaty or clause that is at hand)`,
        reasons: best?.bindings[0]?.reasons ?? [],
        clauses,
      };
  }
  if (!best) {
    const where = joined(under.treaties.map((treaty) => treaty.treaty.name)) || 'any treaty';
    return {
      answer: 'not-bound',
      says: `${name} is not bound${task} on ${sayDay(day)}: no clause of ${where} obliges it to`,
      reasons: [],
      clauses,
    };
  }
  const reasons = clauses
    .filter((each) => each.answer === best.answer)
    .flatMap((each) => each.bindings.flatMap((binding) => binding.reasons));
  return { answer: best.answer, says: sayAnswer(name, task, day, best), reasons, clauses };
}

/** Of answers that are as strong, one that gives the reason asked about speaks first. */
function preferReason(clauses: ClauseAnswer[], word: string): void {
  const gives = (binding: BindingAnswer) => binding.reasons.some((each) => isReason(each, word));
  const index = clauses.findIndex(({ answer, bindings }) => answer === clauses[0]?.answer && bindings.some(gives));
  const clause = clauses[index];
  if (!clause) return;
  clauses.splice(index, 1);
  const first = clause.bindings.findIndex(gives);
  const bindings = [...clause.bindings];
  bindings.unshift(...bindings.splice(first, 1));
  clauses.unshift({ ...clause, bindings });
}

/** Of what is refused, the clause that comes nearest speaks first. */
function closeness({ bindings }: ClauseAnswer): number {
  const reasons = bindings[0]?.reasons ?? [];
  return reasons.length + (reasons[0]?.part === 'role' ? 100 : reasons[0]?.part === 'membership' ? 50 : 0);
}

function sayAnswer(name: string, task: string, day: Day, { duty, answer, bindings }: ClauseAnswer): string {
  const { reasons = [], awaits = [] } = bindings[0] ?? {};
  const clause = sayDuty(duty);
  const on = sayDay(day);
  const because = (all: readonly string[]) => (all.length > 0 ? `, because: ${[...new Set(all)].join('; ')}` : '');
  const plain = (text: string | undefined) => (text ?? '').replace(/\.$/, '');
  switch (answer) {
    case 'due':
      return `${name} is bound${task} on ${on}; ${clause}`;
    case 'due-discretion':
      return `${name} is bound${task} on ${on}, at its own discretion${because(reasons.filter((each) => each.part === 'discretion').map(sayReason))}; ${clause}`;
    case 'fulfilled':
      return `${name} was bound${task} on ${on}, and did so (${lower(plain(reasons[0]?.says))}); ${clause}`;
    case 'violated':
      return `${name} was bound${task} on ${on}, and broke that (${lower(plain(reasons[0]?.says))}); ${clause}`;
    case 'pending':
      return `whether ${name} is bound${task} on ${on} is pending${because(awaits.map(plain))}; ${clause}`;
    default:
      return `${name} is ${answerSays[answer]}${task} on ${on}${because(reasons.map(sayReason))}; ${clause}`;
  }
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

interface Under {
  readonly duties: readonly Duty[];
  readonly treaties: readonly PlacedTreaty[];
  readonly whole: boolean;
}

function clausesUnder(crisis: Crisis, name: QName): Under | undefined {
  const { workspace } = crisis;
  const last = name.name?.value ?? '';
  const plain = name.scope ? undefined : treatyNamed(workspace, last);
  if (plain) {
    const listed = crisis.duties.filter((duty) => duty.treaty.treaty === plain.treaty);
    return { duties: listed.length > 0 ? listed : dutiesOf(workspace, plain), treaties: [plain], whole: true };
  }
  const homes = name.scope ? [treatyNamed(workspace, name.scope.value)] : crisis.treaties;
  for (const treaty of homes) {
    if (!treaty) continue;
    const site = resolve({ workspace, treaty, day: 0 }, { ...name, scope: undefined }, ['obligation']);
    const duty = dutiesOf(workspace, treaty).find((each) => each.node === site?.node);
    if (duty) return { duties: [duty], treaties: [treaty], whole: false };
  }
  return undefined;
}

/** Whether a clause promises what is asked for. Asking for `assist` accepts `defend`. */
function answersTo(own: Act, asked: Act): boolean {
  if (own.verb === 'own-words' || asked.verb === 'own-words' || own.verb === 'maintain')
    return (
      own.verb === asked.verb && own.forbidden === asked.forbidden && sameWords(own.words ?? '', asked.words ?? '')
    );
  if (own.forbidden !== asked.forbidden) return false;
  return own.verb === asked.verb || (asked.verb === 'assist' && own.verb === 'defend');
}

function isOwn({ verb }: Act): boolean {
  return verb === 'own-words' || verb === 'maintain';
}

const byRole: ReadonlySet<string | undefined> = new Set([
  'any-party',
  'that-party',
  'victim',
  'aggressor',
  'other-party',
  'other-parties',
]);

/** The clause's answer as far as it is about those asked for; nothing where it cannot be about them. */
function askClause(
  crisis: Crisis,
  duty: Duty,
  state: StateEntity,
  day: Day,
  whom: readonly StateEntity[],
  enemy: readonly StateEntity[],
): ClauseAnswer | undefined {
  const answer = crisis.ask(duty, state, day);
  const act = actOfDuty(duty);
  const { workspace } = crisis;
  const scene: Scene = { workspace, treaty: duty.treaty };
  const open = act.object?.items.some((each) => byRole.has(each.form)) ?? true;
  if (whom.length > 0 && !open && act.object) {
    const { object } = act;
    if (!whom.every((each) => isMeant(scene, object, each, {}, day))) return undefined;
  }
  const standing = answer.bindings.some((binding) => binding.reasons[0]?.part === 'membership');
  const isAbout = (binding: BindingAnswer): boolean => {
    if (standing) return true;
    const { thatParty } = binding.roles;
    const among = [...binding.helped, ...(act.verb === 'attack' ? binding.fought : [])];
    // who is meant without being named (`any state`) need have no part in what happened
    const helps = whom.every(
      (each) =>
        among.some((other) => other.id === each.id) ||
        (act.object && staysOut(act) && isMeant(scene, act.object, each, binding.roles, day)),
    );
    const refused = binding.answer === 'not-bound' && open && whom.length === 1 && thatParty?.id === whom[0]?.id;
    const fights =
      binding.answer === 'not-bound' || enemy.every((each) => binding.fought.some((other) => other.id === each.id));
    return (helps || refused || !act.object) && fights;
  };
  const about = answer.bindings.filter(isAbout);
  const [first] = about;
  if (!first) {
    const says =
      answer.answer === 'not-bound'
        ? `Nothing that happened is on ${sayStates(scene, whom)}.`
        : `What it is bound to is not about ${sayStates(scene, [...whom, ...enemy])}.`;
    const reason: Reason = { part: 'on', says, treaty: duty.treaty, node: duty.node.action ?? duty.node };
    const none: BindingAnswer = {
      answer: 'not-bound',
      roles: {},
      helped: [],
      fought: [],
      reasons: [reason],
      awaits: [],
      events: [],
      performed: [],
    };
    return { duty, obligor: state, answer: 'not-bound', bindings: [none] };
  }
  const equals = about.filter(
    (each) =>
      each.answer === first.answer &&
      (first.answer !== 'not-bound' || each.reasons.length === first.reasons.length || each === first),
  );
  return { duty, obligor: state, answer: first.answer, bindings: equals };
}

// ---------- a conflict ----------

function askConflict(crisis: Crisis, node: Expectation, state: StateEntity, day: Day): Found {
  const sides = node.conflict ? [node.under, node.and] : [];
  const duties = sides.map((name) => (name ? clausesUnder(crisis, name)?.duties : undefined));
  if (node.conflict && duties.some((each) => !each))
    return unreadable(`no clause is called ${nameOf(duties[0] ? node.and : node.under)}`);
  const [ones = crisis.duties, twos = crisis.duties] = duties;
  const scene: Scene = { workspace: crisis.workspace, codeDay: crisis.first };
  const name = callState(scene, state);
  const asked: ClauseAnswer[] = [];
  const ask = (duty: Duty) => {
    const { bindings, answer } = crisis.ask(duty, state, day);
    const clause: ClauseAnswer = { duty, obligor: state, answer, bindings };
    if (!asked.some((each) => each.duty === duty)) asked.push(clause);
    return crisis.ask(duty, state, day);
  };
  for (const one of ones)
    for (const two of twos) {
      if (one === two) continue;
      const [left, right] = [ask(one), ask(two)];
      for (const first of left.bindings)
        for (const second of right.bindings) {
          if (!isBound(first.answer) || !isBound(second.answer)) continue;
          const found = excludes(
            crisis.workspace,
            day,
            { terms: left.terms, binding: first },
            { terms: right.terms, binding: second },
          );
          if (!found) continue;
          return {
            answer: 'conflict',
            says: `${name} cannot do both on ${sayDay(day)}: ${sayDuty(one)} and ${sayDuty(two)} exclude each other over ${callState(scene, found.whom)}`,
            reasons: [...first.reasons, ...second.reasons],
            clauses: asked,
          };
        }
    }
  const open = asked.filter((each) => !isBound(each.answer));
  const why = (open.length > 0 ? open : asked)
    .map((each) => sayAnswer(name, ` by ${each.duty.name}`, day, each))
    .slice(0, 2)
    .join('. ');
  return {
    answer: open.length > 0 ? (open[0] as ClauseAnswer).answer : 'bound',
    says:
      open.length > 0
        ? `there is no conflict for ${name}: ${why}`
        : `there is no conflict for ${name}: both can be done`,
    reasons: open.flatMap((each) => each.bindings[0]?.reasons ?? []),
    clauses: asked,
  };
}
