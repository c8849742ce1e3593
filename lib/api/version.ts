/** The version in an address as it was meant; '' for what no version looks like. */
export function versionIn(part: string): string {
  try {
    const version = decodeURIComponent(part)
    return /^[\w.+-]{1,100}$/.test(version) ? version : ''
  } catch {
    return ''
  }
}
