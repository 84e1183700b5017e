/**
 * The grammar, on Chevrotain 13. It reads the tokens of one chunk and builds the tree of `tree.ts` as it goes.
 *
 * Half a clause must never hide the others, so recovery differs from Chevrotain's own in three ways:
 * - every node is attached to its parent before its children are read, so nothing read is lost when a rule gives up;
 * - blocks read over what they cannot place, token by token, in a loop (Chevrotain's own re-sync inside repetitions
 *   calls itself and overflows the stack on thousands of errors);
 * - looking for a place to go on, braces are jumped over in pairs, so that the brace which ends a broken trigger is
 *   never taken for the end of its article.
 */
import { EmbeddedActionsParser, EOF, type IToken, type ParserMethod, type TokenType } from 'chevrotain';
import { LookaheadWhenNeeded } from './lookahead.ts';
import { messages } from './messages.ts';
import { beginsClause, type Keyword, keyword as k, opensClause, parserTokens, t } from './tokens.ts';
import type * as tree from './tree.ts';
import { vocabulary } from './vocabulary.ts';

type Attach<N> = (node: N) => void;
type Rule<N> = ParserMethod<[Attach<N>], void>;
type Make<N> = Omit<N, 'start' | 'end' | 'damaged'>;

/** What Chevrotain keeps inside and the recovery here needs. */
interface Inner {
  RULE_STACK: number[];
  RULE_STACK_IDX: number;
  RULE_OCCURRENCE_STACK: number[];
  currIdx: number;
  SAVE_ERROR(error: Error): void;
  getFollowsForInRuleRecovery(type: TokenType, occurrence: number): TokenType[];
}
const inner = EmbeddedActionsParser.prototype as unknown as Inner;

/** The parser; one instance serves all texts, one after the other. `tree.ts` says what each rule builds. */
export class TreatyParser extends EmbeddedActionsParser {
  private readonly follows = new Map<string, TokenType[]>();
  /** For each `{` of the input that a clause does not cut off from its `}`: the place of that `}`. */
  private closing: Map<number, number> | undefined;

  constructor(options: { validate: boolean }) {
    super(parserTokens, {
      recoveryEnabled: true,
      maxLookahead: 2,
      lookaheadStrategy: new LookaheadWhenNeeded({ maxLookahead: 2 }),
      skipValidations: !options.validate,
      errorMessageProvider: messages,
    });
    // Replaced by skipStray: see the head of this file.
    (this as unknown as { attemptInRepetitionRecovery: () => void }).attemptInRepetitionRecovery = () => {};
    this.performSelfAnalysis();
  }

  // ---------- recovery ----------

  /** Only signs and keywords may be supplied: a made-up name or number would be a fact that nobody wrote. */
  protected override canTokenTypeBeInsertedInRecovery(type: TokenType): boolean {
    return type !== t.name && type !== t.word && type !== t.string && type !== t.text && type !== t.number
      && type !== t.percent && type !== t.date; // biome-ignore format: a list
  }

  /** Never drops a brace or the head of a clause to make the next token fit. */
  protected canRecoverWithSingleTokenDeletion(expected: TokenType): boolean {
    const next = this.LA(1).tokenType;
    if (next === t.leftBrace || next === t.rightBrace || opensClause(next) || starts.treatyItem.has(next)) return false;
    return this.LA(2).tokenType === expected;
  }

  /** What may follow a token that is missing; Chevrotain walks the grammar for it, so each place is walked once. */
  protected getFollowsForInRuleRecovery(type: TokenType, occurrence: number): TokenType[] {
    if (!this.canTokenTypeBeInsertedInRecovery(type)) return [];
    const { RULE_STACK, RULE_STACK_IDX, RULE_OCCURRENCE_STACK } = this as unknown as Inner;
    const rules = RULE_STACK.slice(0, RULE_STACK_IDX + 1).join();
    const key = `${rules} ${RULE_OCCURRENCE_STACK.slice(0, RULE_STACK_IDX + 1).join()} ${type.name} ${occurrence}`;
    let follows = this.follows.get(key);
    if (!follows) {
      follows = inner.getFollowsForInRuleRecovery.call(this, type, occurrence);
      if (this.follows.size > 10_000) this.follows.clear();
      this.follows.set(key, follows);
    }
    return follows;
  }

  override set input(tokens: IToken[]) {
    super.input = tokens;
    this.closing = undefined;
  }

  override get input(): IToken[] {
    return super.input;
  }

  /** How many tokens a step over token `ahead` takes: a `{` counts with all up to its `}`. */
  private stride(ahead: number): number {
    if (this.LA(ahead).tokenType !== t.leftBrace) return 1;
    this.closing ??= matchBraces(this.input);
    const at = (this as unknown as Inner).currIdx + ahead;
    return (this.closing.get(at) ?? at) - at + 1;
  }

  private beginsClause(at: number): boolean {
    return beginsClause(this.LA(at).tokenType, this.LA(at + 1).tokenType);
  }

  protected findReSyncTokenType(): TokenType {
    const wanted = (this as unknown as { flattenFollowSet(): TokenType[] }).flattenFollowSet();
    for (let at = 1; ; at += this.stride(at)) {
      const token = this.LA(at);
      const found = wanted.find((type) => type === token.tokenType);
      if (found) return found;
      if (token.tokenType === EOF) return EOF;
    }
  }

  protected reSyncTo(type: TokenType): IToken[] {
    const skipped: IToken[] = [];
    while (this.LA(1).tokenType !== type && this.LA(1).tokenType !== EOF) {
      for (let left = this.stride(1); left > 0; left--) {
        skipped.push(this.LA(1));
        this.SKIP_TOKEN();
      }
    }
    return skipped;
  }

  /**
   * Reads a block's items, and reads over what begins none of them. `read` is the block's MANY; `begins` says
   * which tokens begin an item; `what` says in words what was expected.
   */
  private block(read: () => void, begins: ReadonlySet<TokenType>, what: string): void {
    do read();
    while (!this.RECORDING_PHASE && this.skipStray(begins, what));
  }

  /** Reads over what stands between the end of a block's content and its `}`. */
  private readOver(what: string): void {
    if (!this.RECORDING_PHASE) this.skipStray(noTokens, what);
  }

  /** Skips stray tokens; true if an item begins right after them. */
  private skipStray(begins: ReadonlySet<TokenType>, what: string): boolean {
    const first = this.LA(1);
    if (first.tokenType === EOF || first.tokenType === t.rightBrace) return false;
    if (!begins.has(first.tokenType) && this.beginsClause(1)) return false;
    const previous = this.LA(0);
    const resyncedTokens: IToken[] = [];
    for (;;) {
      for (let left = this.stride(1); left > 0; left--) {
        resyncedTokens.push(this.LA(1));
        this.SKIP_TOKEN();
      }
      const { tokenType } = this.LA(1);
      const stop = tokenType === EOF || tokenType === t.rightBrace;
      const clause = this.beginsClause(1);
      if (!stop && !clause && !begins.has(tokenType)) continue;
      const error = new Error(messages.stray(what, first, previous)) as Error & Record<string, unknown>;
      error.name = 'NotAllInputParsedException';
      Object.assign(error, {
        token: first,
        previousToken: previous,
        resyncedTokens,
      });
      (this as unknown as Inner).SAVE_ERROR(error);
      return begins.has(tokenType);
    }
  }

  // ---------- building ----------

  /** Defines a rule that makes one node: attached first, filled by `read`, and closed whatever happens. */
  private node<N extends tree.Node>(name: string, make: () => Make<N>, read: (node: N) => void): Rule<N> {
    return this.RULE(name, (attach: Attach<N>) => {
      const node = make() as N;
      node.start = this.LA(1).startOffset;
      node.end = node.start;
      if (!this.RECORDING_PHASE) attach(node);
      try {
        read(node);
      } finally {
        node.end = endOf(this.LA(0));
        // Of what nothing was read (at the end of the text, before -1): it is missing behind the last token.
        if (node.start < 0 || node.start > node.end) node.start = node.end;
      }
    }) as Rule<N>;
  }

  /** Defines a rule that reads one word: vocabulary, or a keyword that is vocabulary at this place. */
  private leafRule(name: string, types: readonly TokenType[]): Rule<tree.Word> {
    return this.RULE(name, (attach: Attach<tree.Word>) => {
      const read = (type: TokenType) => {
        const leaf = word(this.CONSUME(type));
        if (leaf && !this.RECORDING_PHASE) attach(leaf);
      };
      this.OR({
        MAX_LOOKAHEAD: 1,
        DEF: types.map((type) => ({
          GATE: () => type === t.word || !this.beginsClause(1),
          ALT: () => read(type),
        })),
      });
    });
  }

  private into<N>(list: N[]): { ARGS: [Attach<N>] } {
    return { ARGS: [(node) => list.push(node)] };
  }

  private set<T extends object, K extends keyof T>(target: T, key: K): { ARGS: [Attach<NonNullable<T[K]>>] } {
    return {
      ARGS: [
        (node) => {
          target[key] = node;
        },
      ],
    };
  }

  // ---------- top level ----------

  /** One declaration. */
  declaration = this.RULE('declaration', (attach: Attach<tree.Declaration>) => {
    const to: { ARGS: [typeof attach] } = { ARGS: [attach] };
    this.OR([
      { ALT: () => this.SUBRULE(this.importDecl, to) },
      { ALT: () => this.SUBRULE(this.stateDecl, to) },
      { ALT: () => this.SUBRULE(this.groupDecl, to) },
      { ALT: () => this.SUBRULE(this.areaDecl, to) },
      { ALT: () => this.SUBRULE(this.treatyDecl, to) },
      { ALT: () => this.SUBRULE(this.figuresDecl, to) },
      { ALT: () => this.SUBRULE(this.scenarioDecl, to) },
    ]);
  });

  private importDecl = this.node<tree.ImportDecl>(
    'import',
    () => ({ kind: 'import' }),
    (node) => {
      this.CONSUME(k('import'));
      node.path = quoted(this.CONSUME(t.string));
    },
  );

  private stateDecl = this.node<tree.StateDecl>(
    'state',
    () => ({ kind: 'state', lines: [] }),
    (node) => {
      this.CONSUME(k('state'));
      node.name = name(this.CONSUME(t.name));
      node.title = quoted(this.CONSUME(t.string));
      this.OPTION(() => {
        this.CONSUME(t.leftBrace);
        this.block(
          () => this.MANY(() => this.SUBRULE(this.stateLine, this.into(node.lines))),
          starts.stateLine,
          'a line of the state (cow, iso, since, until, successor of)',
        );
        this.CONSUME(t.rightBrace);
      });
    },
  );

  private stateLine = this.node<tree.StateLine>(
    'stateLine',
    () => ({ kind: 'state-line' }),
    (node) => {
      this.OR([
        {
          ALT: () => {
            node.what = this.say('cow', this.CONSUME(k('cow')));
            node.number = numeral(this.CONSUME(t.number));
          },
        },
        {
          ALT: () => {
            node.what = this.say('iso', this.CONSUME(k('iso')));
            node.code = quoted(this.CONSUME(t.string));
          },
        },
        {
          ALT: () => {
            node.what = this.say('since', this.CONSUME(k('since')));
            this.SUBRULE1(this.date, this.set(node, 'date'));
          },
        },
        {
          ALT: () => {
            node.what = this.say('until', this.CONSUME(k('until')));
            this.SUBRULE2(this.date, this.set(node, 'date'));
          },
        },
        {
          ALT: () => {
            node.what = this.say('successor', this.CONSUME(k('successor')));
            this.CONSUME(k('of'));
            node.of = name(this.CONSUME(t.name));
            this.OPTION(() => {
              this.CONSUME(k('from'));
              this.SUBRULE3(this.date, this.set(node, 'date'));
            });
          },
        },
      ]);
    },
  );

