import 'server-only'
import { createHash } from 'node:crypto'
import { nameDrafts, type DraftName } from '@/db/load/draft-names'
import type { ReportLine } from '@/lib/form-state'
import { approvedDigests } from '@/lib/documents/approved-digests'
import { commandOn, type Bulk } from '@/lib/invoice/bulk'

type Enter<Of> = (
  asked: Of & { subject: string; expected: number; once: string | undefined },
  command: { type: string },
) => Promise<{ ok: true } | { ok: false; message: string }>

/**
 * Gives one command on many drafts: each enters by the door of a single one, in a transaction of its own, with the
 * revision its reader saw, and has its effect once by a key that follows from the form's. One that is refused, or fails,
 * stops no other. Answers what became of each. What is handed over is drawn first, for its digests.
 */
export async function bulkDrafts<Of extends { once?: string | undefined }>(
  asked: Of,
  bulk: Bulk,
  enter: Enter<Of>,
  failed: () => Promise<string>,
): Promise<ReportLine[]> {
  const names = await nameDrafts(bulk.drafts.map(({ id }) => id))
  const report: ReportLine[] = []
  for (const { id, seen, expected } of bulk.drafts) {
    const once = asked.once && keyFor(asked.once, id)
    const entering = whole(commandOn(bulk, seen), id).then(command =>
      enter({ ...asked, subject: id, expected, once }, command),
    )
    const answer = await entering.catch(async (error: unknown) => {
      console.error(`${bulk.act} failed on draft ${id}:`, error)
      return { ok: false as const, message: await failed() }
    })
    report.push(lineOf(names.get(id), id, answer))
  }
  return report
}

async function whole(command: ReturnType<typeof commandOn>, id: string) {
  return command.type === 'handOverDraft' ? { ...command, ...(await approvedDigests(id)) } : command
}

function lineOf(
  name: DraftName | undefined,
  id: string,
  answer: { ok: true } | { ok: false; message: string },
): ReportLine {
  const about = {
    line: name?.number ?? 0,
    name: name ? `${name.customer} · ${name.installation}` : '',
    href: `/invoices/${id}`,
  }
  return answer.ok
    ? { ...about, outcome: 'updated', message: null }
    : { ...about, outcome: 'refused', message: answer.message }
}

/** The key of one draft in a form: the same form sent again has the same ones. */
function keyFor(once: string, id: string) {
  const digest = createHash('sha256').update(`${once} ${id}`).digest('hex')
  return [0, 8, 12, 16, 20]
    .map((from, index, all) => digest.slice(from, all[index + 1] ?? 32))
    .join('-')
}
