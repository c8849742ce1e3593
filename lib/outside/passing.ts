/** Whether an answer says that the same call may be taken later. */
export const isPassing = (status: number) => status >= 500 || [408, 425, 429].includes(status)
