import { notFound } from 'next/navigation'
import { Missing } from '@/components/shell/missing'
import { answerWith } from '@/lib/http-status'

/**
 * What a page shows, as its own, for something that is not there. notFound() sends an empty page that a script
 * fills (next.js 62228), so it is left to what comes too late for a status.
 */
export function notThere() {
  if (!answerWith(404)) notFound()
  return <Missing />
}
