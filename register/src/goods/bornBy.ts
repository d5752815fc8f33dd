/** The last day on which somebody was born who is `age` years old today, as the calendar says. */
export function bornBy(today: Date, age: number): Date {
  const [year, month] = [today.getFullYear() - age, today.getMonth()]
  const lastOfMonth = new Date(year, month + 1, 0).getDate()
  return new Date(year, month, Math.min(today.getDate(), lastOfMonth))
}
