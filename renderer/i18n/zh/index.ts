/** All Chinese texts, one file a feature. A new feature adds a file and a line here and in en/index.ts. */
import { administration } from './administration.ts';
import { complaints } from './complaints.ts';
import { desk } from './desk.ts';
import { dispatch } from './dispatch.ts';
import { documents } from './documents.ts';
import { enforcement } from './enforcement.ts';
import { entities } from './entities.ts';
import { duplicates } from './duplicates.ts';
import { errors } from './errors.ts';
import { items } from './items.ts';
import { leads } from './leads.ts';
import { ledger } from './ledger.ts';
import { members } from './members.ts';
import { keys, photos } from './outside.ts';
import { notices } from './notices.ts';
import { overview } from './overview.ts';
import { patrol } from './patrol.ts';
import { places } from './places.ts';
import { shell } from './shell.ts';
import { supervision } from './supervision.ts';
import { trade } from './trade.ts';
import { ui } from './ui.ts';
import { unplaced } from './unplaced.ts';
import { villages } from './villages.ts';

export const zh = {
  ui, trade, errors, shell, keys, desk, overview, places,
  dispatch, members, unplaced, photos, documents, complaints, leads, duplicates,
  enforcement, entities, ledger, patrol, items, supervision, notices,
  villages, administration,
};
