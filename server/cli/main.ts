// Stands in for the command line until it is there.
console.log(Object.keys(Object.groupBy(['nothing to check'], (text) => text)).join());
