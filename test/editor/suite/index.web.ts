// run() for the extension host in a web worker. Mocha's own bundle for browsers is loaded as it is.
import 'mocha/mocha.js';

export async function run(): Promise<void> {
  mocha.setup({ ui: 'tdd', timeout: 30_000, reporter: 'spec' } as Mocha.MochaOptions & { ui: 'tdd' });
  await import('./all.ts');
  await new Promise<void>((resolve, reject) => {
    mocha.run((failures) => (failures ? reject(new Error(`${failures} tests failed`)) : resolve()));
  });
}
