/** False for an address that names nothing here: its path is no UTF-8, or it holds a NUL, which no text of ours can. */
export function isReadable({ pathname, search }: Pick<URL, 'pathname' | 'search'>): boolean {
  if (search.includes('%00')) return false
  try {
    return !decodeURIComponent(pathname).includes('\0')
  } catch {
    return false
  }
}
