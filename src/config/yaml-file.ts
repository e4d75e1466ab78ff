/** Reading a YAML file of configuration. Its lines never appear in a problem: they may hold secrets. */
import { readFileSync, statSync } from 'node:fs';
import { parseDocument } from 'yaml';
import { at } from './raw';

const LARGEST_FILE = 1024 * 1024;
/** Enough for a person's anchors, far too little for a bomb. */
const MOST_ALIASES = 50;

export type YamlFile = { value: unknown } | { problem: string };

/** The file's value, or what is wrong with it. */
export function readYamlFile(file: string): YamlFile {
  try {
    if (statSync(file).size > LARGEST_FILE) return { problem: 'the file is larger than 1 MiB' };
    return parseYaml(readFileSync(file, 'utf8'));
  } catch (error) {
    return { problem: `the file cannot be read (${codeOf(error)})` };
  }
}

function parseYaml(text: string): YamlFile {
  try {
    const document = parseDocument(text, { prettyErrors: true, strict: true, uniqueKeys: true });
    const [wrong] = [...document.errors, ...document.warnings];
    if (wrong) return { problem: `not valid YAML: ${wrong.code}${lineOf(wrong.linePos)}` };
    return { value: document.toJS({ maxAliasCount: MOST_ALIASES }) };
  } catch {
    // too many aliases, or nesting deeper than the stack
    return { problem: 'not usable YAML: nested too deeply, or it repeats anchors too often' };
  }
}

function lineOf(position: [{ line: number }, ...unknown[]] | undefined): string {
  return position ? ` at line ${position[0].line}` : '';
}

/** `ENOENT` and the like: the message would carry a machine's path. */
export function codeOf(error: unknown): string {
  return String(at(error, 'code') ?? 'unknown error');
}
