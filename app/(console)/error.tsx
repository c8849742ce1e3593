'use client'

import { Broken } from '@/components/shell/broken'

type Props = { error: Error & { digest?: string }; reset: () => void }

export default function ConsoleError({ error, reset }: Props) {
  return <Broken digest={error.digest} retry={reset} />
}