  private say<T>(value: T, _token: IToken): T {
    return value;
  }

  private groupDecl = this.node<tree.GroupDecl>(
    'group',
    () => ({ kind: 'group', members: [] }),
    (node) => {
      this.CONSUME(k('group'));
      node.name = name(this.CONSUME(t.name));
      this.OPTION(() => {
        node.title = quoted(this.CONSUME(t.string));
      });
      this.CONSUME(t.equals);
      push(node.members, name(this.CONSUME1(t.name)));
      this.MANY(() => {
        this.CONSUME(t.comma);
        push(node.members, name(this.CONSUME2(t.name)));
      });
    },
  );

  private areaDecl = this.node<tree.AreaDecl>(
    'area',
    () => ({ kind: 'area', lines: [] }),
    (node) => {
      this.CONSUME(k('area'));
      node.name = name(this.CONSUME(t.name));
      this.OPTION1(() => {
        node.title = quoted(this.CONSUME(t.string));
      });
      this.OPTION2(() => {
        this.CONSUME(k('within'));
        node.within = name(this.CONSUME1(t.name));
      });
      this.OPTION3(() => {
        this.CONSUME(t.leftBrace);
        this.block(
          () => this.MANY(() => this.SUBRULE(this.areaLine, this.into(node.lines))),
          starts.areaLine,
          '`includes` or `excludes`',
        );
        this.CONSUME(t.rightBrace);
      });
    },
  );

  private areaLine = this.node<tree.AreaLine>(
    'areaLine',
    () => ({ kind: 'area-line', places: [] }),
    (node) => {
      this.OR1([
        {
          ALT: () => {
            this.CONSUME(k('includes'));
          },
        },
        {
          ALT: () => {
            this.CONSUME(k('excludes'));
            node.excludes = true;
          },
        },
      ]);
      this.OR2([
        { ALT: () => this.SUBRULE(this.territory, this.set(node, 'territory')) },
        {
          ALT: () => {
            this.SUBRULE1(this.simplePlace, this.into(node.places));
            this.MANY(() => {
              this.CONSUME(t.comma);
              this.SUBRULE2(this.simplePlace, this.into(node.places));
            });
          },
        },
      ]);
    },
  );

  private territory = this.node<tree.Territory>(
    'territory',
    () => ({ kind: 'territory', within: [] }),
    (node) => {
      this.CONSUME(k('territory'));
      this.CONSUME(k('of'));
      this.SUBRULE(this.actors, this.set(node, 'of'));
      this.OPTION({
        // `within 30 days` qualifies the duty.
        GATE: () => this.LA(2).tokenType !== t.number,
        DEF: () => {
          this.CONSUME(k('within'));
          this.SUBRULE1(this.qname, this.into(node.within));
          this.MANY(() => {
            this.CONSUME(k('or'));
            this.SUBRULE2(this.qname, this.into(node.within));
          });
        },
      });
    },
  );

  private simplePlace = this.RULE('simplePlace', (attach: Attach<tree.SimplePlace>) => {
    this.OR([
      { ALT: () => this.SUBRULE(this.qname, { ARGS: [attach] }) },
      {
        ALT: () => {
          const text = quoted(this.CONSUME(t.string));
          if (text && !this.RECORDING_PHASE) attach(text);
        },
      },
    ]);
  });

  private place = this.node<tree.Place>(
    'place',
    () => ({ kind: 'place', places: [] }),
    (node) => {
      this.OR([
        { ALT: () => this.SUBRULE(this.territory, this.set(node, 'territory')) },
        {
          ALT: () => {
            this.SUBRULE1(this.simplePlace, this.into(node.places));
            this.MANY(() => {
              this.CONSUME(k('or'));
              this.SUBRULE2(this.simplePlace, this.into(node.places));
            });
          },
        },
      ]);
    },
  );

  // ---------- treaty ----------

  private treatyDecl = this.node<tree.TreatyDecl>(
    'treaty',
    () => ({ kind: 'treaty', items: [] }),
    (node) => {
      this.CONSUME(k('treaty'));
      node.name = name(this.CONSUME(t.name));
      node.title = quoted(this.CONSUME(t.string));
      this.CONSUME(t.leftBrace);
      this.block(
        () => this.MANY({ MAX_LOOKAHEAD: 1, DEF: () => this.SUBRULE(this.treatyItem, this.into(node.items)) }),
        starts.treatyItem,
        'a clause of the treaty (signed, parties, article, trigger, obligation …)',
      );
      this.CONSUME(t.rightBrace);
    },
  );

  private treatyItem = this.RULE('treatyItem', (attach: Attach<tree.TreatyItem>) => {
    this.OR({
      MAX_LOOKAHEAD: 1,
      DEF: [
        { ALT: () => this.SUBRULE(this.headProperty, { ARGS: [attach] }) },
        { ALT: () => this.SUBRULE(this.parties, { ARGS: [attach] }) },
        { ALT: () => this.SUBRULE(this.article, { ARGS: [attach] }) },
        { ALT: () => this.SUBRULE(this.articleItem, { ARGS: [attach] }) },
      ],
    });
  });

  private headProperty = this.node<tree.HeadProperty>(
    'headProperty',
    () => ({ kind: 'head' }),
    (node) => {
      this.OR({
        MAX_LOOKAHEAD: 1,
        DEF: [
          {
            ALT: () => {
              node.what = this.say('signed', this.CONSUME(k('signed')));
              this.SUBRULE1(this.date, this.set(node, 'date'));
              this.OPTION1(() => {
                this.CONSUME(k('at'));
                node.text = quoted(this.CONSUME1(t.string));
              });
            },
          },
          {
            ALT: () => {
              node.what = this.say('concluded', this.CONSUME(k('concluded')));
              this.SUBRULE2(this.date, this.set(node, 'date'));
            },
          },
          {
            ALT: () => {
              node.what = this.say('in-force', this.CONSUME(k('in-force')));
              this.SUBRULE3(this.date, this.set(node, 'date'));
            },
          },
          {
            ALT: () => {
              node.what = this.say('ended', this.CONSUME(k('ended')));
              this.SUBRULE4(this.date, this.set(node, 'date'));
              this.OPTION2(() => {
                node.text = quoted(this.CONSUME2(t.string));
              });
            },
          },
          {
            ALT: () => {
              node.what = this.say('renewed', this.CONSUME(k('renewed')));
              this.SUBRULE5(this.date, this.set(node, 'date'));
              this.OPTION3(() => {
                this.CONSUME(k('for'));
                this.SUBRULE(this.duration, this.set(node, 'duration'));
              });
              this.OPTION4(() => {
                node.text = quoted(this.CONSUME3(t.string));
              });
            },
          },
          {
            ALT: () => {
              node.what = this.say('source', this.CONSUME(k('source')));
              node.text = quoted(this.CONSUME4(t.string));
              this.OPTION5(() => {
                this.CONSUME(k('partial'));
                node.partial = true;
              });
            },
          },
          {
            ALT: () => {
              node.what = this.say('atop', this.CONSUME(k('atop')));
              node.number = numeral(this.CONSUME(t.number));
            },
          },
          {
            ALT: () => {
              node.what = this.say('form', this.CONSUME(k('form')));
              node.word = word(this.CONSUME(t.word));
            },
          },
          {
            ALT: () => {
              node.what = this.say('supplements', this.CONSUME(k('supplements')));
              node.name = name(this.CONSUME(t.name));
            },
          },
        ],
      });
    },
  );

  private parties = this.node<tree.PartiesBlock>(
    'parties',
    () => ({ kind: 'parties', parties: [] }),
    (node) => {
      this.CONSUME(k('parties'));
      this.CONSUME(t.leftBrace);
      this.block(
        () => this.MANY(() => this.SUBRULE(this.party, this.into(node.parties))),
        starts.name,
        'a party (the code of a state, such as USA)',
      );
      this.CONSUME(t.rightBrace);
    },
  );

  private party = this.node<tree.Party>(
    'party',
    () => ({ kind: 'party', memberships: [] }),
    (node) => {
      node.name = name(this.CONSUME(t.name));
      this.OPTION(() => {
        node.title = quoted(this.CONSUME(t.string));
      });
      this.MANY({ MAX_LOOKAHEAD: 1, DEF: () => this.SUBRULE(this.membership, this.into(node.memberships)) });
    },
  );

  private membership = this.node<tree.Membership>(
    'membership',
    () => ({ kind: 'membership' }),
    (node) => {
      this.OR([
        {
          ALT: () => {
            node.what = this.say('joined', this.CONSUME(k('joined')));
            this.SUBRULE1(this.date, this.set(node, 'date'));
          },
        },
        {
          ALT: () => {
            node.what = this.say('left', this.CONSUME(k('left')));
            this.SUBRULE2(this.date, this.set(node, 'date'));
            this.OPTION1(() => {
              node.text = quoted(this.CONSUME1(t.string));
            });
          },
        },
        {
          ALT: () => {
            node.what = this.say('suspended', this.CONSUME(k('suspended')));
            this.SUBRULE3(this.date, this.set(node, 'date'));
            this.OPTION2(() => {
              this.CONSUME1(k('to'));
              this.SUBRULE4(this.date, this.set(node, 'to'));
            });
            this.OPTION3(() => {
              node.text = quoted(this.CONSUME2(t.string));
            });
          },
        },
        {
          ALT: () => {
            node.what = this.say('apart', this.CONSUME(k('apart')));
            this.SUBRULE5(this.date, this.set(node, 'date'));
            this.OPTION4(() => {
              this.CONSUME2(k('to'));
              this.SUBRULE6(this.date, this.set(node, 'to'));
            });
            node.text = quoted(this.CONSUME3(t.string));
          },
        },
      ]);
    },
  );

  private article = this.node<tree.Article>(
    'article',
    () => ({ kind: 'article', items: [] }),
    (node) => {
      this.CONSUME(k('article'));
      this.OR([
        {
          ALT: () => {
            node.label = numeral(this.CONSUME(t.number));
          },
        },
        {
          ALT: () => {
            node.label = name(this.CONSUME(t.name));
          },
        },
        {
          ALT: () => {
            node.label = quoted(this.CONSUME1(t.string));
          },
        },
      ]);
      this.OPTION(() => {
        node.title = quoted(this.CONSUME2(t.string));
      });
      this.CONSUME(t.leftBrace);
      this.block(
        () => this.MANY({ MAX_LOOKAHEAD: 1, DEF: () => this.SUBRULE(this.articleLine, this.into(node.items)) }),
        starts.articleLine,
        'a clause of the article (text, trigger, obligation …)',
      );
      this.CONSUME(t.rightBrace);
    },
  );

