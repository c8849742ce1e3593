import { subscribe } from 'node:diagnostics_channel'
import type { Server } from 'node:http'

/** Answers under way come to an end first, then jobs, and only then what both of them use. */
const PHASES = { requests: 4_000, work: 6_000, connections: 1_000 } as const

type Phase = keyof typeof PHASES
type Closer = { phase: Phase; close: () => Promise<unknown> }

// On globalThis: the bundler gives each entry its own copy of this module.
const shared = globalThis as typeof globalThis & { leaving?: { closers: Closer[]; on: boolean } }
const state = (shared.leaving ??= { closers: [], on: false })

/** Has `close` called when the process is asked to leave, in its phase. */
export function onLeaving(phase: Phase, close: Closer['close']) {
  state.closers.push({ phase, close })
}

/** Makes SIGTERM and SIGINT close everything in order, then end the process. */
export function leaveOnSignal() {
  if (state.on) return
  state.on = true
  onLeaving('requests', closeServers(serversSeen()))
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void leave())
}

async function leave() {
  for (const phase of Object.keys(PHASES) as Phase[]) await closeAll(phase)
  process.exit(0)
}

async function closeAll(phase: Phase) {
  const closing = state.closers.filter(closer => closer.phase === phase).map(({ close }) => close())
  const results = await Promise.race([Promise.allSettled(closing), patience(PHASES[phase])])
  for (const result of results) if (result.status === 'rejected') console.error(result.reason)
}

const patience = (milliseconds: number) =>
  new Promise<PromiseSettledResult<unknown>[]>(resolve => {
    setTimeout(resolve, milliseconds, [])
  })

/** Next keeps its server to itself; Node announces every request together with its server. */
function serversSeen() {
  const servers = new Set<Server>()
  subscribe('http.server.request.start', message => {
    servers.add((message as { server: Server }).server)
  })
  return servers
}

const closeServers = (servers: Set<Server>) => () =>
  Promise.all(
    Array.from(servers, server => {
      const closed = new Promise(resolve => server.close(resolve))
      server.closeIdleConnections()
      return closed
    }),
  )
