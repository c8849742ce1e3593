import 'server-only'
import { AsyncLocalStorage } from 'node:async_hooks'
import { subscribe } from 'node:diagnostics_channel'
import { ServerResponse } from 'node:http'

// One for the process: what is bundled for instrumentation and for pages are two copies of this file.
const kept = Symbol.for('release-console.response')
const shared = globalThis as { [kept]?: AsyncLocalStorage<unknown> }
const responses = (shared[kept] ??= new AsyncLocalStorage())

/** Lets pages say with which status they are sent, for which Next has nothing but notFound(). Once, at the start. */
export function keepResponses() {
  subscribe('http.server.request.start', message => {
    responses.enterWith((message as { response: unknown }).response)
  })
}

/** Sets the status of the page that is being drawn; false when it is too late for that. */
export function answerWith(status: number): boolean {
  const response = responses.getStore()
  if (!(response instanceof ServerResponse) || response.headersSent) return false
  response.statusCode = status
  return true
}
