/** What the editor offers to do at a place: the remedies of findings, all safe ones of a file, and “What if …”. */
import {
  type CancellationToken,
  type CodeAction,
  CodeActionKind,
  type CodeActionOptions,
  type CodeActionParams,
} from 'vscode-languageserver';
import { chunkAt } from '../../features/place.ts';
import { headAt } from '../../features/what-if.ts';
import type { SourceFile } from '../../model/site.ts';
import { placedTreaty } from '../../model/workspace.ts';
import type { Edit } from '../../rules/finding.ts';
import { type Finding, type Fix, fixAll, silencing } from '../../rules/index.ts';
import { Turns } from '../findings.ts';
import { explainCommand, whatIfCommand } from '../protocol.ts';
import { found, type Server, type Service, settled } from '../service.ts';

/** Applies what never changes what a treaty says; editors run it on saving where they are told to. */
const fixAllKind = `${CodeActionKind.SourceFixAll}.treaty`;
const whatIfKind = 'foedus.whatIf';

/** What an action carries until its edit is asked for. */
type ActionData = { readonly uri: string; readonly rule: string; readonly start: number; readonly title: string };

export const actions: Service = {
  announce(client) {
    const can = client.textDocument?.codeAction;
    if (!can?.codeActionLiteralSupport) return {};
    const options: CodeActionOptions = {
      codeActionKinds: [CodeActionKind.QuickFix, fixAllKind, whatIfKind],
      resolveProvider: true,
    };
    if (can.documentationSupport)
      options.documentation = [
        { kind: CodeActionKind.QuickFix, command: { title: 'Explain a rule or a concept …', command: explainCommand } },
      ];
    return { codeActionProvider: options };
  },
  serve(server) {
    const { connection, session, findings, to, options } = server;
    connection.onCodeAction(async (params, token) => {
      await settled(session, token);
      const { only } = params.context;
      const wants = (kind: string) => !only || only.some((asked) => isKind(asked, kind));
      const found: CodeAction[] = wants(CodeActionKind.QuickFix) ? await remedies(server, params, token) : [];
      // Of no place in particular: only where it is asked for.
      if (only && wants(fixAllKind)) found.push(...allSafe(server, params));
      if (options.commandLinks && wants(whatIfKind)) found.push(...whatIf(server, params));
      return found;
    });
    connection.onCodeActionResolve(async (action, token) => {
      await settled(session, token);
      const data = action.data as ActionData | undefined;
      if (!data) return action;
      const source = session.entry(data.uri)?.source;
      const finding =
        source &&
        findings
          .near(source.uri, chunkAt(source, data.start))
          .find(({ rule, start }) => rule === data.rule && start === data.start);
      const fix = finding && remediesOf(source, finding).find(({ title }) => title === data.title);
      return fix ? { ...action, edit: to.workspaceEdit(fix.edits) } : action;
    });
  },
};

async function remedies(server: Server, params: CodeActionParams, token: CancellationToken): Promise<CodeAction[]> {
  const { session, findings, to, client } = server;
  let asked = stretchOf(server, params);
  // At a place in one declaration, as after every keystroke, the findings of the others are not waited for.
  while (!asked.inOne && !(await findings.settle(asked.uri, new Turns(), token))) {
    await settled(session, token);
    asked = stretchOf(server, params);
  }
  const { source, uri, start, end, inOne, placed } = asked;
  const can = client.textDocument?.codeAction;
  const lazy = can?.dataSupport === true && can.resolveSupport?.properties.includes('edit') === true;
  return (inOne ? findings.near(uri, placed) : findings.of(uri))
    .filter((finding) => finding.start <= end && start <= finding.end)
    .flatMap((finding) => {
      const safe = finding.fixes?.filter((fix) => fix.safe) ?? [];
      return remediesOf(source, finding).map((fix) => {
        const action = to.action(fix, finding, safe.length === 1 && fix.safe === true);
        return lazy
          ? { ...action, data: dataOf(uri, finding, fix.title) }
          : { ...action, edit: to.workspaceEdit(fix.edits) };
      });
    });
}

/** Where a range lies, and whether in one declaration. */
function stretchOf({ session }: Server, { textDocument, range }: CodeActionParams) {
  const { document, source, uri } = found(session, textDocument.uri);
  const start = session.positions.offset(document, range.start);
  const end = session.positions.offset(document, range.end);
  const placed = chunkAt(source, start);
  return { source, uri, start, end, placed, inOne: placed === chunkAt(source, end) };
}

/** The finding's own remedies, and last the comment that silences it. */
function remediesOf(source: SourceFile, finding: Finding): readonly Fix[] {
  const silence = silencing(source, finding);
  return [...(finding.fixes ?? []), ...(silence ? [silence] : [])];
}

function dataOf(uri: string, { rule, start }: Finding, title: string): ActionData {
  return { uri, rule, start, title };
}

function allSafe({ session, to }: Server, { textDocument }: CodeActionParams): CodeAction[] {
  const { source } = found(session, textDocument.uri);
  const { texts } = fixAll({
    workspace: session.workspace,
    uris: [source.uri],
    settings: (each) => session.settingsFor(each),
  });
  const text = texts.get(source.uri);
  if (text === undefined) return [];
  const edit = to.workspaceEdit([changeOf(source, text)]);
  return [{ title: 'Apply all safe remedies', kind: fixAllKind, edit }];
}

/** One edit from the first character that differs to the last, so that the cursor outside of it stays. */
function changeOf({ uri, tree }: SourceFile, text: string): Edit {
  const before = tree.text;
  const most = Math.min(before.length, text.length);
  let start = 0;
  while (start < most && before[start] === text[start]) start++;
  let tail = 0;
  while (tail < most - start && before[before.length - 1 - tail] === text[text.length - 1 - tail]) tail++;
  return { uri, start, end: before.length - tail, text: text.slice(start, text.length - tail) };
}

function whatIf({ session }: Server, { textDocument, range }: CodeActionParams): CodeAction[] {
  const { source, document } = found(session, textDocument.uri);
  const site = headAt(session.workspace, source, session.positions.offset(document, range.start));
  const treaty = site && placedTreaty(site.file, site.placed);
  if (!site || !treaty || !site.node.modifiers.some(({ what }) => what === 'when')) return [];
  const clause = `${treaty.treaty.name}.${site.node.name?.value}`;
  const title = 'What if … (events that would set it off)';
  return [{ title, kind: whatIfKind, command: { title, command: whatIfCommand, arguments: [clause] } }];
}

/** Whether `kind` is asked for by `asked`: `quickfix` by `quickfix` and by the kinds above it. */
function isKind(asked: string, kind: string): boolean {
  return asked === '' || kind === asked || kind.startsWith(`${asked}.`);
}
