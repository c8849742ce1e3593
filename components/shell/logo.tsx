/** Five steps that open into three: the release and its tracks. */
export function Logo() {
  return (
    <svg viewBox="0 0 20 20" aria-hidden="true" className="size-5 shrink-0 text-accent">
      <rect width="20" height="20" rx="5" fill="currentColor" />
      <path
        d="M4 10h5m0 0c2 0 2-4.5 4-4.5h3M9 10h7M9 10c2 0 2 4.5 4 4.5h3"
        fill="none"
        className="stroke-on-accent"
        strokeWidth="1.6"
        strokeLinecap="round"
      />
    </svg>
  )
}
