/** A lead as it was reported, before anything is read into it: what every source can deliver and the matcher compares. */
export interface Report {
  readonly id: string;
  /** Who delivers: grid_app, hotline12345, registry_push, or one of two lists. */
  readonly source: string;
  /** The person or system that reported; '' when unknown. */
  readonly reporter: string;
  readonly category: string;
  /** Sign or registered name of the shop; '' when none was given. */
  readonly name: string;
  /** 统一社会信用代码, or ''. */
  readonly creditCode: string;
  readonly address: string;
  readonly description: string;
  readonly phone: string;
  readonly contact: string;
  /** Degrees; null when there is no fix. WGS-84 is meant, GCJ-02 happens. */
  readonly lon: number | null;
  readonly lat: number | null;
  readonly townCode: string;
  readonly villageCode: string;
  /** Milliseconds since 1970 UTC; null when the list has no time. */
  readonly at: number | null;
}
