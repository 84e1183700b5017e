/**
 * The tree of a treaty file. Plain data; offsets count UTF-16 units from the start of the node's **chunk** (one
 * top-level declaration with the comments before it), so an edit elsewhere in the file leaves a chunk's tree as it is.
 *
 * A tree exists for every text, however broken: what the parser could not read is missing (`undefined`, or fewer
 * items), the syntax errors say so, and every node around an error carries `damaged`, so that no rule reports as
 * missing what merely could not be read.
 */

/** What all nodes have: a kind, and where they stand in their chunk (end exclusive). */
export interface Node {
  readonly kind: string;
  start: number;
  end: number;
  /** A syntax error lies in this node. */
  damaged?: true;
}

// ---------- leaves ----------

/** A name: begins with a capital. */
export interface Name extends Node {
  readonly kind: 'name';
  readonly value: string;
}
/** A vocabulary word. */
export interface Word extends Node {
  readonly kind: 'word';
  readonly value: string;
}
/** Words in quotes, or a text in `"""`; `value` is without the quotes. */
export interface Quoted extends Node {
  readonly kind: 'quoted';
  readonly value: string;
}
/** A number; `value` is its decimal text without `_` and `%`, so that nothing is lost to binary fractions. */
export interface Numeral extends Node {
  readonly kind: 'number';
  readonly value: string;
  readonly percent: boolean;
}
/** A date as written: YYYY, YYYY-MM or YYYY-MM-DD (not checked here). */
export interface DateLeaf extends Node {
  readonly kind: 'date';
  readonly value: string;
}
/** `Name` or `Treaty.Name`. */
export interface QName extends Node {
  readonly kind: 'qname';
  scope?: Name;
  name?: Name;
}
export interface Duration extends Node {
  readonly kind: 'duration';
  count?: Numeral;
  unit?: 'day' | 'month' | 'year';
}

// ---------- top level ----------

export type Declaration = ImportDecl | StateDecl | GroupDecl | AreaDecl | TreatyDecl | FiguresDecl | ScenarioDecl;

export interface ImportDecl extends Node {
  readonly kind: 'import';
  path?: Quoted;
}
export interface StateDecl extends Node {
  readonly kind: 'state';
  name?: Name;
  title?: Quoted;
  lines: StateLine[];
}
export interface StateLine extends Node {
  readonly kind: 'state-line';
  what?: 'cow' | 'iso' | 'since' | 'until' | 'successor';
  number?: Numeral;
  code?: Quoted;
  date?: DateLeaf;
  of?: Name;
}
export interface GroupDecl extends Node {
  readonly kind: 'group';
  name?: Name;
  title?: Quoted;
  members: Name[];
}
export interface AreaDecl extends Node {
  readonly kind: 'area';
  name?: Name;
  title?: Quoted;
  within?: Name;
  lines: AreaLine[];
}
export interface AreaLine extends Node {
  readonly kind: 'area-line';
  excludes?: boolean;
  territory?: Territory;
  places: SimplePlace[];
}
/** `territory of ACTORS [within A or B]`. */
export interface Territory extends Node {
  readonly kind: 'territory';
  of?: Actors;
  within: QName[];
}
export type SimplePlace = QName | Quoted;
/** Where something happens: a territory, or areas and quoted places joined by `or`. */
export interface Place extends Node {
  readonly kind: 'place';
  territory?: Territory;
  places: SimplePlace[];
}

export interface TreatyDecl extends Node {
  readonly kind: 'treaty';
  name?: Name;
  title?: Quoted;
  items: TreatyItem[];
}
/** What may stand straight in a treaty. */
export type TreatyItem = HeadProperty | PartiesBlock | Article | ArticleItem;
/** What may stand in an article as well as in a treaty. */
export type ArticleItem = Provision | Organ | AreaDecl | GroupDecl | Trigger | Obligation | Right | Recital
  | Reservation | Deeming | Burden; // biome-ignore format: a list
/** What may stand in an article. */
export type ArticleLine = TextLine | ConceptLine | ArticleItem;

export interface HeadProperty extends Node {
  readonly kind: 'head';
  what?: 'signed' | 'concluded' | 'in-force' | 'ended' | 'renewed' | 'source' | 'atop' | 'form' | 'supplements';
  date?: DateLeaf;
  /** `signed … at "place"`; a reason for `ended`, `renewed`; the `source`. */
  text?: Quoted;
  duration?: Duration;
  partial?: boolean;
  number?: Numeral;
  word?: Word;
  name?: Name;
}
export interface PartiesBlock extends Node {
  readonly kind: 'parties';
  parties: Party[];
}
export interface Party extends Node {
  readonly kind: 'party';
  name?: Name;
  title?: Quoted;
  memberships: Membership[];
}
export interface Membership extends Node {
  readonly kind: 'membership';
  what?: 'joined' | 'left' | 'suspended' | 'apart';
  date?: DateLeaf;
  to?: DateLeaf;
  text?: Quoted;
}
export interface Article extends Node {
  readonly kind: 'article';
  /** The number or name as written, e.g. `5`, `IV`, `Secret Protocol`. */
  label?: Numeral | Name | Quoted;
  title?: Quoted;
  items: ArticleLine[];
}
export interface TextLine extends Node {
  readonly kind: 'text';
  text?: Quoted;
}
export interface ConceptLine extends Node {
  readonly kind: 'concept';
  word?: Word;
}

