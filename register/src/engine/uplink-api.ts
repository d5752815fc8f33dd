/** What the screens may have done and ask beside the journal. Part of `Engine`. */
import type { Asked, RefusedRequest } from './api'

export interface UplinkCalls {
  /**
   * Have something done that is no entry of the journal: kept on the disk when this resolves,
   * sent until the server has done it, once. Answers with its id.
   */
  request(kind: string, body: object, approvedBy?: string): Promise<string>
  /** Ask the server something while somebody waits. Online only. */
  ask<T>(kind: string, body: object, approvedBy?: string): Promise<Asked<T>>
  /** Hands displays on other devices what to show; answers how many there are, null offline. */
  tellDisplays(picture: object): Promise<number | null>
  /** Requests the server refused, oldest first. */
  refusedRequests(): Promise<RefusedRequest[]>
  /** Somebody has looked at a refused request. */
  forgetRequest(id: string): Promise<void>
}
