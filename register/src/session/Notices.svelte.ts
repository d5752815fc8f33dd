export interface Notice {
  id: number
  text: string
  tone: 'calm' | 'danger'
}

const SHOWN_MS = { calm: 3500, danger: 6000 }
const AT_ONCE = 3

/** Short messages that need no answer and go away by themselves. */
export class Notices {
  list = $state.raw<Notice[]>([])
  #next = 1

  tell(text: string, tone: Notice['tone'] = 'calm'): void {
    const notice = { id: this.#next++, text, tone }
    const others = this.list.filter((other) => other.text !== text)
    this.list = [...others, notice].slice(-AT_ONCE)
    setTimeout(() => this.dismiss(notice.id), SHOWN_MS[tone])
  }

  warn(text: string): void {
    this.tell(text, 'danger')
  }

  dismiss(id: number): void {
    this.list = this.list.filter((notice) => notice.id !== id)
  }
}
