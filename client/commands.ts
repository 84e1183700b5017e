import {
  commands,
  Disposable,
  type ExtensionContext,
  l10n,
  ProgressLocation,
  type QuickPickItem,
  QuickPickItemKind,
  type Uri,
  window,
  workspace,
} from 'vscode';
import type { BaseLanguageClient, Location } from 'vscode-languageclient';
import {
  type CheckParams,
  type CheckResult,
  type ConceptEntry,
  explainCommand,
  methods,
  type RuleEntry,
  type RunScenarioResult,
  type ScenariosResult,
  type TrialsParams,
  type TrialsResult,
} from '../server/lsp/protocol.ts';
import { compareFiles, compareWith } from './compare.ts';
import { newTreaty, openExample } from './new-treaty.ts';
import { crisisPage, explain, type PagesProvider, runScenario, showPage, whatIfPage } from './pages.ts';
import type { AnalysisPanel } from './panel/index.ts';
import { summary } from './text.ts';

/** Registers the commands of the category "Treaty". Those that check return what was found. */
export function registerCommands(
  context: ExtensionContext,
  client: BaseLanguageClient,
  pages: PagesProvider,
  panel: AnalysisPanel,
): Disposable {
  const all: Record<string, (...args: never[]) => unknown> = {
    'foedus.check': () => checkFile(client),
    'foedus.checkWorkspace': () => checkWorkspace(client),
    [explainCommand]: (name?: string) => explainOrPick(client, name),
    'foedus.runScenario': (uri?: string, name?: string) => runOrPick(client, pages, uri, name),
    'foedus.compareWith': () => compareWith(client, pages),
    'foedus.compareFiles': (clicked?: unknown, marked?: unknown) => compareFiles(client, pages, clicked, marked),
    'foedus.newTreaty': newTreaty,
    'foedus.openExample': () => openExample(context),
    'foedus.showAnalysis': () => panel.show(),
    'foedus.whatIf': (clause?: string) => whatIf(client, clause),
    'foedus.showFinding': (place: Location) => showFinding(client, place),
    'foedus.restart': () => restart(client),
    'foedus.showOutput': () => client.outputChannel.show(),
  };
  return Disposable.from(...Object.entries(all).map(([name, run]) => commands.registerCommand(name, run)));
}

async function checkFile(client: BaseLanguageClient): Promise<CheckResult | undefined> {
  const document = window.activeTextEditor?.document;
  if (document?.languageId !== 'treaty') {
    void window.showInformationMessage(l10n.t('Open a treaty first: a file that ends in .treaty.'));
    return undefined;
  }
  const params: CheckParams = { uri: client.code2ProtocolConverter.asUri(document.uri) };
  const found = await window.withProgress(
    { location: ProgressLocation.Window, title: l10n.t('Checking the treaty') },
    () => client.sendRequest<CheckResult>(methods.check, params),
  );
  void report(found, nameOf(document.uri));
  return found;
}

async function checkWorkspace(client: BaseLanguageClient): Promise<CheckResult | undefined> {
  const options = {
    location: ProgressLocation.Notification,
    title: l10n.t('Checking all treaties'),
    cancellable: true,
  };
  const found = await window.withProgress(options, async (_progress, token) => {
    try {
      return await client.sendRequest<CheckResult>(methods.check, {} satisfies CheckParams, token);
    } catch (error) {
      if (token.isCancellationRequested) return undefined;
      throw error;
    }
  });
  if (!found) return undefined;
  await commands.executeCommand('workbench.actions.view.problems');
  void report(found);
  return found;
}

/** Says what was found; errors and warnings with the way to them. */
async function report(found: CheckResult, file?: string): Promise<void> {
  const text = summary(l10n.t, found, file);
  if (found.errors + found.warnings === 0) {
    await window.showInformationMessage(text);
    return;
  }
  const show = l10n.t('Show Problems');
  const answer = await window.showWarningMessage(text, show);
  if (answer === show) await commands.executeCommand('workbench.actions.view.problems');
}

async function explainOrPick(client: BaseLanguageClient, name?: string): Promise<void> {
  const asked = typeof name === 'string' ? name : await pickPage(client);
  if (!asked) return;
  const answer = await explain(client, { name: asked });
  if ('page' in answer) {
    await showPage(answer.page);
    return;
  }
  const title = l10n.t('Nothing is called “{0}”.', asked);
  if (answer.suggestions.length === 0) {
    void window.showInformationMessage(title);
    return;
  }
  const meant = await window.showQuickPick(answer.suggestions, { title, placeHolder: l10n.t('Did you mean …?') });
  if (meant) await explainOrPick(client, meant);
}

