/** A station of a benchmark: the product's data process behind a channel, with its clock, memory and event loop watched. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Timers } from '#domain/core/time.ts';
import { createDataProcess } from '#main/data/data-process.ts';
import type { BridgeClient } from '#main/data/data-process.ts';
import { PING_INTERVAL_MS } from '#main/link/link.ts';
import { connectSocketIo } from '#main/link/socket-io.ts';
import { stationLog } from '#main/log.ts';
import { newSystemId, systemClock, systemRandom, systemTimers } from '#protocol/system.ts';
import { SOURCE_THREADS } from '#main/threads.ts';
import type { Batch, PullReply, PushReply, SnapshotOffer } from '#protocol/hub/messages.ts';
import type { Connect } from '#protocol/hub/transport.ts';
import type { FromStation, LoopDelay, Mark, StationStart, ToStation } from './station-messages.ts';

/** The monitor's own period, ms: part of every value it records. */
const LOOP_RESOLUTION_MS = 1;

type LoopMonitor = ReturnType<typeof monitorEventLoopDelay>;

const loop = monitorEventLoopDelay({ resolution: LOOP_RESOLUTION_MS });
loop.enable();
let tailLoop: LoopMonitor | undefined;
let expectedDecided = Infinity;
/** The hub is still building the whole file. */
let onOpenWork = false;
let client: BridgeClient | undefined;

const send = (message: FromStation): void => void process.send?.(message);
const mark = (name: Mark): void => send({ kind: 'mark', mark: name, at: performance.now() });

function delayOf(histogram: LoopMonitor): LoopDelay {
  const ms = (nanoseconds: number) => Math.max(0, Math.round(nanoseconds / 1e4 - LOOP_RESOLUTION_MS * 100) / 100);
  return {
    p50: ms(histogram.percentile(50)), p99: ms(histogram.percentile(99)), p999: ms(histogram.percentile(99.9)), max: ms(histogram.max),
    n: histogram.count,
  };
}

function inStep(): void {
  tailLoop?.disable();
  mark('inStep');
}

/** Looks at a batch the link has just applied. */
function applied({ processedThrough }: Batch): void {
  if (processedThrough >= expectedDecided) mark('decided');
}

function pulled(reply: PullReply): void {
  applied(reply.following?.at(-1) ?? reply);
}

function decided({ batch }: PushReply): void {
  if (batch !== null) applied(batch);
}

/** The product's timers: a link plans its first ping once it is in step, with everything durable; before that with open work alone. */
const watchedTimers: Timers = {
  after(delayMs, run) {
    if (delayMs === PING_INTERVAL_MS && !onOpenWork) inStep();
    return systemTimers.after(delayMs, run);
  },
};

/** The product's connection, with a look at what passes. */
const watchedConnect: Connect = async (url, listener, timeoutMs) => {
  mark('connect');
  let first = true;
  const connection = await connectSocketIo(url, {
    received(event, body) {
      listener.received(event, body);
      if (event === 'batch') applied(body as Batch);
    },
    closed: (reason) => listener.closed(reason),
  }, timeoutMs);
  return {
    close: () => connection.close(),
    async request(event, body, requestTimeoutMs) {
      if (event === 'pull' && first) {
        first = false;
        tailLoop = monitorEventLoopDelay({ resolution: LOOP_RESOLUTION_MS });
        tailLoop.enable();
        mark('tail');
      }
      const reply = await connection.request(event, body, requestTimeoutMs);
      if (reply.ok && event === 'snapshot') offered(reply.value as SnapshotOffer);
      // The link applies the batch right after this answer; then comes the turn of what was put off.
      if (reply.ok && event === 'pull') setImmediate(pulled, reply.value as PullReply);
      if (reply.ok && event === 'push') setImmediate(decided, reply.value as PushReply);
      return reply;
    },
  };
};

function offered(offer: SnapshotOffer): void {
  onOpenWork = offer.kind === 'building';
  if (offer.kind === 'file') send({ kind: 'offer', offer });
}

function start({ directory, hubUrl, login }: StationStart): void {
  const { account, token, hubId, epoch } = login;
  const data = createDataProcess({
    directory, hubUrl, offline: false, clock: systemClock, timers: watchedTimers, random: systemRandom, newId: newSystemId,
    log: stationLog('station'), connect: watchedConnect,
    threads: SOURCE_THREADS,
    signInAtHub: () => Promise.resolve({ account, token, hubId, epoch, offlineDays: 7, serverTime: systemClock.now() }),
  });
  client = data.connect((text) => send({ kind: 'rpc', text }));
  process.once('disconnect', () => void data.stop().then(() => process.exit(0)));
}

process.on('message', (message: ToStation) => {
  switch (message.kind) {
    case 'start': return start(message);
    case 'rpc': return void client?.receive(message.text);
    case 'expect':
      expectedDecided = message.decided;
      return;
    case 'reset': return loop.reset();
    case 'probe':
      send({
        kind: 'probe', peakRssMb: Math.round(process.resourceUsage().maxRSS / 1024), loop: delayOf(loop),
        tailLoop: tailLoop === undefined ? null : delayOf(tailLoop),
      });
  }
});
