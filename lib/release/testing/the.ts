/** A value that has to be there: the test fails where it is missing, not somewhere after it. */
export function the<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error('It is not there.')
  return value
}