/** A provision or exit clause: what is said once of the whole treaty. */
export type Provision = Secret | Ratification | Term | SubjectTo | Supersedes | Disputes | Withdrawal | Accession | Review | Amendment | Suspension; // biome-ignore format: a list
export interface Secret extends Node {
  readonly kind: 'secret';
  duration?: Duration;
}
export interface Ratification extends Node {
  readonly kind: 'ratification';
  required?: boolean;
  text?: Quoted;
}
export interface Term extends Node {
  readonly kind: 'term';
  indefinite?: boolean;
  duration?: Duration;
  renewed?: { every: boolean; duration?: Duration };
  untilDenounced?: boolean;
  /** In force as long as that treaty is. */
  whileTreaty?: Name;
  extendedWhile?: Condition;
}
export interface SubjectTo extends Node {
  readonly kind: 'subject-to';
  to?: SimplePlace;
}
export interface Supersedes extends Node {
  readonly kind: 'supersedes';
  name?: Name;
}
export interface Disputes extends Node {
  readonly kind: 'disputes';
  ways: Word[];
  organs: QName[];
}
export interface Withdrawal extends Node {
  readonly kind: 'withdrawal';
  none?: boolean;
  after?: Duration;
  atEndOfTerm?: boolean;
  notice?: Duration;
  to?: SimplePlace;
}
export interface Accession extends Node {
  readonly kind: 'accession';
  how?: 'open' | 'closed' | 'invitation';
  of?: Actors;
  text?: Quoted;
}
export interface Review extends Node {
  readonly kind: 'review';
  after?: Duration;
  atEndOfTerm?: boolean;
  uponRequestOf?: Actors;
}
export interface Amendment extends Node {
  readonly kind: 'amendment';
  by?: Voting;
}
export interface Suspension extends Node {
  readonly kind: 'suspension';
  of?: QName;
  when?: Condition;
}
export interface Voting extends Node {
  readonly kind: 'voting';
  rule?: 'unanimity' | 'consensus' | 'majority';
  fraction?: Fraction;
}
export interface Fraction extends Node {
  readonly kind: 'fraction';
  over?: Numeral;
  under?: Numeral;
}
export interface Organ extends Node {
  readonly kind: 'organ';
  name?: Name;
  title?: Quoted;
  members?: Actors;
  decides?: Voting;
  excluding?: Actors;
  quorum?: Fraction;
  tasks: Word[];
  meets?: Word;
}

// ---------- triggers ----------

export interface Trigger extends Node {
  readonly kind: 'trigger';
  name?: Name;
  title?: Quoted;
  condition?: Condition;
}
/** What must be so: an event, or events and triggers joined by `or`, `and`, `not`. */
export type Condition = EventPattern | Junction | Negation | Reference | QuotedCondition;
export interface Junction extends Node {
  readonly kind: 'or' | 'and';
  items: Condition[];
}
export interface Negation extends Node {
  readonly kind: 'not';
  item?: Condition;
}
/** A trigger (or organ, for `upon decision`) named. */
export interface Reference extends Node {
  readonly kind: 'reference';
  name?: QName;
}
/** A condition in the treaty's own words. */
export interface QuotedCondition extends Node {
  readonly kind: 'quoted-condition';
  text?: Quoted;
}
export interface EventPattern extends Node {
  readonly kind: 'event';
  provocation?: 'unprovoked' | 'provoked';
  kinds: (Word | Quoted)[];
  parts: EventPart[];
}
export interface EventPart extends Node {
  readonly kind: 'event-part';
  /** `on` stands for `against` as well; `said` is a bare provoked/unprovoked of a scenario's event. */
  what?: 'on' | 'by' | 'between' | 'supported' | 'in' | 'determined' | 'after' | 'before' | 'deliberate' | 'date' | 'that' | 'provocation'; // biome-ignore format: a list
  actors?: Actors;
  /** The first of `between … and …`; `actors` is the second. */
  first?: Actor;
  place?: Place;
  date?: DateLeaf;
  text?: Quoted;
  /** A scenario's `that [not] TREATY.TRIGGER`. */
  decided?: { not: boolean; name?: QName };
  provocation?: 'unprovoked' | 'provoked';
}