  private articleLine = this.RULE('articleLine', (attach: Attach<tree.ArticleLine>) => {
    this.OR({
      MAX_LOOKAHEAD: 1,
      DEF: [
        { ALT: () => this.SUBRULE(this.textLine, { ARGS: [attach] }) },
        { ALT: () => this.SUBRULE(this.conceptLine, { ARGS: [attach] }) },
        { ALT: () => this.SUBRULE(this.articleItem, { ARGS: [attach] }) },
      ],
    });
  });

  private textLine = this.node<tree.TextLine>(
    'textLine',
    () => ({ kind: 'text' }),
    (node) => {
      this.CONSUME(k('text'));
      this.OR([
        {
          ALT: () => {
            node.text = quoted(this.CONSUME(t.text));
          },
        },
        {
          ALT: () => {
            node.text = quoted(this.CONSUME(t.string));
          },
        },
      ]);
    },
  );

  private conceptLine = this.node<tree.ConceptLine>(
    'conceptLine',
    () => ({ kind: 'concept' }),
    (node) => {
      this.CONSUME(k('concept'));
      this.SUBRULE(this.conceptName, this.set(node, 'word'));
    },
  );

  /** A concept; some are called by what is a keyword elsewhere, and then it must not begin that clause. */
  private conceptName = this.leafRule('conceptName', [
    t.word,
    k('constitutional-processes'),
    k('separate-peace'),
    k('reservation'),
    k('withdrawal'),
  ]);

  private articleItem = this.RULE('articleItem', (attach: Attach<tree.ArticleItem>) => {
    const to: { ARGS: [typeof attach] } = { ARGS: [attach] };
    this.OR({
      MAX_LOOKAHEAD: 1,
      DEF: [
        { ALT: () => this.SUBRULE(this.secret, to) },
        { ALT: () => this.SUBRULE(this.ratification, to) },
        { ALT: () => this.SUBRULE(this.term, to) },
        { ALT: () => this.SUBRULE(this.subjectTo, to) },
        { ALT: () => this.SUBRULE(this.supersedes, to) },
        { ALT: () => this.SUBRULE(this.disputes, to) },
        { ALT: () => this.SUBRULE(this.organ, to) },
        { ALT: () => this.SUBRULE(this.areaDecl, to) },
        { ALT: () => this.SUBRULE(this.groupDecl, to) },
        { ALT: () => this.SUBRULE(this.trigger, to) },
        { ALT: () => this.SUBRULE(this.obligation, to) },
        { ALT: () => this.SUBRULE(this.right, to) },
        { ALT: () => this.SUBRULE(this.recital, to) },
        { ALT: () => this.SUBRULE(this.reservation, to) },
        { ALT: () => this.SUBRULE(this.deeming, to) },
        { ALT: () => this.SUBRULE(this.burden, to) },
        { ALT: () => this.SUBRULE(this.withdrawal, to) },
        { ALT: () => this.SUBRULE(this.accession, to) },
        { ALT: () => this.SUBRULE(this.review, to) },
        { ALT: () => this.SUBRULE(this.amendment, to) },
        { ALT: () => this.SUBRULE(this.suspension, to) },
      ],
    });
  });

  // ---------- provisions ----------

  private secret = this.node<tree.Secret>(
    'secret',
    () => ({ kind: 'secret' }),
    (node) => {
      this.CONSUME(k('secret'));
      this.OPTION(() => {
        this.CONSUME(k('for'));
        this.SUBRULE(this.duration, this.set(node, 'duration'));
      });
    },
  );

  private ratification = this.node<tree.Ratification>(
    'ratification',
    () => ({ kind: 'ratification' }),
    (node) => {
      this.CONSUME(k('ratification'));
      this.OR([
        {
          ALT: () => {
            this.CONSUME(k('required'));
            node.required = true;
          },
        },
        {
          ALT: () => {
            this.CONSUME(k('none'));
            node.required = false;
          },
        },
      ]);
      this.OPTION(() => {
        node.text = quoted(this.CONSUME(t.string));
      });
    },
  );

  private term = this.node<tree.Term>(
    'term',
    () => ({ kind: 'term' }),
    (node) => {
      this.CONSUME(k('term'));
      this.OR1([
        {
          ALT: () => {
            this.CONSUME(k('indefinite'));
            node.indefinite = true;
          },
        },
        {
          ALT: () => {
            this.SUBRULE1(this.duration, this.set(node, 'duration'));
            this.OPTION1({
              // `renewed 1887-02-20` is the treaty's next line.
              GATE: () => !this.beginsDate(2),
              DEF: () => {
                this.CONSUME(k('renewed'));
                const renewed: NonNullable<tree.Term['renewed']> = { every: false };
                node.renewed = renewed;
                this.OR2([
                  {
                    ALT: () => {
                      this.CONSUME(k('once'));
                      this.CONSUME(k('for'));
                      this.SUBRULE2(this.duration, this.set(renewed, 'duration'));
                    },
                  },
                  {
                    ALT: () => {
                      this.CONSUME(k('every'));
                      renewed.every = true;
                      this.SUBRULE3(this.duration, this.set(renewed, 'duration'));
                    },
                  },
                ]);
              },
            });
            this.OPTION2(() => {
              this.CONSUME(k('then'));
              this.CONSUME(k('until'));
              this.CONSUME(k('denounced'));
              node.untilDenounced = true;
            });
          },
        },
        {
          ALT: () => {
            this.CONSUME1(k('while'));
            node.whileTreaty = name(this.CONSUME(t.name));
          },
        },
      ]);
      this.OPTION3(() => {
        this.CONSUME(k('extended'));
        this.CONSUME2(k('while'));
        this.SUBRULE(this.condition, this.set(node, 'extendedWhile'));
      });
    },
  );

  private subjectTo = this.node<tree.SubjectTo>(
    'subjectTo',
    () => ({ kind: 'subject-to' }),
    (node) => {
      this.CONSUME(k('subject-to'));
      this.SUBRULE(this.simplePlace, this.set(node, 'to'));
    },
  );

  private supersedes = this.node<tree.Supersedes>(
    'supersedes',
    () => ({ kind: 'supersedes' }),
    (node) => {
      this.CONSUME(k('supersedes'));
      node.name = name(this.CONSUME(t.name));
    },
  );

  private disputes = this.node<tree.Disputes>(
    'disputes',
    () => ({ kind: 'disputes', ways: [], organs: [] }),
    (node) => {
      this.CONSUME(k('disputes'));
      const way = (which: 'SUBRULE1' | 'SUBRULE2') => this[which](this.disputeWay, { ARGS: [node] });
      way('SUBRULE1');
      this.MANY(() => {
        this.CONSUME(t.comma);
        way('SUBRULE2');
      });
    },
  );

  private disputeWay: ParserMethod<[tree.Disputes], void> = this.RULE('disputeWay', (node: tree.Disputes) => {
    const add = (token: IToken) => {
      if (!this.RECORDING_PHASE) push(node.ways, word(token));
    };
    this.OR([
      { ALT: () => add(this.CONSUME(k('negotiation'))) },
      { ALT: () => add(this.CONSUME(k('arbitration'))) },
      { ALT: () => add(this.CONSUME(k('court'))) },
      {
        ALT: () => {
          add(this.CONSUME(k('organ')));
          this.SUBRULE(this.qname, { ARGS: [(name) => node.organs.push(name)] });
        },
      },
    ]);
  });

  private withdrawal = this.node<tree.Withdrawal>(
    'withdrawal',
    () => ({ kind: 'withdrawal' }),
    (node) => {
      this.CONSUME(k('withdrawal'));
      this.OR1([
        {
          ALT: () => {
            this.CONSUME(k('none'));
            node.none = true;
          },
        },
        {
          ALT: () => {
            this.OPTION1(() =>
              this.OR2([
                {
                  ALT: () => {
                    this.CONSUME(k('after'));
                    this.SUBRULE1(this.duration, this.set(node, 'after'));
                  },
                },
                {
                  ALT: () => {
                    this.CONSUME(k('at'));
                    this.CONSUME(k('end'));
                    this.CONSUME(k('of'));
                    this.CONSUME(k('term'));
                    node.atEndOfTerm = true;
                  },
                },
              ]),
            );
            this.OPTION2(() => {
              this.CONSUME(k('with'));
              this.SUBRULE2(this.duration, this.set(node, 'notice'));
              this.CONSUME(k('notice'));
            });
            this.OPTION3(() => {
              this.CONSUME(k('to'));
              this.SUBRULE(this.simplePlace, this.set(node, 'to'));
            });
          },
        },
      ]);
    },
  );

  private accession = this.node<tree.Accession>(
    'accession',
    () => ({ kind: 'accession' }),
    (node) => {
      this.CONSUME(k('accession'));
      this.OR([
        {
          ALT: () => {
            this.CONSUME(k('open'));
            node.how = 'open';
          },
        },
        {
          ALT: () => {
            this.CONSUME(k('closed'));
            node.how = 'closed';
          },
        },
        {
          ALT: () => {
            this.CONSUME(k('by'));
            this.CONSUME(k('invitation'));
            node.how = 'invitation';
            this.OPTION1(() => {
              this.CONSUME(k('of'));
              this.SUBRULE(this.actors, this.set(node, 'of'));
            });
          },
        },
      ]);
      this.OPTION2(() => {
        node.text = quoted(this.CONSUME(t.string));
      });
    },
  );

  private review = this.node<tree.Review>(
    'review',
    () => ({ kind: 'review' }),
    (node) => {
      this.CONSUME(k('review'));
      this.OR([
        {
          ALT: () => {
            this.CONSUME(k('after'));
            this.SUBRULE(this.duration, this.set(node, 'after'));
          },
        },
        {
          ALT: () => {
            this.CONSUME(k('at'));
            this.CONSUME(k('end'));
            this.CONSUME1(k('of'));
            this.CONSUME(k('term'));
            node.atEndOfTerm = true;
          },
        },
      ]);
      this.OPTION(() => {
        this.CONSUME(k('upon'));
        this.CONSUME(k('request'));
        this.CONSUME2(k('of'));
        this.SUBRULE(this.actors, this.set(node, 'uponRequestOf'));
      });
    },
  );

  private amendment = this.node<tree.Amendment>(
    'amendment',
    () => ({ kind: 'amendment' }),
    (node) => {
      this.CONSUME(k('amendment'));
      this.CONSUME(k('by'));
      this.SUBRULE(this.voting, this.set(node, 'by'));
    },
  );

  private suspension = this.node<tree.Suspension>(
    'suspension',
    () => ({ kind: 'suspension' }),
    (node) => {
      this.CONSUME(k('suspension'));
      this.CONSUME(k('of'));
      this.SUBRULE(this.qname, this.set(node, 'of'));
      this.CONSUME(k('when'));
      this.SUBRULE(this.condition, this.set(node, 'when'));
    },
  );

  private organ = this.node<tree.Organ>(
    'organ',
    () => ({ kind: 'organ', tasks: [] }),
    (node) => {
      this.CONSUME(k('organ'));
      node.name = name(this.CONSUME(t.name));
      this.OPTION1(() => {
        node.title = quoted(this.CONSUME(t.string));
      });
      this.OPTION2(() => {
        this.CONSUME(t.leftBrace);
        this.block(
          () => this.MANY({ MAX_LOOKAHEAD: 1, DEF: () => this.SUBRULE(this.organLine, { ARGS: [node] }) }),
          starts.organLine,
          'a line of the organ (members, decides by, tasks, meets)',
        );
        this.CONSUME(t.rightBrace);
      });
    },
  );

