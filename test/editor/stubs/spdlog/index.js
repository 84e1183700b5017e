// Stands in for the native logger of VS Code, which would have to be compiled: plain appended files.
const fs = require('node:fs');
class Logger {
  constructor(name, file) {
    this.name = name;
    this.file = file;
    this.level = 2;
  }
  #write(level, label, text) {
    if (level >= this.level)
      try {
        fs.appendFileSync(this.file, `${new Date().toISOString()} [${label}] ${text}\n`);
      } catch {}
  }
  trace(t) {
    this.#write(0, 'trace', t);
  }
  debug(t) {
    this.#write(1, 'debug', t);
  }
  info(t) {
    this.#write(2, 'info', t);
  }
  warn(t) {
    this.#write(3, 'warning', t);
  }
  error(t) {
    this.#write(4, 'error', t);
  }
  critical(t) {
    this.#write(5, 'critical', t);
  }
  getLevel() {
    return this.level;
  }
  setLevel(l) {
    this.level = l;
  }
  setPattern() {}
  clearFormatters() {}
  flush() {}
  drop() {}
}
const create = async (name, file) => new Logger(name, file);
// one statement each: an ES import() of a CommonJS module only sees names it can find in the text
exports.version = 'stub';
exports.Logger = Logger;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.shutdown = () => {};
exports.createRotatingLogger = create;
exports.createAsyncRotatingLogger = create;