async function pickPage(client: BaseLanguageClient): Promise<string | undefined> {
  type Item = QuickPickItem & { id?: string };
  const items = async (): Promise<Item[]> => {
    const [rules, concepts] = await Promise.all([
      client.sendRequest<RuleEntry[]>(methods.rules),
      client.sendRequest<ConceptEntry[]>(methods.concepts),
    ]);
    return [
      { label: l10n.t('Concepts'), kind: QuickPickItemKind.Separator },
      ...concepts.map(({ id, name, otherNames }) => ({ label: name, description: otherNames.join(', '), id })),
      { label: l10n.t('Rules'), kind: QuickPickItemKind.Separator },
      ...rules.map(({ id, title }) => ({ label: id, description: title, id })),
    ];
  };
  const picked = await window.showQuickPick(items(), {
    placeHolder: l10n.t('A concept or a rule, for example entrapment'),
    matchOnDescription: true,
  });
  return picked?.id;
}

/** Runs a scenario and shows the crisis as a page. Returns what came out. */
async function runOrPick(
  client: BaseLanguageClient,
  pages: PagesProvider,
  uri?: unknown,
  name?: unknown,
): Promise<RunScenarioResult | undefined> {
  const asked = typeof uri === 'string' && typeof name === 'string' ? { uri, name } : await pickScenario(client);
  if (!asked) return undefined;
  const options = { location: ProgressLocation.Window, title: l10n.t('Running {0}', asked.name) };
  const result = await window.withProgress(options, () => runScenario(client, asked.name, asked.uri));
  if (!result) {
    void window.showInformationMessage(l10n.t('There is no scenario {0} any more.', asked.name));
    return undefined;
  }
  const page = crisisPage(asked);
  pages.renew(page);
  await showPage(page);
  return result;
}

/** One of the scenarios; those of the text that one is in come first. */
async function pickScenario(client: BaseLanguageClient): Promise<{ uri: string; name: string } | undefined> {
  const { scenarios } = await client.sendRequest<ScenariosResult>(methods.scenarios, {});
  if (scenarios.length === 0) {
    void window.showInformationMessage(
      l10n.t('There is no scenario yet: write one, it begins with the word “scenario”.'),
    );
    return undefined;
  }
  const { activeTextEditor: editor } = window;
  const here = editor && client.code2ProtocolConverter.asUri(editor.document.uri);
  const items = scenarios.map((each) => ({
    label: each.name,
    description: each.title,
    detail: workspace.asRelativePath(client.protocol2CodeConverter.asUri(each.uri), false),
    scenario: each,
  }));
  items.sort((one, two) => Number(two.scenario.uri === here) - Number(one.scenario.uri === here));
  const picked = await window.showQuickPick(items, {
    placeHolder: l10n.t('A scenario to run'),
    matchOnDescription: true,
  });
  return picked?.scenario;
}

/** Lets one choose among the events that an obligation is tried with, and shows what it would come to. */
async function whatIf(client: BaseLanguageClient, clause?: unknown): Promise<void> {
  const asked = typeof clause === 'string' ? { clause } : obligationHere(client);
  const found = asked && (await client.sendRequest<TrialsResult | null>(methods.trials, asked));
  if (!found) {
    void window.showInformationMessage(
      l10n.t(
        'Put the cursor into an obligation that says when it is due: “What if …” shows which events would set it off.',
      ),
    );
    return;
  }
  type Item = QuickPickItem & { events?: string[] };
  const titles = {
    met: l10n.t('Would set it off'),
    arguable: l10n.t('Arguable'),
    'not-met': l10n.t('Would not set it off'),
  };
  const items = (Object.keys(titles) as (keyof typeof titles)[]).flatMap((answer): Item[] => {
    const some = found.trials.filter((each) => each.answer === answer);
    const heading = { label: titles[answer], kind: QuickPickItemKind.Separator };
    return some.length === 0 ? [] : [heading, ...some.map(({ label, events }) => ({ label, events }))];
  });
  const picked = await window.showQuickPick(items, {
    title: l10n.t('What if … – {0}, {1}', found.clause, found.date),
    placeHolder: l10n.t('An event, to see what it would come to'),
  });
  if (!picked?.events) return;
  await showPage(whatIfPage({ clause: found.clause, date: found.date, events: picked.events }));
}

function obligationHere(client: BaseLanguageClient): TrialsParams | undefined {
  const { activeTextEditor: editor } = window;
  if (editor?.document.languageId !== 'treaty') return undefined;
  const { document, selection } = editor;
  return {
    uri: client.code2ProtocolConverter.asUri(document.uri),
    position: client.code2ProtocolConverter.asPosition(selection.active),
  };
}

/** Goes to the clause, and shows the list of findings, where what it conflicts with is said. */
async function showFinding(client: BaseLanguageClient, { uri, range }: Location): Promise<void> {
  const selection = client.protocol2CodeConverter.asRange(range);
  await commands.executeCommand('workbench.actions.view.problems');
  await window.showTextDocument(client.protocol2CodeConverter.asUri(uri), { selection });
}

async function restart(client: BaseLanguageClient): Promise<void> {
  if (client.needsStop()) await client.stop();
  await client.start();
}

function nameOf(uri: Uri): string {
  return workspace.asRelativePath(uri, false);
}
