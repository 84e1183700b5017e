/**
 * The settings that hold for a file: what the nearest `foedus.json` fixes for all who work on the folder, before what
 * the client says, before the defaults.
 */
import { firstDay, parseDate, today } from '../model/dates.ts';
import {
  type Configuration,
  configurationName,
  isSeverity,
  leavesOut,
  optionProblem,
  readConfiguration,
  ruleOptions,
} from '../rules/configuration.ts';
import { patternProblem } from '../rules/file-patterns.ts';
import { defaultSettings, ruleIds, type Settings } from '../rules/index.ts';
import { decoded } from '../rules/paths.ts';
import { canonical } from './files.ts';
import type { Settings as GivenSettings } from './protocol.ts';

const known = new Set(ruleIds);

/** Whether a file is a configuration, by its name. */
export function isConfiguration(uri: string): boolean {
  return uri.endsWith(`/${configurationName}`);
}

/** All settings there are, by whom they come from. */
export class SettingsBook {
  /** As the client gave them: under `''` for all, under a folder's URI for what lies in it. */
  #given: ReadonlyMap<string, { given: GivenSettings; configuration: Configuration }> = new Map();
  /** By the canonical URI of the configuration's folder, with its closing slash. */
  readonly #configurations = new Map<string, { uri: string; configuration: Configuration }>();
  readonly #made = new Map<string, Settings>();
  readonly #leftOut = new Map<string, boolean>();

  /** Takes the client's settings: under `''` for all, under a folder's URI for what lies in it. */
  give(settings: ReadonlyMap<string, GivenSettings>): void {
    this.#given = new Map(
      [...settings].map(([folder, given]) => [
        folder && withSlash(canonical(folder)),
        { given, configuration: configurationOf(given) },
      ]),
    );
    this.#forget();
  }

  /** Takes a configuration as read; `undefined`: it has gone. What is wrong in it does not count; the rest does. */
  configure(uri: string, text: string | undefined): void {
    const folder = folderOf(canonical(uri));
    if (text === undefined) this.#configurations.delete(folder);
    else this.#configurations.set(folder, { uri, configuration: readConfiguration(text).configuration });
    this.#forget();
  }

  /** The URIs of the folders that have a configuration. */
  configured(): string[] {
    return [...this.#configurations.keys()].map((folder) => folder + configurationName);
  }

  /** What the client says for a file, as it says it. */
  givenFor(uri: string): GivenSettings {
    return nearest(this.#given, canonical(uri))?.value.given ?? {};
  }

  /** The `foedus.json` that holds for a file, and its URI as it was given. */
  configurationFor(uri: string): { uri: string; configuration: Configuration } | undefined {
    return nearest(this.#configurations, canonical(uri))?.value;
  }

  /** What holds for a file. The same object as long as nothing changes, so that what was computed with it can be kept. */
  for(uri: string): Settings {
    const file = canonical(uri);
    const configuration = nearest(this.#configurations, file);
    const given = nearest(this.#given, file);
    const fixed = configuration?.value.configuration;
    const said = given?.value.configuration;
    const day = fixed?.day ?? said?.day ?? today();
    const key = `${day} ${configuration?.folder} ${given?.folder}`;
    let made = this.#made.get(key);
    if (!made) {
      const defaults = defaultSettings(day);
      made = {
        day,
        options: { ...defaults.options, ...said?.options, ...fixed?.options },
        severities: { ...defaults.severities, ...said?.severities, ...fixed?.severities },
      };
      this.#made.set(key, made);
    }
    return made;
  }

  /** Whether `include` or `exclude` keep a treaty out of the workspace: those of the nearest `foedus.json`, else the client's. */
  leavesOut(uri: string): boolean {
    let left = this.#leftOut.get(uri);
    if (left === undefined) {
      const file = canonical(uri);
      const configuration = nearest(this.#configurations, file);
      const given = nearest(this.#given, file);
      left = leftOutBy(file, configuration?.folder, configuration?.value.configuration) ??
        // What the client says of all folders is meant within each of them, and it says so of each.
        leftOutBy(file, given?.folder || undefined, given?.value.configuration) ?? false; // biome-ignore format: one line
      this.#leftOut.set(uri, left);
    }
    return left;
  }

  #forget(): void {
    this.#made.clear();
    this.#leftOut.clear();
  }
}

function leftOutBy(
  file: string,
  folder: string | undefined,
  configuration: Configuration | undefined,
): boolean | undefined {
  if (folder === undefined || !configuration) return undefined;
  if (!configuration.places.has('include') && !configuration.places.has('exclude')) return undefined;
  return configuration.leavesOut(decoded(file.slice(folder.length)));
}

/** What is said for the innermost folder that holds the file; `''` holds all. */
function nearest<T>(by: ReadonlyMap<string, T>, file: string): { folder: string; value: T } | undefined {
  for (let folder = folderOf(file); ; folder = folderOf(folder.slice(0, -1))) {
    const value = by.get(folder);
    if (value !== undefined) return { folder, value };
    if (folder === '') return undefined;
  }
}

/** The folder of a URI with its closing slash; `''` above the topmost. */
function folderOf(uri: string): string {
  return uri.slice(0, uri.lastIndexOf('/') + 1);
}

function withSlash(folder: string): string {
  return folder.endsWith('/') ? folder : `${folder}/`;
}

/** The client's settings as a configuration; what is wrong in them does not count. */
function configurationOf(given: GivenSettings): Configuration {
  const read = typeof given.dateOfAnalysis === 'string' && given.dateOfAnalysis !== '' ? parseDate(given.dateOfAnalysis) : undefined; // biome-ignore format: one line
  const options: Record<string, number> = {};
  for (const option of ruleOptions) {
    const value = given[option.name];
    if (optionProblem(option, value) === undefined) options[option.name] = value as number;
  }
  const severities = Object.fromEntries(
    Object.entries(given.rules ?? {}).filter(([rule, set]) => known.has(rule) && isSeverity(set)),
  );
  const include = patternsOf(given.include);
  const exclude = patternsOf(given.exclude) ?? [];
  const places = new Map<string, { offset: number; length: number }>();
  const nowhere = { offset: 0, length: 0 };
  if (include) places.set('include', nowhere);
  if (exclude.length > 0) places.set('exclude', nowhere);
  return {
    ...(read && !('error' in read) ? { day: firstDay(read) } : {}),
    options,
    severities,
    leavesOut: leavesOut(include, exclude),
    places,
  };
}

function patternsOf(given: unknown): string[] | undefined {
  if (!Array.isArray(given)) return undefined;
  const patterns = given.filter((each): each is string => typeof each === 'string' && !patternProblem(each));
  return patterns.length > 0 ? patterns : undefined;
}