  private organLine: ParserMethod<[tree.Organ], void> = this.RULE('organLine', (node: tree.Organ) => {
    this.OR({
      MAX_LOOKAHEAD: 1,
      DEF: [
        {
          ALT: () => {
            this.CONSUME(k('members'));
            this.SUBRULE1(this.actors, this.RECORDING_PHASE ? undefined : this.set(node, 'members'));
          },
        },
        {
          ALT: () => {
            this.CONSUME(k('decides'));
            this.CONSUME(k('by'));
            this.SUBRULE(this.voting, this.RECORDING_PHASE ? undefined : this.set(node, 'decides'));
            this.OPTION1(() => {
              this.CONSUME(k('excluding'));
              this.SUBRULE2(this.actors, this.RECORDING_PHASE ? undefined : this.set(node, 'excluding'));
            });
            this.OPTION2(() => {
              this.CONSUME(k('quorum'));
              this.SUBRULE(this.fraction, this.RECORDING_PHASE ? undefined : this.set(node, 'quorum'));
            });
          },
        },
        {
          ALT: () => {
            this.CONSUME(k('tasks'));
            this.SUBRULE(this.wordList, { ARGS: [this.RECORDING_PHASE ? [] : node.tasks] });
          },
        },
        {
          ALT: () => {
            this.CONSUME(k('meets'));
            const meets = word(this.CONSUME2(t.word));
            if (!this.RECORDING_PHASE) node.meets = meets;
          },
        },
      ],
    });
  });

  private wordList: ParserMethod<[tree.Word[]], void> = this.RULE('wordList', (list: tree.Word[]) => {
    const add = (token: IToken) => {
      if (!this.RECORDING_PHASE) push(list, word(token));
    };
    add(this.CONSUME1(t.word));
    this.MANY(() => {
      this.CONSUME(t.comma);
      add(this.CONSUME2(t.word));
    });
  });

  private voting = this.node<tree.Voting>(
    'voting',
    () => ({ kind: 'voting' }),
    (node) => {
      this.OR([
        {
          ALT: () => {
            this.CONSUME(k('unanimity'));
            node.rule = 'unanimity';
          },
        },
        {
          ALT: () => {
            this.CONSUME(k('consensus'));
            node.rule = 'consensus';
          },
        },
        {
          ALT: () => {
            this.CONSUME(k('majority'));
            node.rule = 'majority';
            this.OPTION(() => this.SUBRULE(this.fraction, this.set(node, 'fraction')));
          },
        },
      ]);
    },
  );

  private fraction = this.node<tree.Fraction>(
    'fraction',
    () => ({ kind: 'fraction' }),
    (node) => {
      node.over = numeral(this.CONSUME1(t.number));
      this.CONSUME(t.slash);
      node.under = numeral(this.CONSUME2(t.number));
    },
  );

  // ---------- triggers ----------

  private trigger = this.node<tree.Trigger>(
    'trigger',
    () => ({ kind: 'trigger' }),
    (node) => {
      this.CONSUME(k('trigger'));
      node.name = name(this.CONSUME(t.name));
      this.OPTION(() => {
        node.title = quoted(this.CONSUME(t.string));
      });
      this.OR([
        {
          ALT: () => {
            this.CONSUME(t.equals);
            this.SUBRULE(this.disjunction, this.set(node, 'condition'));
          },
        },
        {
          ALT: () => {
            this.CONSUME(t.leftBrace);
            this.SUBRULE(this.event, this.set(node, 'condition'));
            this.readOver(
              'who, where or when (on, by, between, supported by, in, determined by, after, before), or `}`',
            );
            this.CONSUME(t.rightBrace);
          },
        },
      ]);
    },
  );

  private event = this.node<tree.EventPattern>(
    'event',
    () => ({ kind: 'event', kinds: [], parts: [] }),
    (node) => {
      this.OPTION(() => {
        node.provocation = this.provocation(this.SUBRULE(this.provocationWord));
      });
      this.SUBRULE1(this.kind, this.into(node.kinds));
      this.MANY(() => {
        this.CONSUME(k('or'));
        this.SUBRULE2(this.kind, this.into(node.kinds));
      });
      this.MANY1(() => this.SUBRULE(this.eventPart, this.into(node.parts)));
    },
  );

  /** An event written in place: begins with a word, so that quoted words alone stay a quoted condition. */
  private wordEvent = this.node<tree.EventPattern>(
    'wordEvent',
    () => ({ kind: 'event', kinds: [], parts: [] }),
    (node) => {
      this.OPTION(() => {
        node.provocation = this.provocation(this.SUBRULE(this.provocationWord));
      });
      push(node.kinds, word(this.CONSUME(t.word)));
      this.MANY(() => {
        this.CONSUME(k('or'));
        this.SUBRULE2(this.kind, this.into(node.kinds));
      });
      this.MANY1({ GATE: () => !this.qualifiesDuty(), DEF: () => this.SUBRULE(this.eventPart, this.into(node.parts)) });
    },
  );

  /** `by` and `in` may say of the duty what they do not say of an event: `by 1914-08-01`, `in defence of "…"`. */
  private qualifiesDuty(): boolean {
    const next = this.LA(2).tokenType;
    if (this.LA(1).tokenType === k('by')) return this.beginsDate(2) || next === k('constitutional-processes');
    return this.LA(1).tokenType === k('in') && next === k('defence');
  }

  private provocationWord = this.RULE('provocationWord', () =>
    this.OR([{ ALT: () => this.CONSUME(k('unprovoked')) }, { ALT: () => this.CONSUME(k('provoked')) }]),
  );

  private provocation(token: IToken | undefined): 'unprovoked' | 'provoked' | undefined {
    return token?.image === 'unprovoked' || token?.image === 'provoked' ? token.image : undefined;
  }

  private kind = this.RULE('kind', (attach: Attach<tree.Word | tree.Quoted>) => {
    const add = (leaf: tree.Word | tree.Quoted | undefined) => {
      if (leaf && !this.RECORDING_PHASE) attach(leaf);
    };
    this.OR([{ ALT: () => add(word(this.CONSUME(t.word))) }, { ALT: () => add(quoted(this.CONSUME(t.string))) }]);
  });

  private eventPart = this.node<tree.EventPart>(
    'eventPart',
    () => ({ kind: 'event-part' }),
    (node) => {
      this.OR([
        {
          ALT: () => {
            this.CONSUME(k('on'));
            node.what = 'on';
            this.SUBRULE(this.actors, this.set(node, 'actors'));
          },
        },
        { ALT: () => this.SUBRULE(this.circumstance, { ARGS: [node] }) },
        {
          ALT: () => {
            this.CONSUME(k('after'));
            node.what = 'after';
            this.SUBRULE1(this.date, this.set(node, 'date'));
          },
        },
        {
          ALT: () => {
            this.CONSUME(k('before'));
            node.what = 'before';
            this.SUBRULE2(this.date, this.set(node, 'date'));
          },
        },
        {
          ALT: () => {
            this.CONSUME(k('deliberate'));
            node.what = 'deliberate';
            this.OPTION(() => {
              node.text = quoted(this.CONSUME(t.string));
            });
          },
        },
      ]);
    },
  );

  /** What may be said of an event in a trigger and in a scenario alike. */
  private circumstance: ParserMethod<[tree.EventPart], void> = this.RULE('circumstance', (given: tree.EventPart) => {
    const node: tree.EventPart = given ?? { kind: 'event-part', start: 0, end: 0 };
    this.OR([
      {
        ALT: () => {
          this.CONSUME(k('against'));
          node.what = 'on';
          this.SUBRULE1(this.actors, this.set(node, 'actors'));
        },
      },
      {
        ALT: () => {
          this.CONSUME1(k('by'));
          node.what = 'by';
          this.SUBRULE2(this.actors, this.set(node, 'actors'));
        },
      },
      {
        ALT: () => {
          this.CONSUME(k('between'));
          node.what = 'between';
          this.SUBRULE(this.actor, this.set(node, 'first'));
          this.CONSUME(k('and'));
          this.SUBRULE3(this.actors, this.set(node, 'actors'));
        },
      },
      {
        ALT: () => {
          this.CONSUME(k('supported'));
          node.what = 'supported';
          this.CONSUME2(k('by'));
          this.SUBRULE4(this.actors, this.set(node, 'actors'));
        },
      },
      {
        ALT: () => {
          this.CONSUME(k('in'));
          node.what = 'in';
          this.SUBRULE(this.place, this.set(node, 'place'));
        },
      },
      {
        ALT: () => {
          this.CONSUME(k('determined'));
          node.what = 'determined';
          this.CONSUME3(k('by'));
          this.SUBRULE5(this.actors, this.set(node, 'actors'));
        },
      },
    ]);
  });

  private condition = this.RULE('condition', (attach: Attach<tree.Condition>) => {
    // `not` is a keyword before it is a word, so the combination is tried first.
    this.OR({
      IGNORE_AMBIGUITIES: true,
      DEF: [
        { ALT: () => this.SUBRULE(this.disjunction, { ARGS: [attach] }) },
        { ALT: () => this.SUBRULE(this.wordEvent, { ARGS: [attach] }) },
      ],
    });
  });

  private disjunction = this.RULE('disjunction', (attach: Attach<tree.Condition>) => {
    const items: tree.Condition[] = [];
    const start = this.LA(1).startOffset;
    try {
      this.SUBRULE1(this.conjunction, this.into(items));
      this.MANY(() => {
        this.CONSUME(k('or'));
        this.SUBRULE2(this.conjunction, this.into(items));
      });
    } finally {
      this.attachJunction('or', items, start, attach);
    }
  });

  /** One item stands for itself; more are joined. Done whatever happened, so that what was read is kept. */
  private attachJunction(kind: 'or' | 'and', items: tree.Condition[], start: number, attach: Attach<tree.Condition>) {
    const [only] = items;
    if (!only || this.RECORDING_PHASE) return;
    attach(items.length === 1 ? only : { kind, items, start, end: Math.max(start, endOf(this.LA(0))) });
  }

  private conjunction = this.RULE('conjunction', (attach: Attach<tree.Condition>) => {
    const items: tree.Condition[] = [];
    const start = this.LA(1).startOffset;
    try {
      this.SUBRULE1(this.negation, this.into(items));
      this.MANY(() => {
        this.CONSUME(k('and'));
        this.SUBRULE2(this.negation, this.into(items));
      });
    } finally {
      this.attachJunction('and', items, start, attach);
    }
  });

  private negation = this.RULE('negation', (attach: Attach<tree.Condition>) => {
    this.OR([
      { ALT: () => this.SUBRULE(this.negated, { ARGS: [attach] }) },
      { ALT: () => this.SUBRULE(this.atom, { ARGS: [attach] }) },
    ]);
  });

  private negated = this.node<tree.Negation>(
    'negated',
    () => ({ kind: 'not' }),
    (node) => {
      this.CONSUME(k('not'));
      this.SUBRULE(this.atom, this.set(node, 'item'));
    },
  );

