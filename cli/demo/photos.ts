/** Photographs of the demo city: the open leads and the newest visits of the villages that are played have some. */
import { Readable } from 'node:stream';
import type { Random } from '#domain/core/time.ts';
import type { RowChange } from '#domain/core/table.ts';
import { put } from '#domain/core/table.ts';
import { evidenceTable } from '#domain/schema/disposal.ts';
import { leadTable } from '#domain/schema/lead.ts';
import type { Lead } from '#domain/schema/lead.ts';
import { inspectionTable, taskTable } from '#domain/schema/task.ts';
import type { Inspection, Task } from '#domain/schema/task.ts';
import type { HubServices } from '#hub/http/services.ts';
import { between, pick, seededRandom, seedOf } from '../random.ts';
import { drawShopFront } from './pictures.ts';
import type { DrawnPicture } from './pictures.ts';

/** Drawn once, used again and again: a content is kept once however often it is referred to. */
const PICTURES = 16;
const LEADS_A_VILLAGE = 30;
const TASKS_A_VILLAGE = 60;
const PICTURES_EACH_MAX = 3;
const SENDER = 'demo';
/** Between the visit and its photograph at most. */
const WALK_MS = 600_000;

/** Draws the pictures, keeps them at the hub and writes the rows that refer to them. */
export async function seedPhotos(services: HubServices, seed: string, villages: readonly string[]): Promise<void> {
  const random = seededRandom(seedOf(`${seed}:photos`));
  const pictures: DrawnPicture[] = [];
  for (let index = 0; index < PICTURES; index += 1) pictures.push(await kept(services, await drawShopFront(random)));
  const { store } = services;
  store.commit((transaction) => transaction.apply(villages.flatMap((village) => evidenceOf(services, village, pictures, random))));
}

async function kept({ attachments }: HubServices, picture: DrawnPicture): Promise<DrawnPicture> {
  const state = await attachments.begin(SENDER, picture.hash, picture.bytes.length);
  if (state.state === 'open') await attachments.append(SENDER, state.upload, state.offset, Readable.from([picture.bytes]));
  return picture;
}

/** What a photograph belongs to, who took it and when. */
interface Subject {
  readonly table: string;
  readonly row: Pick<Lead, 'id' | 'scope' | 'also' | 'lon' | 'lat'>;
  readonly caseId: string;
  readonly byName: string;
  readonly at: number;
}

function evidenceOf(
  { store: { reader } }: HubServices, villageCode: string, pictures: readonly DrawnPicture[], random: Random,
): RowChange[] {
  const leads = reader.find(leadTable, { open: 1, villageCode }, LEADS_A_VILLAGE) as unknown as Lead[];
  const tasks = reader.find(taskTable, { open: 1, villageCode }, TASKS_A_VILLAGE) as unknown as Task[];
  const visits = tasks.flatMap(({ id }) => reader.find(inspectionTable, { taskId: id }, 1) as unknown as Inspection[]);
  const subjects: Subject[] = [
    ...leads.map((row) => ({ table: leadTable.name, row, caseId: row.id, byName: row.reporterName, at: row.reportedAt })),
    ...visits.map((row) => ({ table: inspectionTable.name, row, caseId: row.taskId, byName: row.memberName, at: row.at })),
  ];
  return subjects.flatMap((subject) => photosOf(subject, pictures, random));
}

function photosOf({ table, row, caseId, byName, at }: Subject, pictures: readonly DrawnPicture[], random: Random): RowChange[] {
  return Array.from({ length: between(0, PICTURES_EACH_MAX, random) }, (_, index) => {
    const { hash, bytes } = pick(pictures, random);
    return put(evidenceTable, {
      id: `${row.id}.photo${index + 1}`, scope: row.scope, also: row.also, subject: table, subjectId: row.id, kind: 'photo',
      name: `现场照片${index + 1}.jpg`, hash, bytes: bytes.length, byName, byId: null, at, takenAt: at - between(0, WALK_MS, random),
      lon: row.lon, lat: row.lat, caseId,
    });
  });
}