// ---------- actors ----------

export interface Actors extends Node {
  readonly kind: 'actors';
  items: Actor[];
  /** The word between the items: `and` is jointly, `or` and `,` either. */
  joined?: 'and' | 'or' | ',';
  except: Actor[];
}
export type ActorForm =
  | 'each-party' | 'each-of' | 'no-party' | 'all-parties' | 'all-of' | 'any-party' | 'any-state' | 'any-third-state'
  | 'any-of' | 'other-party' | 'other-parties' | 'that-party' | 'victim' | 'aggressor' | 'at-least' | 'name' | 'quoted'; // biome-ignore format: a list
export interface Actor extends Node {
  readonly kind: 'actor';
  form?: ActorForm;
  /** The group or treaty of `each of`, `all of`, `any of`, `at least N of`; the name of a named actor. */
  name?: QName;
  /** The words of a quoted actor, or the class of `any state "…"`. */
  text?: Quoted;
  count?: Numeral;
  /** What `at least N` counts. */
  counted?: 'states' | 'parties' | 'third-states' | 'of';
}

// ---------- duties ----------

export interface Obligation extends Node {
  readonly kind: 'obligation';
  name?: Name;
  title?: Quoted;
  actors?: Actors;
  modality?: 'shall' | 'should';
  not?: boolean;
  action?: Action;
  modifiers: Modifier[];
}
export interface Right extends Node {
  readonly kind: 'right';
  name?: Name;
  title?: Quoted;
  actors?: Actors;
  action?: Action;
  modifiers: Modifier[];
}
export interface Recital extends Node {
  readonly kind: 'recital';
  name?: Name;
  title?: Quoted;
  actors?: Actors;
  verb?: string;
  text?: Quoted;
  modifiers: Modifier[];
}
export interface Reservation extends Node {
  readonly kind: 'reservation';
  name?: Name;
  title?: Quoted;
  actors?: Actors;
  to?: QName;
  modifiers: Modifier[];
}
export interface Deeming extends Node {
  readonly kind: 'deem';
  event?: Word | Quoted;
  on?: Actors;
  as?: Word | Quoted;
  asOn?: Actors;
}
export type Verb =
  | 'defend' | 'assist' | 'aid' | 'attack' | 'join' | 'mobilize' | 'neutral' | 'no-force' | 'no-unlawful-force'
  | 'no-alliances' | 'no-aid' | 'no-conflicting-engagements' | 'no-separate-peace' | 'consult' | 'notify' | 'negotiate'
  | 'settle' | 'contribute' | 'spend' | 'maintain' | 'own-words' | 'host' | 'station' | 'coordinate'; // biome-ignore format: a list
export interface Action extends Node {
  readonly kind: 'action';
  verb?: Verb;
  /** Whom it is done to, for or with. */
  object?: Actors;
  /** `against …`: who would be fought. */
  enemy?: Actors;
  benevolent?: boolean;
  text?: Quoted;
  quantity?: Quantity;
  place?: Place;
  words: Word[];
}
export interface Quantity extends Node {
  readonly kind: 'quantity';
  from?: Numeral;
  to?: Numeral;
  scale?: Scale;
  unit?: Name | Word | Quoted;
}
export type Scale = 'thousand' | 'million' | 'billion';
export type ModifierKind =
  | 'with' | 'only-in' | 'when' | 'unless' | 'until' | 'within' | 'discretion' | 'immediately' | 'in-defence'
  | 'without-agreement' | 'automatic' | 'upon-request' | 'upon-decision' | 'upon-consultation' | 'upon-consent'
  | 'by-date' | 'constitutional' | 'survives' | 'cite' | 'concept'; // biome-ignore format: a list
export interface Modifier extends Node {
  readonly kind: 'modifier';
  what?: ModifierKind;
  words: Word[];
  except: Word[];
  place?: Place;
  condition?: Condition;
  duration?: Duration;
  over?: 'measures' | 'participation';
  text?: Quoted;
  actors?: Actors;
  name?: QName;
  date?: DateLeaf;
}

// ---------- burden, figures ----------

export interface Burden extends Node {
  readonly kind: 'burden';
  name?: Name;
  title?: Quoted;
  of?: Quoted;
  total?: Money;
  basis?: Basis;
  tolerance?: Numeral;
  shares: Share[];
}
export interface Basis extends Node {
  readonly kind: 'basis';
  word?: Word;
  text?: Quoted;
  from?: Name;
}
export interface Share extends Node {
  readonly kind: 'share';
  party?: Name;
  others?: boolean;
  percent?: Numeral;
}
export interface Money extends Node {
  readonly kind: 'money';
  amount?: Numeral;
  scale?: Scale;
  currency?: Name;
  perYear?: boolean;
}
export interface FiguresDecl extends Node {
  readonly kind: 'figures';
  name?: Name;
  title?: Quoted;
  /** `from "file.csv"`. */
  from?: Quoted;
  source?: Quoted;
  year?: Numeral;
  columns: Column[];
  rows: Row[];
}
export interface Column extends Node {
  readonly kind: 'column';
  word?: Word;
  scale?: Scale;
  unit?: Name;
  percent?: boolean;
  percentOf?: Word;
}
export interface Row extends Node {
  readonly kind: 'row';
  name?: Name;
  cells: (Numeral | Word)[];
}

