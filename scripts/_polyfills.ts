// What our libraries call and Node 20 does not have yet. Put in front of the bundles that run there.

if (!Object.groupBy) {
  Object.groupBy = <K extends PropertyKey, T>(items: Iterable<T>, keyOf: (item: T, index: number) => K) => {
    const groups: Partial<Record<K, T[]>> = Object.create(null);
    let index = 0;
    for (const item of items) {
      const key = keyOf(item, index++);
      const group = groups[key];
      if (group) group.push(item);
      else groups[key] = [item];
    }
    return groups;
  };
}

export {};