  private atom = this.RULE('atom', (attach: Attach<tree.Condition>) => {
    this.OR([
      { ALT: () => this.SUBRULE(this.reference, { ARGS: [attach] }) },
      { ALT: () => this.SUBRULE(this.quotedCondition, { ARGS: [attach] }) },
      {
        ALT: () => {
          this.CONSUME(t.leftParen);
          this.SUBRULE(this.condition, { ARGS: [attach] });
          this.CONSUME(t.rightParen);
        },
      },
    ]);
  });

  private reference = this.node<tree.Reference>(
    'reference',
    () => ({ kind: 'reference' }),
    (node) => {
      this.SUBRULE(this.qname, this.set(node, 'name'));
    },
  );

  private quotedCondition = this.node<tree.QuotedCondition>(
    'quotedCondition',
    () => ({ kind: 'quoted-condition' }),
    (node) => {
      node.text = quoted(this.CONSUME(t.string));
    },
  );

  // ---------- actors ----------

  private actors = this.node<tree.Actors>(
    'actors',
    () => ({ kind: 'actors', items: [], except: [] }),
    (node) => {
      this.SUBRULE1(this.actor, this.into(node.items));
      this.MANY1(() => {
        this.OR1([
          {
            ALT: () => {
              this.CONSUME1(t.comma);
              node.joined ??= ',';
            },
          },
          {
            ALT: () => {
              this.CONSUME1(k('and'));
              node.joined = 'and';
            },
          },
          {
            ALT: () => {
              this.CONSUME1(k('or'));
              node.joined = 'or';
            },
          },
        ]);
        this.SUBRULE2(this.actor, this.into(node.items));
      });
      this.OPTION(() => {
        this.CONSUME(k('except'));
        this.SUBRULE3(this.actor, this.into(node.except));
        this.MANY2(() => {
          this.OR2([
            { ALT: () => this.CONSUME2(t.comma) },
            { ALT: () => this.CONSUME2(k('and')) },
            { ALT: () => this.CONSUME2(k('or')) },
          ]);
          this.SUBRULE4(this.actor, this.into(node.except));
        });
      });
    },
  );

  private actor = this.node<tree.Actor>(
    'actor',
    () => ({ kind: 'actor' }),
    (node) => {
      this.OR1({
        MAX_LOOKAHEAD: 1,
        DEF: [
          {
            ALT: () => {
              this.CONSUME(k('each'));
              this.OR2([
                {
                  ALT: () => {
                    this.CONSUME1(k('party'));
                    node.form = 'each-party';
                  },
                },
                {
                  ALT: () => {
                    this.CONSUME1(k('of'));
                    node.form = 'each-of';
                    this.SUBRULE1(this.qname, this.set(node, 'name'));
                  },
                },
              ]);
            },
          },
          {
            ALT: () => {
              this.CONSUME(k('no'));
              this.CONSUME2(k('party'));
              node.form = 'no-party';
            },
          },
          {
            ALT: () => {
              this.CONSUME(k('neither'));
              this.CONSUME3(k('party'));
              node.form = 'no-party';
            },
          },
          {
            ALT: () => {
              this.CONSUME(k('all'));
              this.OR3([
                {
                  ALT: () => {
                    this.CONSUME1(k('parties'));
                    node.form = 'all-parties';
                  },
                },
                {
                  ALT: () => {
                    this.CONSUME2(k('of'));
                    node.form = 'all-of';
                    this.SUBRULE2(this.qname, this.set(node, 'name'));
                  },
                },
              ]);
            },
          },
          {
            ALT: () => {
              this.CONSUME(k('any'));
              this.OR4([
                {
                  ALT: () => {
                    this.CONSUME4(k('party'));
                    node.form = 'any-party';
                  },
                },
                {
                  ALT: () => {
                    this.CONSUME(k('state'));
                    node.form = 'any-state';
                    this.OPTION1(() => {
                      node.text = quoted(this.CONSUME1(t.string));
                    });
                  },
                },
                {
                  ALT: () => {
                    this.CONSUME(k('third-state'));
                    node.form = 'any-third-state';
                    this.OPTION2(() => {
                      node.text = quoted(this.CONSUME2(t.string));
                    });
                  },
                },
                {
                  ALT: () => {
                    this.CONSUME3(k('of'));
                    node.form = 'any-of';
                    this.SUBRULE3(this.qname, this.set(node, 'name'));
                  },
                },
              ]);
            },
          },
          {
            ALT: () => {
              this.CONSUME(k('other'));
              this.OR5([
                {
                  ALT: () => {
                    this.CONSUME5(k('party'));
                    node.form = 'other-party';
                  },
                },
                {
                  ALT: () => {
                    this.CONSUME2(k('parties'));
                    node.form = 'other-parties';
                  },
                },
              ]);
            },
          },
          {
            ALT: () => {
              this.CONSUME(k('that'));
              this.CONSUME6(k('party'));
              node.form = 'that-party';
            },
          },
          {
            ALT: () => {
              this.CONSUME(k('victim'));
              node.form = 'victim';
            },
          },
          {
            ALT: () => {
              this.CONSUME(k('aggressor'));
              node.form = 'aggressor';
            },
          },
          {
            ALT: () => {
              this.CONSUME(k('at'));
              this.CONSUME(k('least'));
              node.form = 'at-least';
              node.count = numeral(this.CONSUME(t.number));
              this.OR6([
                {
                  ALT: () => {
                    this.CONSUME(k('states'));
                    node.counted = 'states';
                  },
                },
                {
                  ALT: () => {
                    this.CONSUME3(k('parties'));
                    node.counted = 'parties';
                  },
                },
                {
                  ALT: () => {
                    this.CONSUME(k('third-states'));
                    node.counted = 'third-states';
                  },
                },
                {
                  ALT: () => {
                    this.CONSUME4(k('of'));
                    node.counted = 'of';
                    this.SUBRULE4(this.qname, this.set(node, 'name'));
                  },
                },
              ]);
            },
          },
          {
            ALT: () => {
              node.form = 'name';
              this.SUBRULE5(this.qname, this.set(node, 'name'));
            },
          },
          {
            ALT: () => {
              node.form = 'quoted';
              node.text = quoted(this.CONSUME3(t.string));
            },
          },
        ],
      });
    },
  );

  private qname = this.node<tree.QName>(
    'qname',
    () => ({ kind: 'qname' }),
    (node) => {
      const first = name(this.CONSUME1(t.name));
      node.name = first;
      this.OPTION(() => {
        this.CONSUME(t.dot);
        node.scope = first;
        node.name = undefined;
        node.name = name(this.CONSUME2(t.name));
      });
    },
  );

  // ---------- duties ----------

  private obligation = this.node<tree.Obligation>(
    'obligation',
    () => ({ kind: 'obligation', modifiers: [] }),
    (node) => {
      this.CONSUME(k('obligation'));
      node.name = name(this.CONSUME(t.name));
      this.OPTION(() => {
        node.title = quoted(this.CONSUME(t.string));
      });
      this.CONSUME(t.leftBrace);
      this.SUBRULE(this.obligationBody, { ARGS: [node] });
      this.CONSUME(t.rightBrace);
    },
  );

  private obligationBody: ParserMethod<[tree.Obligation], void> = this.RULE(
    'obligationBody',
    (given: tree.Obligation) => {
      const node: tree.Obligation = given ?? { kind: 'obligation', modifiers: [], start: 0, end: 0 };
      this.SUBRULE(this.actors, this.set(node, 'actors'));
      this.OR([
        {
          ALT: () => {
            this.CONSUME(k('shall'));
            node.modality = 'shall';
          },
        },
        {
          ALT: () => {
            this.CONSUME(k('should'));
            node.modality = 'should';
          },
        },
      ]);
      this.OPTION(() => {
        this.CONSUME(k('not'));
        node.not = true;
      });
      this.SUBRULE(this.action, this.set(node, 'action'));
      this.modifiers(node.modifiers);
    },
  );

  private right = this.node<tree.Right>(
    'right',
    () => ({ kind: 'right', modifiers: [] }),
    (node) => {
      this.CONSUME(k('right'));
      node.name = name(this.CONSUME(t.name));
      this.OPTION(() => {
        node.title = quoted(this.CONSUME(t.string));
      });
      this.CONSUME(t.leftBrace);
      this.SUBRULE(this.rightBody, { ARGS: [node] });
      this.CONSUME(t.rightBrace);
    },
  );

  private rightBody: ParserMethod<[tree.Right], void> = this.RULE('rightBody', (given: tree.Right) => {
    const node: tree.Right = given ?? { kind: 'right', modifiers: [], start: 0, end: 0 };
    this.SUBRULE(this.actors, this.set(node, 'actors'));
    this.CONSUME(k('may'));
    this.SUBRULE(this.action, this.set(node, 'action'));
    this.modifiers(node.modifiers);
  });

  private recital = this.node<tree.Recital>(
    'recital',
    () => ({ kind: 'recital', modifiers: [] }),
    (node) => {
      this.CONSUME(k('recital'));
      node.name = name(this.CONSUME(t.name));
      this.OPTION(() => {
        node.title = quoted(this.CONSUME(t.string));
      });
      this.CONSUME(t.leftBrace);
      this.SUBRULE(this.recitalBody, { ARGS: [node] });
      this.CONSUME(t.rightBrace);
    },
  );

  private recitalBody: ParserMethod<[tree.Recital], void> = this.RULE('recitalBody', (given: tree.Recital) => {
    const node: tree.Recital = given ?? { kind: 'recital', modifiers: [], start: 0, end: 0 };
    this.SUBRULE(this.actors, this.set(node, 'actors'));
    const verb = this.OR([
      { ALT: () => this.CONSUME(k('recognizes')) },
      { ALT: () => this.CONSUME(k('recognize')) },
      { ALT: () => this.CONSUME(k('declares')) },
      { ALT: () => this.CONSUME(k('declare')) },
    ]);
    node.verb = verb?.image;
    node.text = quoted(this.CONSUME(t.string));
    this.modifiers(node.modifiers);
  });

  private reservation = this.node<tree.Reservation>(
    'reservation',
    () => ({ kind: 'reservation', modifiers: [] }),
    (node) => {
      this.CONSUME(k('reservation'));
      node.name = name(this.CONSUME(t.name));
      this.OPTION(() => {
        node.title = quoted(this.CONSUME(t.string));
      });
      this.CONSUME(k('of'));
      this.SUBRULE(this.actors, this.set(node, 'actors'));
      this.CONSUME(k('to'));
      this.SUBRULE(this.qname, this.set(node, 'to'));
      this.CONSUME(t.leftBrace);
      this.modifiers(node.modifiers);
      this.CONSUME(t.rightBrace);
    },
  );

  private deeming = this.node<tree.Deeming>(
    'deeming',
    () => ({ kind: 'deem' }),
    (node) => {
      this.CONSUME(k('deem'));
      this.SUBRULE1(this.kind, this.set(node, 'event'));
      this.CONSUME1(k('on'));
      this.SUBRULE1(this.actors, this.set(node, 'on'));
      this.CONSUME(k('as'));
      this.SUBRULE2(this.kind, this.set(node, 'as'));
      this.CONSUME2(k('on'));
      this.SUBRULE2(this.actors, this.set(node, 'asOn'));
    },
  );