// ---------- scenario ----------

export interface ScenarioDecl extends Node {
  readonly kind: 'scenario';
  name?: Name;
  title?: Quoted;
  under: QName[];
  on?: DateLeaf;
  lines: ScenarioLine[];
}
export type ScenarioLine = ScenarioEvent | Assumption | Expectation;
export interface ScenarioEvent extends Node {
  readonly kind: 'scenario-event';
  event?: EventPattern;
}
export interface Assumption extends Node {
  readonly kind: 'assume';
  fully?: boolean;
  how?: 'by' | 'except';
  names: Name[];
}
export interface Expectation extends Node {
  readonly kind: 'expect';
  conflict?: boolean;
  subject?: QName;
  not?: boolean;
  answer?: Word;
  action?: Action;
  under?: QName;
  and?: QName;
  because?: Word | Quoted;
  date?: DateLeaf;
}

/** Any node that the grammar makes. */
export type AnyNode =
  | Name | Word | Quoted | Numeral | DateLeaf | QName | Duration | Declaration | StateLine | AreaLine | Territory | Place
  | HeadProperty | PartiesBlock | Party | Membership | Article | TextLine | ConceptLine | ArticleItem | Voting | Fraction
  | Condition | EventPart | Actors | Actor | Action | Quantity | Modifier | Basis | Share | Money | Column | Row
  | ScenarioLine; // biome-ignore format: a list

/** The nodes straight under a node, in the order of the text. */
export function childrenOf(node: Node): AnyNode[] {
  const found: AnyNode[] = [];
  collect(node, found);
  for (let at = 1; at < found.length; at++)
    if ((found[at - 1] as AnyNode).start > (found[at] as AnyNode).start)
      return found.sort((one, two) => one.start - two.start || one.end - two.end);
  return found;
}

/**
 * Every rule and feature walks trees, so this makes no arrays on its way, and goes through lists by their places: `in` is
 * slow there.
 */
function collect(holder: object, found: AnyNode[]): void {
  if (Array.isArray(holder)) for (const value of holder) take(value, found);
  else for (const key in holder) take(holder[key as keyof typeof holder], found);
}

function take(value: unknown, found: AnyNode[]): void {
  if (typeof value !== 'object' || value === null) return;
  if (isNode(value)) found.push(value);
  else collect(value, found);
}

function isNode(value: object): value is AnyNode {
  return 'kind' in value && 'start' in value;
}

/** Visits a node and all below it, parents first; `visit` returning false leaves out what is below. */
export function walk(node: AnyNode, visit: (node: AnyNode, path: readonly AnyNode[]) => boolean | undefined): void {
  const path: AnyNode[] = [];
  const step = (at: AnyNode): void => {
    if (visit(at, path) === false) return;
    path.push(at);
    for (const child of childrenOf(at)) step(child);
    path.pop();
  };
  step(node);
}

/** A node and the one that it stands in. */
export interface Within {
  readonly node: AnyNode;
  readonly parent: AnyNode | undefined;
}

let lastWalked: { readonly root: AnyNode; readonly all: readonly Within[] } | undefined;

/**
 * A node and all below it, parents first. Many go through the same tree one after the other when a chunk is new, so the
 * last list is kept; only for trees that are not changed any more.
 */
export function allWithin(root: AnyNode): readonly Within[] {
  if (lastWalked?.root !== root) {
    const all: Within[] = [];
    const step = (node: AnyNode, parent: AnyNode | undefined): void => {
      all.push({ node, parent });
      for (const child of childrenOf(node)) step(child, node);
    };
    step(root, undefined);
    lastWalked = { root, all };
  }
  return lastWalked.all;
}

/**
 * The nodes that hold an offset of the chunk, outermost first (ends count as inside, so a cursor right behind a word
 * is in it; of two that touch, the later wins).
 */
export function pathAt(root: AnyNode, offset: number): AnyNode[] {
  const path: AnyNode[] = [];
  let at: AnyNode | undefined = root;
  while (at) {
    path.push(at);
    let next: AnyNode | undefined;
    for (const child of childrenOf(at)) if (child.start <= offset && offset <= child.end) next = child;
    at = next;
  }
  return path;
}
