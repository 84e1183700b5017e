/** What goes to a terminal. A treaty, or a file's name, may hold what would steer one: it is shown, and steers nothing. */

/**
 * Characters that move the cursor, set colours, ring, or turn the direction of writing; not line ends and tabs. Our own
 * bold and colours pass: nothing can be hidden or moved by them.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const steering = /\u001b(?!\[(?:1|22|3[1-4]|39|90)m)|[\0-\u0008\u000b-\u001a\u001c-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g; // biome-ignore format: one expression

/** A text whose steering characters are pictures of them; as long as it was, so that marks under it stay in place. */
function visible(text: string): string {
  return text.replace(steering, (each) => {
    const code = each.charCodeAt(0);
    return code < 0x20 ? String.fromCharCode(0x2400 + code) : code === 0x7f ? '\u2421' : '\ufffd';
  });
}

/** A report as it may be shown. JSON escapes by itself, and is for programs. */
export function showable(report: string, format?: string): string {
  return format === 'json' || format === 'sarif' ? report : visible(report);
}

/** Prints a report. */
export function print(report: string, format?: string): void {
  process.stdout.write(showable(report, format));
}

/** Gives out a text that a program may take further: as it is, unless a terminal shows it. */
export function pour(text: string): void {
  process.stdout.write(process.stdout.isTTY ? visible(text) : text);
}

/** Says what is no part of a report. */
export function note(text: string): void {
  process.stderr.write(`${visible(text)}\n`);
}
