'use client'

import { Broken } from '@/components/shell/broken'
import words from '@/messages/en/broken.json'
import './globals.css'

type Props = { error: Error & { digest?: string }; reset: () => void }

/** The console's own frame could not be drawn, for instance because the database is away. */
export default function GlobalError({ error, reset }: Props) {
  return (
    <html lang="en">
      <body>
        <title>{words.title}</title>
        <Broken digest={error.digest} retry={reset} />
      </body>
    </html>
  )
}
