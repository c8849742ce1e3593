const paths = {
  queue: 'M2 9.5h3.2l1 2h3.6l1-2H14M3.6 3h8.8L14 9.5V13H2V9.5z',
  releases: 'M8 1.8 14 5v6l-6 3.2L2 11V5zM2 5l6 3.2L14 5M8 8.2v6',
  customers: 'M3 14V2.5h7V14M10 6h3v8M1.8 14h12.4M5.5 5.2h2M5.5 8h2M5.5 10.8h2',
  invoices: 'M3.5 1.8h9v12.4l-2.2-1.4L8 14.2l-2.3-1.4-2.2 1.4zM6 5.2h4M6 8h4',
  people:
    'M6 7.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5M1.8 13.5c0-2.4 1.8-4 4.2-4s4.2 1.6 4.2 4M10.6 2.8a2.4 2.4 0 0 1 0 4.5M12 9.8c1.4.6 2.2 1.9 2.2 3.7',
  freezes:
    'M8 1.5v13M2.4 4.8l11.2 6.4M2.4 11.2l11.2-6.4M6.2 2.6 8 4.3l1.8-1.7M6.2 13.4 8 11.7l1.8 1.7',
  tokens: 'M5.5 13.5a3 3 0 1 1 2.6-4.5L13.5 3.6M11 6.1l2 2M9.4 7.7l1.4 1.4',
  record:
    'M6.8 9.2 9.2 6.8M7.4 4.6l1.5-1.5a2.8 2.8 0 0 1 4 4l-1.5 1.5M8.6 11.4l-1.5 1.5a2.8 2.8 0 0 1-4-4l1.5-1.5',
  deliveries: 'M14 2 2 6.8l4.6 2.4L9 14zM14 2 6.6 9.2',
  search: 'M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10M10.6 10.6 14 14',
  'sign-out': 'M6.5 2.5h-4v11h4M10 5l3 3-3 3M13 8H6',
  fold: 'M2 2.8h12v10.4H2zM6 2.8v10.4',
  copy: 'M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3',
  done: 'm3 8.5 3.2 3.2L13 5',
  open: 'm6 3.5 4.5 4.5L6 12.5',
  next: 'M2.5 8h11M9.5 4l4 4-4 4',
  file: 'M4 1.8h5l3.2 3.2v9.2H4zM9 1.8V5h3.2',
} as const

export type IconName = keyof typeof paths

/** A drawing beside a word: it says nothing by itself, so readers of screens skip it. */
export function Icon({ name, large = false }: { name: IconName; large?: boolean }) {
  return (
    <svg
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.4"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      className={large ? 'size-5 shrink-0' : 'size-4 shrink-0'}
    >
      <path d={paths[name]} />
    </svg>
  )
}
