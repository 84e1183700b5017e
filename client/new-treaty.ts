/** *Treaty: New Treaty…*: a draft by the kind of commitment, and a real treaty to look at. */
import { type ExtensionContext, l10n, SnippetString, Uri, window, workspace } from 'vscode';

interface Template {
  readonly label: string;
  readonly detail: string;
  /** The clauses of its heart, as a snippet. */
  readonly clauses: string;
}

const attack = `    trigger Attack { unprovoked armed-attack on any party }
    obligation Consultation { all parties shall consult when threat on any party }`;

const templates: readonly Template[] = [
  {
    label: l10n.t('Mutual defence'),
    detail: l10n.t('Each helps whoever of them is attacked: the North Atlantic Treaty, ANZUS'),
    clauses: `${attack}
    obligation Defence { each party shall defend the victim with all-means when Attack }`,
  },
  {
    label: l10n.t('Guarantee'),
    detail: l10n.t('Some promise to defend one that promises nothing in return: Belgium in 1839'),
    clauses: `    trigger Attack { unprovoked armed-attack on \${6:BEL} }
    obligation Guarantee { each party shall defend \${6:BEL} when Attack }`,
  },
  {
    label: l10n.t('Neutrality'),
    detail: l10n.t('Each stays out of the other’s wars: the Reinsurance Treaty of 1887'),
    clauses: `    trigger War { war between any party and any third-state }
    obligation Neutrality { other parties shall remain neutral when War }`,
  },
  {
    label: l10n.t('Non-aggression'),
    detail: l10n.t('Neither attacks the other, and quarrels are settled peacefully'),
    clauses: `    obligation NoForce { no party shall attack other parties }
    obligation Settlement { each party shall settle disputes peacefully }`,
  },
  {
    label: l10n.t('Consultation'),
    detail: l10n.t('They talk before they act, and promise no more'),
    clauses: '    obligation Consultation { all parties shall consult when threat on any party }',
  },
];

/** Opens a new, unsaved treaty of the kind that is chosen, its blanks to be filled in one after the other. */
export async function newTreaty(): Promise<void> {
  const chosen = await window.showQuickPick(
    templates.map(({ label, detail, clauses }) => ({ label, detail, clauses })),
    { title: l10n.t('New Treaty'), placeHolder: l10n.t('What do the parties promise each other?') },
  );
  if (!chosen) return;
  const editor = await window.showTextDocument(await workspace.openTextDocument({ language: 'treaty' }));
  await editor.insertSnippet(
    new SnippetString(`treaty \${1:${l10n.t('Name')}} "\${2:${l10n.t('Title of the treaty')}}" {
  signed \${3:2025-01-01}
  in-force \${4:2025-06-01}
  form treaty

  parties { \${5:GBR FRA} }

  article 1 {
${chosen.clauses}
  }

  article 2 {
    withdrawal after \${7:10 years} with \${8:1 year} notice
  }
}
$0`),
  );
}

/** Opens a real treaty as a new, unsaved text: the Dual Alliance of 1879, to be changed and tried at will. */
export async function openExample({ extensionUri }: ExtensionContext): Promise<void> {
  const bytes = await workspace.fs.readFile(Uri.joinPath(extensionUri, 'samples', 'dual-alliance-1879.treaty'));
  const content = new TextDecoder().decode(bytes);
  await window.showTextDocument(await workspace.openTextDocument({ language: 'treaty', content }));
}
