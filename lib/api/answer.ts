/** An answer of the API: JSON that nothing between keeps. */
export const answer = (status: number, body: unknown) =>
  Response.json(body, { status, headers: { 'cache-control': 'no-store' } })