  private action = this.node<tree.Action>(
    'action',
    () => ({ kind: 'action', words: [] }),
    (node) => {
      const object = this.set(node, 'object');
      const enemy = (
        which: 'OPTION1' | 'OPTION2' | 'OPTION3' | 'OPTION4',
        rule: 'SUBRULE1' | 'SUBRULE2' | 'SUBRULE3' | 'SUBRULE4',
      ) => this[which](() => this[rule](this.enemy, this.set(node, 'enemy')));
      this.OR1({
        MAX_LOOKAHEAD: 1,
        DEF: [
          {
            ALT: () => {
              this.OR2([
                {
                  ALT: () => {
                    this.CONSUME(k('defend'));
                    node.verb = 'defend';
                  },
                },
                {
                  ALT: () => {
                    this.CONSUME(k('assist'));
                    node.verb = 'assist';
                  },
                },
                {
                  ALT: () => {
                    this.CONSUME(k('aid'));
                    node.verb = 'aid';
                  },
                },
              ]);
              this.SUBRULE1(this.actors, object);
              enemy('OPTION1', 'SUBRULE1');
            },
          },
          {
            ALT: () => {
              this.CONSUME(k('attack'));
              node.verb = 'attack';
              this.SUBRULE2(this.actors, object);
            },
          },
          {
            ALT: () => {
              this.CONSUME(k('join'));
              node.verb = 'join';
              this.SUBRULE3(this.actors, object);
              this.CONSUME1(k('in'));
              this.CONSUME(k('war'));
              enemy('OPTION2', 'SUBRULE2');
            },
          },
          {
            ALT: () => {
              this.CONSUME(k('mobilize'));
              node.verb = 'mobilize';
              enemy('OPTION3', 'SUBRULE3');
            },
          },
          {
            ALT: () => {
              this.CONSUME(k('remain'));
              node.verb = 'neutral';
              this.OPTION5(() => {
                this.CONSUME(k('benevolently'));
                node.benevolent = true;
              });
              this.CONSUME(k('neutral'));
              this.OPTION6(() => {
                this.CONSUME(k('toward'));
                this.SUBRULE4(this.actors, object);
              });
            },
          },
          {
            ALT: () => {
              this.CONSUME(k('refrain'));
              this.CONSUME(k('from'));
              this.SUBRULE(this.refrainFrom, { ARGS: [node] });
            },
          },
          {
            ALT: () => {
              this.CONSUME(k('make'));
              this.CONSUME(k('no'));
              this.CONSUME(k('separate-peace'));
              node.verb = 'no-separate-peace';
            },
          },
          {
            ALT: () => {
              this.CONSUME(k('consult'));
              node.verb = 'consult';
              this.OPTION7({
                // `with all-means` qualifies the duty and names nobody.
                GATE: () => !Object.hasOwn(vocabulary.means, this.LA(2).image),
                DEF: () => {
                  this.CONSUME1(k('with'));
                  this.SUBRULE5(this.actors, object);
                },
              });
              this.OPTION8(() => {
                this.CONSUME(k('about'));
                node.text = quoted(this.CONSUME1(t.string));
              });
            },
          },
          {
            ALT: () => {
              this.CONSUME(k('notify'));
              node.verb = 'notify';
              this.SUBRULE6(this.actors, object);
            },
          },
          {
            ALT: () => {
              this.CONSUME(k('negotiate'));
              this.CONSUME2(k('with'));
              node.verb = 'negotiate';
              this.SUBRULE7(this.actors, object);
            },
          },
          {
            ALT: () => {
              this.CONSUME(k('settle'));
              this.CONSUME(k('disputes'));
              this.CONSUME(k('peacefully'));
              node.verb = 'settle';
            },
          },
          {
            ALT: () => {
              this.CONSUME(k('contribute'));
              node.verb = 'contribute';
              this.SUBRULE(this.quantity, this.set(node, 'quantity'));
              this.OPTION9(() => {
                this.CONSUME(k('to'));
                this.SUBRULE8(this.actors, object);
              });
              enemy('OPTION4', 'SUBRULE4');
            },
          },
          {
            ALT: () => {
              this.CONSUME(k('spend'));
              node.verb = 'spend';
              const quantity: tree.Quantity = { kind: 'quantity', start: this.LA(1).startOffset, end: 0 };
              node.quantity = quantity;
              quantity.from = numeral(this.CONSUME(t.percent));
              this.CONSUME(k('of'));
              quantity.unit = word(this.CONSUME1(t.word));
              quantity.end = endOf(this.LA(0));
              this.CONSUME(k('on'));
              push(node.words, word(this.CONSUME2(t.word)));
            },
          },
          {
            ALT: () => {
              this.CONSUME(k('maintain'));
              node.verb = 'maintain';
              node.text = quoted(this.CONSUME2(t.string));
            },
          },
          {
            ALT: () => {
              node.verb = 'own-words';
              node.text = quoted(this.CONSUME3(t.string));
            },
          },
          {
            ALT: () => {
              this.CONSUME(k('host'));
              node.verb = 'host';
              this.SUBRULE9(this.actors, object);
              this.CONSUME1(k('forces'));
            },
          },
          {
            ALT: () => {
              this.CONSUME(k('station'));
              node.verb = 'station';
              this.CONSUME2(k('forces'));
              this.CONSUME2(k('in'));
              this.SUBRULE(this.place, this.set(node, 'place'));
            },
          },
          {
            ALT: () => {
              this.CONSUME(k('coordinate'));
              node.verb = 'coordinate';
              this.SUBRULE(this.wordList, { ARGS: [node.words] });
            },
          },
        ],
      });
    },
  );

  private refrainFrom: ParserMethod<[tree.Action], void> = this.RULE('refrainFrom', (node: tree.Action) => {
    const object = this.RECORDING_PHASE ? undefined : this.set(node, 'object');
    const verb = (value: tree.Verb) => {
      if (!this.RECORDING_PHASE) node.verb = value;
    };
    this.OR([
      {
        ALT: () => {
          this.CONSUME(k('force'));
          verb('no-force');
          this.CONSUME1(k('against'));
          this.SUBRULE1(this.actors, object);
        },
      },
      {
        ALT: () => {
          this.CONSUME(k('unlawful-force'));
          verb('no-unlawful-force');
          this.OPTION(() => {
            this.CONSUME2(k('against'));
            this.SUBRULE2(this.actors, object);
          });
        },
      },
      {
        ALT: () => {
          this.CONSUME(k('alliances'));
          verb('no-alliances');
          this.CONSUME3(k('against'));
          this.SUBRULE3(this.actors, object);
        },
      },
      {
        ALT: () => {
          this.CONSUME(k('aid'));
          verb('no-aid');
          this.CONSUME(k('to'));
          this.SUBRULE4(this.actors, object);
        },
      },
      {
        ALT: () => {
          this.CONSUME(k('conflicting-engagements'));
          verb('no-conflicting-engagements');
        },
      },
    ]);
  });

  private enemy = this.RULE('enemy', (attach: Attach<tree.Actors>) => {
    this.CONSUME(k('against'));
    this.SUBRULE(this.actors, { ARGS: [attach] });
  });

  private modifiers(list: tree.Modifier[]): void {
    this.block(
      () => this.MANY9({ MAX_LOOKAHEAD: 1, DEF: () => this.SUBRULE9(this.modifier, this.into(list)) }),
      starts.modifier,
      'what qualifies the duty (when, unless, until, with, at discretion, immediately, cite …)',
    );
  }

  private modifier = this.node<tree.Modifier>(
    'modifier',
    () => ({ kind: 'modifier', words: [], except: [] }),
    (node) => {
      this.OR1({
        MAX_LOOKAHEAD: 1,
        DEF: [
          {
            ALT: () => {
              this.CONSUME1(k('with'));
              node.what = 'with';
              this.SUBRULE1(this.wordList, { ARGS: [node.words] });
              this.OPTION1(() => {
                this.CONSUME(k('except'));
                this.SUBRULE2(this.wordList, { ARGS: [node.except] });
              });
            },
          },
          {
            ALT: () => {
              this.CONSUME(k('only'));
              this.CONSUME1(k('in'));
              node.what = 'only-in';
              this.SUBRULE(this.place, this.set(node, 'place'));
            },
          },
          {
            ALT: () => {
              this.CONSUME(k('when'));
              node.what = 'when';
              this.SUBRULE1(this.condition, this.set(node, 'condition'));
            },
          },
          {
            ALT: () => {
              this.CONSUME(k('unless'));
              node.what = 'unless';
              this.SUBRULE2(this.condition, this.set(node, 'condition'));
            },
          },
          {
            ALT: () => {
              this.CONSUME(k('until'));
              node.what = 'until';
              this.SUBRULE3(this.condition, this.set(node, 'condition'));
            },
          },
          {
            ALT: () => {
              this.CONSUME(k('within'));
              node.what = 'within';
              this.SUBRULE1(this.duration, this.set(node, 'duration'));
            },
          },
          {
            ALT: () => {
              this.CONSUME(k('at'));
              this.CONSUME(k('discretion'));
              node.what = 'discretion';
              this.OPTION2(() => {
                this.CONSUME(k('over'));
                this.OR2([
                  {
                    ALT: () => {
                      this.CONSUME(k('measures'));
                      node.over = 'measures';
                    },
                  },
                  {
                    ALT: () => {
                      this.CONSUME(k('participation'));
                      node.over = 'participation';
                    },
                  },
                ]);
              });
              this.OPTION3(() => {
                node.text = quoted(this.CONSUME1(t.string));
              });
            },
          },
          {
            ALT: () => {
              this.CONSUME(k('immediately'));
              node.what = 'immediately';
            },
          },
          {
            ALT: () => {
              this.CONSUME2(k('in'));
              this.CONSUME(k('defence'));
              this.CONSUME1(k('of'));
              node.what = 'in-defence';
              node.text = quoted(this.CONSUME2(t.string));
            },
          },
          {
            ALT: () => {
              this.CONSUME(k('without'));
              this.CONSUME(k('agreement'));
              this.CONSUME2(k('of'));
              node.what = 'without-agreement';
              this.SUBRULE1(this.actors, this.set(node, 'actors'));
            },
          },
          {
            ALT: () => {
              this.CONSUME(k('automatic'));
              node.what = 'automatic';
            },
          },
          {
            ALT: () => {
              this.CONSUME(k('upon'));
              this.OR3([
                {
                  ALT: () => {
                    this.CONSUME(k('request'));
                    this.CONSUME3(k('of'));
                    node.what = 'upon-request';
                    this.SUBRULE2(this.actors, this.set(node, 'actors'));
                  },
                },
                {
                  ALT: () => {
                    this.CONSUME(k('decision'));
                    this.CONSUME4(k('of'));
                    node.what = 'upon-decision';
                    this.SUBRULE(this.qname, this.set(node, 'name'));
                  },
                },
                {
                  ALT: () => {
                    this.CONSUME(k('consultation'));
                    this.CONSUME2(k('with'));
                    node.what = 'upon-consultation';
                    this.SUBRULE3(this.actors, this.set(node, 'actors'));
                  },
                },
                {
                  ALT: () => {
                    this.CONSUME(k('consent'));
                    this.CONSUME5(k('of'));
                    node.what = 'upon-consent';
                    this.SUBRULE4(this.actors, this.set(node, 'actors'));
                  },
                },
              ]);
            },
          },
          {
            ALT: () => {
              this.CONSUME(k('by'));
              this.OR4([
                {
                  ALT: () => {
                    node.what = 'by-date';
                    this.SUBRULE(this.date, this.set(node, 'date'));
                  },
                },
                {
                  ALT: () => {
                    this.CONSUME(k('constitutional-processes'));
                    node.what = 'constitutional';
                  },
                },
              ]);
            },
          },
          {
            ALT: () => {
              this.CONSUME(k('survives'));
              node.what = 'survives';
              this.SUBRULE2(this.duration, this.set(node, 'duration'));
            },
          },
          {
            ALT: () => {
              this.CONSUME(k('cite'));
              node.what = 'cite';
              this.OR5([
                {
                  ALT: () => {
                    node.text = quoted(this.CONSUME3(t.string));
                  },
                },
                {
                  ALT: () => {
                    node.text = quoted(this.CONSUME(t.text));
                  },
                },
              ]);
            },
          },
          {
            ALT: () => {
              this.CONSUME(k('concept'));
              node.what = 'concept';
              this.SUBRULE(this.conceptName, this.into(node.words));
            },
          },
        ],
      });
    },
  );

