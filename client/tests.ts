import {
  type CancellationToken,
  type Disposable,
  FileCoverage,
  l10n,
  MarkdownString,
  Range,
  StatementCoverage,
  type TestController,
  type TestItem,
  TestMessage,
  type TestRun,
  TestRunProfileKind,
  type TestRunRequest,
  tests,
  Uri,
  workspace,
} from 'vscode';
import { type BaseLanguageClient, State } from 'vscode-languageclient';
import {
  type CoverageParams,
  type CoverageResult,
  methods,
  type RunScenarioParams,
  type RunScenarioResult,
  type ScenarioEntry,
  type ScenariosResult,
  type TextRange,
} from '../server/lsp/protocol.ts';

/** Milliseconds after a change until the scenarios are listed anew; the server has to hear of it first. */
const listAfter = 600;

/** The scenarios of the workspace in the Test Explorer: file › scenario › expectation. */
export class ScenarioTests implements Disposable {
  readonly #client: BaseLanguageClient;
  readonly #controller: TestController = tests.createTestController('foedus.scenarios', l10n.t('Treaty Scenarios'));
  readonly #subscriptions: Disposable[];
  /** By the test's id. */
  readonly #scenarios = new Map<string, ScenarioEntry>();
  readonly #details = new WeakMap<FileCoverage, StatementCoverage[]>();
  #waiting: ReturnType<typeof setTimeout> | undefined;

