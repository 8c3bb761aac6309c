/** A number below 2^32 for each place, four bytes each; 0 where none was set. */
export interface NumberColumn {
  get(place: number): number;
  set(place: number, value: number): void;
}

export function createNumberColumn(): NumberColumn {
  let values = new Uint32Array(1024);
  return {
    get: (place) => values[place] ?? 0,
    set(place, value) {
      if (place >= values.length) {
        const larger = new Uint32Array(Math.max(place + 1, Math.ceil(values.length * 1.5)));
        larger.set(values);
        values = larger;
      }
      values[place] = value;
    },
  };
}