  // ---------- quantities ----------

  private beginsDate(at: number): boolean {
    const { tokenType } = this.LA(at);
    return tokenType === t.date || tokenType === t.number;
  }

  private date = this.RULE('date', (attach: Attach<tree.DateLeaf>) => {
    const add = (token: IToken) => {
      if (!this.RECORDING_PHASE && !token.isInsertedInRecovery)
        attach({ kind: 'date', value: token.image, start: token.startOffset, end: endOf(token) });
    };
    this.OR([{ ALT: () => add(this.CONSUME(t.date)) }, { ALT: () => add(this.CONSUME(t.number)) }]);
  });

  private duration = this.node<tree.Duration>(
    'duration',
    () => ({ kind: 'duration' }),
    (node) => {
      node.count = numeral(this.CONSUME(t.number));
      this.OR([
        {
          ALT: () => {
            this.CONSUME(k('day'));
            node.unit = 'day';
          },
        },
        {
          ALT: () => {
            this.CONSUME(k('days'));
            node.unit = 'day';
          },
        },
        {
          ALT: () => {
            this.CONSUME(k('month'));
            node.unit = 'month';
          },
        },
        {
          ALT: () => {
            this.CONSUME(k('months'));
            node.unit = 'month';
          },
        },
        {
          ALT: () => {
            this.CONSUME(k('year'));
            node.unit = 'year';
          },
        },
        {
          ALT: () => {
            this.CONSUME(k('years'));
            node.unit = 'year';
          },
        },
      ]);
    },
  );

  private scale = this.RULE('scale', (attach: Attach<tree.Scale>) => {
    const add = (value: tree.Scale) => {
      if (!this.RECORDING_PHASE) attach(value);
    };
    this.OR([
      {
        ALT: () => {
          this.CONSUME(k('thousand'));
          add('thousand');
        },
      },
      {
        ALT: () => {
          this.CONSUME(k('million'));
          add('million');
        },
      },
      {
        ALT: () => {
          this.CONSUME(k('billion'));
          add('billion');
        },
      },
    ]);
  });

  private quantity = this.node<tree.Quantity>(
    'quantity',
    () => ({ kind: 'quantity' }),
    (node) => {
      this.OR1([
        {
          ALT: () => {
            node.from = numeral(this.CONSUME1(t.number));
            this.OPTION1(() => {
              this.CONSUME(k('to'));
              node.to = numeral(this.CONSUME2(t.number));
            });
            this.OPTION2({ MAX_LOOKAHEAD: 1, DEF: () => this.SUBRULE(this.scale, this.set(node, 'scale')) });
            this.OR2([
              {
                ALT: () => {
                  node.unit = name(this.CONSUME(t.name));
                },
              },
              {
                ALT: () => {
                  node.unit = word(this.CONSUME1(t.word));
                },
              },
              {
                ALT: () => {
                  node.unit = quoted(this.CONSUME(t.string));
                },
              },
            ]);
          },
        },
        {
          ALT: () => {
            node.from = numeral(this.CONSUME(t.percent));
            this.CONSUME(k('of'));
            node.unit = word(this.CONSUME2(t.word));
          },
        },
      ]);
    },
  );

  // ---------- burden, figures ----------

  private burden = this.node<tree.Burden>(
    'burden',
    () => ({ kind: 'burden', shares: [] }),
    (node) => {
      this.CONSUME(k('burden'));
      node.name = name(this.CONSUME(t.name));
      this.OPTION(() => {
        node.title = quoted(this.CONSUME(t.string));
      });
      this.CONSUME(t.leftBrace);
      this.block(
        () => this.MANY({ MAX_LOOKAHEAD: 1, DEF: () => this.SUBRULE(this.burdenLine, { ARGS: [node] }) }),
        starts.burdenLine,
        'a line of the burden (of, total, basis, tolerance, share)',
      );
      this.CONSUME(t.rightBrace);
    },
  );

  private burdenLine: ParserMethod<[tree.Burden], void> = this.RULE('burdenLine', (given: tree.Burden) => {
    const node: tree.Burden = given ?? { kind: 'burden', shares: [], start: 0, end: 0 };
    this.OR({
      MAX_LOOKAHEAD: 1,
      DEF: [
        {
          ALT: () => {
            this.CONSUME(k('of'));
            node.of = quoted(this.CONSUME(t.string));
          },
        },
        {
          ALT: () => {
            this.CONSUME(k('total'));
            this.SUBRULE(this.money, this.set(node, 'total'));
          },
        },
        {
          ALT: () => {
            this.CONSUME(k('basis'));
            this.SUBRULE(this.basis, this.set(node, 'basis'));
          },
        },
        {
          ALT: () => {
            this.CONSUME(k('tolerance'));
            node.tolerance = numeral(this.CONSUME(t.percent));
          },
        },
        { ALT: () => this.SUBRULE(this.share, this.into(node.shares)) },
      ],
    });
  });

  private basis = this.node<tree.Basis>(
    'basis',
    () => ({ kind: 'basis' }),
    (node) => {
      this.OR([
        {
          ALT: () => {
            node.text = quoted(this.CONSUME(t.string));
          },
        },
        {
          ALT: () => {
            node.word = word(this.CONSUME(t.word));
            this.OPTION(() => {
              this.CONSUME(k('from'));
              node.from = name(this.CONSUME(t.name));
            });
          },
        },
      ]);
    },
  );

  private share = this.node<tree.Share>(
    'share',
    () => ({ kind: 'share' }),
    (node) => {
      this.CONSUME(k('share'));
      this.OR([
        {
          ALT: () => {
            node.party = name(this.CONSUME(t.name));
          },
        },
        {
          ALT: () => {
            this.CONSUME(k('others'));
            node.others = true;
          },
        },
      ]);
      node.percent = numeral(this.CONSUME(t.percent));
    },
  );

  private money = this.node<tree.Money>(
    'money',
    () => ({ kind: 'money' }),
    (node) => {
      node.amount = numeral(this.CONSUME(t.number));
      this.OPTION1(() => this.SUBRULE(this.scale, this.set(node, 'scale')));
      node.currency = name(this.CONSUME(t.name));
      this.OPTION2(() => {
        this.CONSUME(k('per'));
        this.CONSUME(k('year'));
        node.perYear = true;
      });
    },
  );

  private figuresDecl = this.node<tree.FiguresDecl>(
    'figures',
    () => ({ kind: 'figures', columns: [], rows: [] }),
    (node) => {
      this.CONSUME(k('figures'));
      node.name = name(this.CONSUME(t.name));
      this.OR([
        {
          ALT: () => {
            this.CONSUME(k('from'));
            node.from = quoted(this.CONSUME1(t.string));
          },
        },
        {
          ALT: () => {
            this.OPTION(() => {
              node.title = quoted(this.CONSUME2(t.string));
            });
            this.CONSUME(t.leftBrace);
            this.block(
              () => this.MANY({ MAX_LOOKAHEAD: 1, DEF: () => this.SUBRULE(this.figureLine, { ARGS: [node] }) }),
              starts.figureLine,
              'a line of the figures (source, year, columns, or a party with its figures)',
            );
            this.CONSUME(t.rightBrace);
          },
        },
      ]);
    },
  );

  private figureLine: ParserMethod<[tree.FiguresDecl], void> = this.RULE('figureLine', (given: tree.FiguresDecl) => {
    const node: tree.FiguresDecl = given ?? { kind: 'figures', columns: [], rows: [], start: 0, end: 0 };
    this.OR({
      MAX_LOOKAHEAD: 1,
      DEF: [
        {
          ALT: () => {
            this.CONSUME(k('source'));
            node.source = quoted(this.CONSUME(t.string));
          },
        },
        {
          ALT: () => {
            this.CONSUME(k('year'));
            node.year = numeral(this.CONSUME(t.number));
          },
        },
        {
          ALT: () => {
            this.CONSUME(k('columns'));
            this.SUBRULE1(this.column, this.into(node.columns));
            this.MANY(() => {
              this.CONSUME(t.comma);
              this.SUBRULE2(this.column, this.into(node.columns));
            });
          },
        },
        { ALT: () => this.SUBRULE(this.row, this.into(node.rows)) },
      ],
    });
  });

  private column = this.node<tree.Column>(
    'column',
    () => ({ kind: 'column' }),
    (node) => {
      // A name is a unit unless a cell follows it: then it begins the first row.
      const unitOrNoName = () => {
        if (this.LA(1).tokenType !== t.name) return true;
        const next = this.LA(2);
        return next.tokenType !== t.number && next.tokenType !== t.percent && next.image !== 'unknown';
      };
      node.word = word(this.CONSUME(t.word));
      this.OPTION1({
        GATE: unitOrNoName,
        DEF: () =>
          this.OR({
            MAX_LOOKAHEAD: 1,
            DEF: [
              {
                ALT: () => {
                  this.SUBRULE(this.scale, this.set(node, 'scale'));
                  this.OPTION2({
                    GATE: unitOrNoName,
                    DEF: () => {
                      node.unit = name(this.CONSUME1(t.name));
                    },
                  });
                },
              },
              {
                ALT: () => {
                  node.unit = name(this.CONSUME2(t.name));
                },
              },
              {
                ALT: () => {
                  this.CONSUME(t.percentSign);
                  node.percent = true;
                  this.OPTION3(() => {
                    this.CONSUME(k('of'));
                    node.percentOf = word(this.CONSUME2(t.word));
                  });
                },
              },
            ],
          }),
      });
    },
  );

  private row = this.node<tree.Row>(
    'row',
    () => ({ kind: 'row', cells: [] }),
    (node) => {
      node.name = name(this.CONSUME(t.name));
      this.AT_LEAST_ONE(() => this.SUBRULE(this.cell, this.into(node.cells)));
    },
  );

