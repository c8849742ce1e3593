import type { Duplex } from 'node:stream'
import pg from 'pg'

const MOST = 300
const LONGEST = 10_000
const names = new Map<string, string>()

/**
 * A connection that reads and plans each statement once. A transaction is a dozen small statements, and planning the
 * largest takes longer than all of them together. What is long or keeps changing is sent as it is. Statements that are
 * asked for one right after the other leave together, in one write to the socket.
 */
export class PlanningClient extends pg.Client {
  override query = ((config: unknown, ...rest: never[]) => {
    const send = super.query.bind(this) as (config: unknown, ...rest: never[]) => unknown
    holdBack(this.connection.stream)
    return send(isStatement(config) ? { ...config, name: nameOf(config.text) } : config, ...rest)
  }) as pg.Client['query']
}

// Streams count: whoever holds back last lets go of all.
function holdBack(stream: Duplex) {
  stream.cork()
  process.nextTick(() => {
    stream.uncork()
  })
}

type Statement = { text: string; name?: string }

const isStatement = (config: unknown): config is Statement =>
  typeof config === 'object' &&
  config !== null &&
  'text' in config &&
  !('name' in config && config.name)

function nameOf(text: string): string | undefined {
  const known = names.get(text)
  if (known !== undefined || names.size >= MOST || text.length > LONGEST) return known
  const name = `s${String(names.size)}`
  names.set(text, name)
  return name
}
