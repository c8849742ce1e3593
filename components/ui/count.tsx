/** How many, as a small pill beside a word that says of what. */
export function Count({ of, yours = false }: { of: number; yours?: boolean }) {
  const look = yours ? 'bg-accent text-on-accent' : 'bg-muted text-soft'
  return (
    <span
      className={`inline-flex h-5 min-w-5 items-center justify-center rounded-full px-1.5 text-12 font-semibold tabular-nums ${look}`}
    >
      {of}
    </span>
  )
}
