export type Draft = { phone: string } | { email: string } | { name: string }

/** What a new customer would be made of, out of what was searched for. */
export function draftOf(text: string): Draft | null {
  if (/^[+\d][\d\s().-]{6,}$/.test(text)) return { phone: text }
  if (/^\S+@\S+\.\S+$/.test(text)) return { email: text }
  return /\p{L}{2}/u.test(text) && !text.includes('@') ? { name: named(text) } : null
}

/** A search is typed in small letters, a name is not; whoever typed a capital meant the rest too. */
function named(text: string): string {
  if (text !== text.toLowerCase()) return text
  // Not looked behind: an iPad before iPadOS 16.4 would not open the register for it.
  return text.replace(/(?:^|[^\p{L}'’])\p{L}/gu, (start) => start.toUpperCase())
}
