// Next takes the console's layout for a parent of the public one, and leaves the module without types.
declare module 'next/root-params' {
  export function locale(): Promise<string | undefined>
}
