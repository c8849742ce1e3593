import { z } from 'zod'

/** What the build found inline in a static page, as sources of a policy: `'sha256-…'`. */
export const Hashes = z.object({ scripts: z.array(z.string()), styles: z.array(z.string()) })
export type Hashes = z.infer<typeof Hashes>

/** A static page is the same for everybody, so its inline scripts are named by hash. It has no forms. */
export function publicPolicy({ scripts, styles }: Hashes): string {
  return written({
    'script-src': ["'self'", ...scripts],
    'style-src': ["'self'", ...styles],
    'form-action': ["'none'"],
  })
}

/** A page made for one reader carries a nonce. Signing in may send a form on to the OIDC issuer. */
export function consolePolicy(nonce: string, issuer: string | undefined): string {
  return written({
    'script-src': ["'self'", `'nonce-${nonce}'`, "'strict-dynamic'"],
    'style-src': ["'self'", `'nonce-${nonce}'`],
    'form-action': formTargets(issuer),
  })
}

/** Hot reload evaluates scripts, adds styles of its own and talks over a web socket. */
export function developmentPolicy(issuer: string | undefined): string {
  return written({
    'script-src': ["'self'", "'unsafe-inline'", "'unsafe-eval'"],
    'style-src': ["'self'", "'unsafe-inline'"],
    'connect-src': ["'self'", 'ws:'],
    'form-action': formTargets(issuer),
  })
}

function formTargets(issuer: string | undefined) {
  return ["'self'", ...(issuer ? [new URL(issuer).origin] : [])]
}

const everywhere = {
  'default-src': ["'self'"],
  'img-src': ["'self'", 'data:'],
  'object-src': ["'none'"],
  'base-uri': ["'none'"],
  'frame-ancestors': ["'none'"],
}

function written(directives: Record<string, readonly string[]>) {
  return Object.entries({ ...everywhere, ...directives })
    .map(([name, sources]) => `${name} ${sources.join(' ')}`)
    .join('; ')
}