  /** @param changed fires when a file of the workspace was made, written or removed */
  constructor(client: BaseLanguageClient, changed: readonly ((listener: () => void) => Disposable)[]) {
    this.#client = client;
    const later = () => this.#listLater();
    this.#controller.refreshHandler = () => this.#list();
    this.#controller.resolveHandler = () => this.#list();
    const run = (request: TestRunRequest, token: CancellationToken) => this.#run(request, token, false);
    const cover = (request: TestRunRequest, token: CancellationToken) => this.#run(request, token, true);
    this.#controller.createRunProfile(l10n.t('Run'), TestRunProfileKind.Run, run, true);
    const coverage = this.#controller.createRunProfile(l10n.t('Coverage'), TestRunProfileKind.Coverage, cover, true);
    coverage.loadDetailedCoverage = async (_run, file) => this.#details.get(file) ?? [];
    this.#subscriptions = [
      this.#controller,
      client.onDidChangeState(({ newState }) => {
        if (newState === State.Running) later();
      }),
      workspace.onDidChangeTextDocument(({ document }) => {
        if (document.languageId === 'treaty') later();
      }),
      workspace.onDidCloseTextDocument(({ languageId }) => {
        if (languageId === 'treaty') later();
      }),
      ...changed.map((subscribe) => subscribe(later)),
    ];
  }

  #listLater(): void {
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => void this.#list(), listAfter);
  }

  /** Lists the scenarios anew; tests that are there already stay, with their results. */
  async #list(): Promise<void> {
    if (this.#client.state !== State.Running) return;
    const answer = await this.#client.sendRequest<ScenariosResult>(methods.scenarios, {}).catch(() => undefined);
    // The server has gone meanwhile: what is shown stays.
    if (!answer) return;
    const files = new Map<string, ScenarioEntry[]>();
    for (const each of answer.scenarios) files.set(each.uri, [...(files.get(each.uri) ?? []), each]);
    this.#scenarios.clear();
    const items = this.#controller.items;
    items.replace(
      [...files].map(([address, scenarios]) => {
        const uri = Uri.parse(address, true);
        const file = this.#item(items.get(address), address, workspace.asRelativePath(uri, false), uri);
        file.children.replace(scenarios.map((scenario, index) => this.#scenario(file, scenario, uri, index)));
        return file;
      }),
    );
  }

  #scenario(file: TestItem, scenario: ScenarioEntry, uri: Uri, index: number): TestItem {
    // Two of one name are an error that is shown elsewhere; here each needs an id of its own.
    const plain = `${file.id}#${scenario.name}`;
    const id = this.#scenarios.has(plain) ? `${plain}#${index}#` : plain;
    this.#scenarios.set(id, scenario);
    const item = this.#item(file.children.get(id), id, scenario.name, uri, scenario.range);
    item.description = scenario.title;
    item.children.replace(
      scenario.expectations.map(({ text, range }, at) =>
        this.#item(item.children.get(`${id}#${at}`), `${id}#${at}`, text.replace(/^expect /, ''), uri, range),
      ),
    );
    return item;
  }

  #item(known: TestItem | undefined, id: string, label: string, uri: Uri, range?: TextRange): TestItem {
    const item = known ?? this.#controller.createTestItem(id, label, uri);
    item.label = label;
    item.range = range && rangeOf(range);
    return item;
  }

  async #run(request: TestRunRequest, token: CancellationToken, cover: boolean): Promise<void> {
    const run = this.#controller.createTestRun(request);
    try {
      const chosen = this.#chosen(request);
      for (const each of chosen.flatMap(leavesOf)) run.enqueued(each);
      for (const each of chosen) {
        if (token.isCancellationRequested) break;
        const { item, scenario, expectations } = each;
        for (const leaf of leavesOf(each)) run.started(leaf);
        report(run, item, expectations, await this.#ask(scenario, token).catch(inWords));
      }
      if (cover && !token.isCancellationRequested)
        await this.#cover(
          run,
          chosen.map(({ scenario }) => scenario),
          token,
        );
    } catch (error) {
      if (!token.isCancellationRequested) run.appendOutput(`${inWords(error)}\r\n`);
    } finally {
      run.end();
    }
  }

  #ask({ uri, name }: ScenarioEntry, token: CancellationToken): Promise<RunScenarioResult | null> {
    const params: RunScenarioParams = { uri, name };
    return this.#client.sendRequest<RunScenarioResult | null>(methods.runScenario, params, token);
  }

  /** The scenarios that the request is about, each with those of its expectations that are. */
  #chosen({ include, exclude }: TestRunRequest): Chosen[] {
    const left = new Set(exclude);
    const chosen = new Map<TestItem, TestItem[]>();
    const add = (item: TestItem): void => {
      if (left.has(item)) return;
      if (this.#scenarios.has(item.id)) {
        chosen.set(
          item,
          childrenOf(item).filter((each) => !left.has(each)),
        );
      } else if (item.parent && this.#scenarios.has(item.parent.id)) {
        const others = chosen.get(item.parent) ?? [];
        if (!others.includes(item)) chosen.set(item.parent, [...others, item]);
      } else for (const each of childrenOf(item)) add(each);
    };
    for (const item of include ?? [...this.#controller.items].map(([, each]) => each)) add(item);
    return [...chosen].flatMap(([item, expectations]) => {
      const scenario = this.#scenarios.get(item.id);
      return scenario ? [{ item, scenario, expectations }] : [];
    });
  }

  async #cover(run: TestRun, scenarios: readonly ScenarioEntry[], token: CancellationToken): Promise<void> {
    const params: CoverageParams = { scenarios: scenarios.map(({ uri, name }) => ({ uri, name })) };
    const { files } = await this.#client.sendRequest<CoverageResult>(methods.coverage, params, token);
    for (const { uri, clauses } of files) {
      const details = clauses.map((clause) => new StatementCoverage(clause.scenarios, rangeOf(clause.range)));
      const file = FileCoverage.fromDetails(Uri.parse(uri), details);
      this.#details.set(file, details);
      run.addCoverage(file);
    }
  }

  dispose(): void {
    clearTimeout(this.#waiting);
    for (const each of this.#subscriptions) each.dispose();
  }
}

interface Chosen {
  readonly item: TestItem;
  readonly scenario: ScenarioEntry;
  readonly expectations: readonly TestItem[];
}

/** The tests that have an outcome of their own; the others show that of what is in them. */
function leavesOf({ item, expectations }: Chosen): readonly TestItem[] {
  return expectations.length > 0 ? expectations : [item];
}

/** Says of each test how it came out; what failed with its reason at its line. */
function report(
  run: TestRun,
  item: TestItem,
  expectations: readonly TestItem[],
  result: RunScenarioResult | null | string,
): void {
  if (result === null || typeof result === 'string') {
    const message = new TestMessage(result ?? l10n.t('This scenario is no longer there.'));
    for (const each of expectations.length > 0 ? expectations : [item]) run.errored(each, message);
    return;
  }
  for (const each of expectations) {
    const found = result.expectations[Number(each.id.slice(each.id.lastIndexOf('#') + 1))];
    if (!found) run.skipped(each);
    else if (found.holds) run.passed(each);
    else {
      const says = `${found.says.charAt(0).toUpperCase()}${found.says.slice(1)}.`;
      const message = at(
        found.readable ? says : l10n.t('It could not be asked: {0}.', found.says),
        each.uri,
        found.range,
      );
      if (found.readable) run.failed(each, message);
      else run.errored(each, message);
    }
  }
  const faults = result.faults.map((fault) => at(fault.message, item.uri, fault.range));
  if (faults.length > 0) run.errored(item, faults);
  else if (expectations.length === 0) run.passed(item);
}

function at(text: string, uri: Uri | undefined, range: TextRange): TestMessage {
  const message = new TestMessage(shown(text));
  if (uri) message.location = { uri, range: rangeOf(range) };
  return message;
}

/** Text whose words between backticks are code, and in which nothing else is Markdown: it may hold a treaty's words. */
function shown(text: string): MarkdownString {
  const made = new MarkdownString();
  for (const part of text.split(/(`[^`]+`)/))
    if (part.startsWith('`')) made.appendMarkdown(part);
    else made.appendText(part);
  return made;
}

function childrenOf(item: TestItem): TestItem[] {
  return [...item.children].map(([, each]) => each);
}

function rangeOf({ start, end }: TextRange): Range {
  return new Range(start.line, start.character, end.line, end.character);
}

function inWords(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
