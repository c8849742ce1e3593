/** An answer that says what is wrong, as RFC 9457 has it. */
export function problem(status: number, title: string, more: Record<string, unknown> = {}) {
  return Response.json(
    { type: 'about:blank', title, status, ...more },
    {
      status,
      headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store' },
    },
  )
}
