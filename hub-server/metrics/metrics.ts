/** What the hub measures, for Prometheus at /metrics. A registry of its own: two hubs in one test process do not mix. */
import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Outcome } from '#domain/core/command.ts';
import { registrationTable } from '#domain/schema/entity.ts';
import type { Registration } from '#domain/schema/entity.ts';
import type { CommitNotice } from '../store/store.ts';

const SECONDS_MS = 1000;

export interface Levels {
  readonly stations: () => number;
  readonly head: () => number;
  readonly floor: () => number;
}

const INTAKE_RESULTS = ['created', 'changed', 'unchanged', 'unplaced', 'rejected'] as const;
export type IntakeResult = (typeof INTAKE_RESULTS)[number];

export class Metrics {
  readonly registry = new Registry();
  readonly #commands = new Counter({
    name: 'shaotai_commands_total', help: 'Commands decided, by name and outcome.',
    labelNames: ['command', 'outcome'], registers: [this.registry],
  });
  readonly #decide = new Histogram({
    name: 'shaotai_decide_seconds', help: 'Time to decide one command inside its commit.',
    buckets: [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1], registers: [this.registry],
  });
  readonly #commits = new Counter({
    name: 'shaotai_commits_total', help: 'Durable commits with a sequence number.', registers: [this.registry],
  });
  readonly #changes = new Counter({
    name: 'shaotai_row_changes_total', help: 'Rows written or removed, by table.',
    labelNames: ['table'], registers: [this.registry],
  });
  readonly #push = new Histogram({
    name: 'shaotai_push_seconds', help: 'From the receipt of a registration to its task in the village inbox; the limit is 3600 s.',
    buckets: [1, 5, 15, 60, 300, 900, 2700, 3600, 7200, 86_400], registers: [this.registry],
  });
  readonly #intake = new Counter({
    name: 'shaotai_intake_rows_total', help: 'Rows taken in, by kind and result.',
    labelNames: ['kind', 'result'], registers: [this.registry],
  });
  readonly #signIns = new Counter({
    name: 'shaotai_sign_ins_total', help: 'Sign-ins by outcome.', labelNames: ['outcome'], registers: [this.registry],
  });
  readonly #requests = new Histogram({
    name: 'shaotai_http_seconds', help: 'HTTP requests by route and status.', labelNames: ['route', 'status'],
    buckets: [0.005, 0.025, 0.1, 0.5, 2.5, 10, 60], registers: [this.registry],
  });

  /** Levels are read when somebody asks, not kept up to date in between. */
  watch(levels: Levels): void {
    const gauge = (name: string, help: string, read: () => number) => new Gauge({
      name, help, registers: [this.registry],
      collect() { this.set(read()); },
    });
    gauge('shaotai_connected_stations', 'Open station connections.', levels.stations);
    gauge('shaotai_head_seq', 'The newest commit.', levels.head);
    gauge('shaotai_floor_seq', 'The oldest commit stations can catch up from.', levels.floor);
    gauge('shaotai_resident_bytes', 'Resident memory of the hub process.', () => process.memoryUsage.rss());
  }

  decided(command: string, outcome: Outcome['kind'], durationMs: number): void {
    this.#commands.inc({ command, outcome });
    this.#decide.observe(durationMs / SECONDS_MS);
  }

  committed(notice: CommitNotice): void {
    this.#commits.inc();
    for (const change of notice.changes) {
      this.#changes.inc({ table: change.table.name });
      if (change.table.name !== registrationTable.name || change.row === null) continue;
      const { pushedAt, receivedAt } = change.row as unknown as Registration;
      if (pushedAt !== null) this.#push.observe(Math.max(0, pushedAt - receivedAt) / SECONDS_MS);
    }
  }

  tookIn(kind: string, rows: Readonly<Record<IntakeResult, number>>): void {
    for (const result of INTAKE_RESULTS) this.#intake.inc({ kind, result }, rows[result]);
  }

  signedIn(outcome: string): void {
    this.#signIns.inc({ outcome });
  }

  served(route: string, status: number, durationMs: number): void {
    this.#requests.observe({ route, status: String(status) }, durationMs / SECONDS_MS);
  }
}
