/**
 * Whether somebody asked for this: opened a page or sent a form. What an open page fetches by itself, to be up to date
 * or to have the next page ready, is not being here; a browser that does not say gets the benefit of the doubt.
 */
export function isInput(headers: Headers): boolean {
  const mode = headers.get('sec-fetch-mode')
  return headers.has('next-action') || mode === null || mode === 'navigate'
}