  private cell = this.RULE('cell', (attach: Attach<tree.Numeral | tree.Word>) => {
    const add = (leaf: tree.Numeral | tree.Word | undefined) => {
      if (leaf && !this.RECORDING_PHASE) attach(leaf);
    };
    this.OR([
      { ALT: () => add(numeral(this.CONSUME(t.number))) },
      { ALT: () => add(numeral(this.CONSUME(t.percent))) },
      { ALT: () => add(word(this.CONSUME(k('unknown')))) },
    ]);
  });

  // ---------- scenario ----------

  private scenarioDecl = this.node<tree.ScenarioDecl>(
    'scenario',
    () => ({ kind: 'scenario', under: [], lines: [] }),
    (node) => {
      this.CONSUME(k('scenario'));
      node.name = name(this.CONSUME(t.name));
      this.OPTION1(() => {
        node.title = quoted(this.CONSUME(t.string));
      });
      this.CONSUME(t.leftBrace);
      this.MANY1({
        MAX_LOOKAHEAD: 1,
        DEF: () =>
          this.OR({
            MAX_LOOKAHEAD: 1,
            DEF: [
              {
                ALT: () => {
                  this.CONSUME(k('under'));
                  this.SUBRULE1(this.qname, this.into(node.under));
                  this.MANY2(() => {
                    this.CONSUME(t.comma);
                    this.SUBRULE2(this.qname, this.into(node.under));
                  });
                },
              },
              {
                ALT: () => {
                  this.CONSUME(k('on'));
                  this.SUBRULE(this.date, this.set(node, 'on'));
                },
              },
            ],
          }),
      });
      this.block(
        () => this.MANY3({ MAX_LOOKAHEAD: 1, DEF: () => this.SUBRULE(this.scenarioLine, this.into(node.lines)) }),
        starts.scenarioLine,
        'a line of the scenario (event, assume honoured, expect)',
      );
      this.CONSUME(t.rightBrace);
    },
  );

  private scenarioLine = this.RULE('scenarioLine', (attach: Attach<tree.ScenarioLine>) => {
    const to: { ARGS: [typeof attach] } = { ARGS: [attach] };
    this.OR([
      { ALT: () => this.SUBRULE(this.scenarioEvent, to) },
      { ALT: () => this.SUBRULE(this.assumption, to) },
      { ALT: () => this.SUBRULE(this.expectation, to) },
    ]);
  });

  private scenarioEvent = this.node<tree.ScenarioEvent>(
    'scenarioEvent',
    () => ({ kind: 'scenario-event' }),
    (node) => {
      this.CONSUME(k('event'));
      this.SUBRULE(this.saidEvent, this.set(node, 'event'));
    },
  );

  private saidEvent = this.node<tree.EventPattern>(
    'saidEvent',
    () => ({ kind: 'event', kinds: [], parts: [] }),
    (node) => {
      this.OPTION(() => {
        node.provocation = this.provocation(this.SUBRULE(this.provocationWord));
      });
      this.SUBRULE(this.kind, this.into(node.kinds));
      this.MANY(() => this.SUBRULE(this.saidPart, this.into(node.parts)));
      if (!this.RECORDING_PHASE)
        for (const part of node.parts) if (part.what === 'provocation') node.provocation ??= part.provocation;
    },
  );

  private saidPart = this.node<tree.EventPart>(
    'saidPart',
    () => ({ kind: 'event-part' }),
    (node) => {
      this.OR1([
        {
          ALT: () => {
            this.CONSUME(k('on'));
            this.OR2([
              {
                ALT: () => {
                  node.what = 'date';
                  this.SUBRULE(this.date, this.set(node, 'date'));
                },
              },
              {
                ALT: () => {
                  node.what = 'on';
                  this.SUBRULE(this.actors, this.set(node, 'actors'));
                },
              },
            ]);
          },
        },
        { ALT: () => this.SUBRULE(this.circumstance, { ARGS: [node] }) },
        {
          ALT: () => {
            node.what = 'provocation';
            node.provocation = this.provocation(this.SUBRULE(this.provocationWord));
          },
        },
        {
          ALT: () => {
            this.CONSUME(k('that'));
            node.what = 'that';
            const decided: NonNullable<tree.EventPart['decided']> = { not: false };
            node.decided = decided;
            this.OPTION(() => {
              this.CONSUME(k('not'));
              decided.not = true;
            });
            this.SUBRULE(this.qname, this.set(decided, 'name'));
          },
        },
      ]);
    },
  );

  private assumption = this.node<tree.Assumption>(
    'assumption',
    () => ({ kind: 'assume', names: [] }),
    (node) => {
      this.CONSUME(k('assume'));
      this.CONSUME(k('honoured'));
      this.OPTION1(() => {
        this.CONSUME(k('fully'));
        node.fully = true;
      });
      this.OPTION2(() => {
        this.OR([
          {
            ALT: () => {
              this.CONSUME(k('by'));
              node.how = 'by';
            },
          },
          {
            ALT: () => {
              this.CONSUME(k('except'));
              node.how = 'except';
            },
          },
        ]);
        push(node.names, name(this.CONSUME1(t.name)));
        this.MANY(() => {
          this.CONSUME(t.comma);
          push(node.names, name(this.CONSUME2(t.name)));
        });
      });
    },
  );

  private answer = this.leafRule('answer', [t.word, k('suspended'), k('ended'), k('unknown'), k('conflict')]);

  private reason = this.leafRule('reason', [
    t.word,
    k('on'),
    k('by'),
    k('in'),
    k('unprovoked'),
    k('provoked'),
    k('discretion'),
  ]);

  private expectation = this.node<tree.Expectation>(
    'expectation',
    () => ({ kind: 'expect' }),
    (node) => {
      this.CONSUME(k('expect'));
      this.OR1([
        {
          ALT: () => {
            this.CONSUME(k('conflict'));
            node.conflict = true;
            this.CONSUME(k('for'));
            const subject: tree.QName = { kind: 'qname', start: this.LA(1).startOffset, end: 0 };
            subject.name = name(this.CONSUME(t.name));
            subject.end = endOf(this.LA(0));
            node.subject = subject;
            this.CONSUME(k('between'));
            this.SUBRULE1(this.qname, this.set(node, 'under'));
            this.CONSUME(k('and'));
            this.SUBRULE2(this.qname, this.set(node, 'and'));
          },
        },
        {
          ALT: () => {
            this.SUBRULE3(this.qname, this.set(node, 'subject'));
            this.OPTION1({
              MAX_LOOKAHEAD: 1,
              DEF: () => {
                this.CONSUME(k('not'));
                node.not = true;
              },
            });
            this.SUBRULE(this.answer, this.set(node, 'answer'));
            this.OPTION2(() => {
              this.CONSUME(k('to'));
              this.SUBRULE(this.action, this.set(node, 'action'));
            });
            this.OPTION3(() => {
              this.CONSUME(k('under'));
              this.SUBRULE4(this.qname, this.set(node, 'under'));
            });
            this.OPTION4(() => {
              this.CONSUME(k('because'));
              this.OR2([
                {
                  ALT: () => {
                    this.SUBRULE(this.reason, this.set(node, 'because'));
                  },
                },
                {
                  ALT: () => {
                    node.because = quoted(this.CONSUME(t.string));
                  },
                },
              ]);
            });
            this.OPTION5(() => {
              this.CONSUME(k('on'));
              this.SUBRULE(this.date, this.set(node, 'date'));
            });
          },
        },
      ]);
    },
  );
}

let parser: TreatyParser | undefined;

/** The one parser, made when it is first needed. */
export function theParser(): TreatyParser {
  parser ??= new TreatyParser({ validate: false });
  return parser;
}

function matchBraces(tokens: readonly IToken[]): Map<number, number> {
  const closing = new Map<number, number>();
  let open: number[] = [];
  tokens.forEach(({ tokenType }, at) => {
    if (tokenType === t.leftBrace) open.push(at);
    else if (tokenType === t.rightBrace) {
      const from = open.pop();
      if (from !== undefined) closing.set(from, at);
    } else if (open.length > 0 && beginsClause(tokenType, tokens[at + 1]?.tokenType ?? EOF)) open = [];
  });
  return closing;
}

function endOf(token: IToken): number {
  return token.startOffset + token.image.length;
}

function push<T>(list: T[], item: T | undefined): void {
  if (item !== undefined) list.push(item);
}

function missing(token: IToken): boolean {
  return token.isInsertedInRecovery === true || !(token.startOffset >= 0);
}

function name(token: IToken): tree.Name | undefined {
  if (missing(token)) return undefined;
  return { kind: 'name', value: token.image, start: token.startOffset, end: endOf(token) };
}

function word(token: IToken): tree.Word | undefined {
  if (missing(token)) return undefined;
  return { kind: 'word', value: token.image, start: token.startOffset, end: endOf(token) };
}

function numeral(token: IToken): tree.Numeral | undefined {
  if (missing(token)) return undefined;
  const percent = token.image.endsWith('%');
  const value = token.image.replace(/[_%]/g, '');
  return { kind: 'number', value, percent, start: token.startOffset, end: endOf(token) };
}

function quoted(token: IToken): tree.Quoted | undefined {
  if (missing(token)) return undefined;
  const { image } = token;
  if (image[0] !== '"')
    return { kind: 'quoted', value: image.slice(1, -1), start: token.startOffset, end: endOf(token) };
  const mark = image.startsWith('"""') ? 3 : 1;
  const closed = image.length >= 2 * mark && image.endsWith('"'.repeat(mark));
  const value = image.slice(mark, closed ? image.length - mark : undefined);
  return { kind: 'quoted', value, start: token.startOffset, end: endOf(token) };
}

const noTokens: ReadonlySet<TokenType> = new Set();
const words = (...images: Keyword[]): ReadonlySet<TokenType> => new Set(images.map((image) => k(image)));

const articleItems: Keyword[] = [
  'secret', 'ratification', 'term', 'subject-to', 'supersedes', 'disputes', 'organ', 'area', 'group', 'trigger',
  'obligation', 'right', 'recital', 'reservation', 'deem', 'burden', 'withdrawal', 'accession', 'review', 'amendment',
  'suspension',
]; // biome-ignore format: a table

/** The tokens that begin an item of each block. A unit test holds them against the grammar's own first sets. */
export const starts = {
  stateLine: words('cow', 'iso', 'since', 'until', 'successor'),
  areaLine: words('includes', 'excludes'),
  treatyItem: words(
    'signed',
    'concluded',
    'in-force',
    'ended',
    'renewed',
    'source',
    'atop',
    'form',
    'supplements',
    'parties',
    'article',
    ...articleItems,
  ),
  articleLine: words('text', 'concept', ...articleItems),
  organLine: words('members', 'decides', 'tasks', 'meets'),
  modifier: words(
    'with',
    'only',
    'when',
    'unless',
    'until',
    'within',
    'at',
    'immediately',
    'in',
    'without',
    'automatic',
    'upon',
    'by',
    'survives',
    'cite',
    'concept',
  ),
  burdenLine: words('of', 'total', 'basis', 'tolerance', 'share'),
  figureLine: new Set([...words('source', 'year', 'columns'), t.name]) as ReadonlySet<TokenType>,
  scenarioLine: words('event', 'assume', 'expect'),
  name: new Set([t.name]) as ReadonlySet<TokenType>,
} as const;
