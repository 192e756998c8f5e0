/** All Chinese texts, one file a feature. A new feature adds a file and a line here and in en/index.ts. */
import { dispatch } from './dispatch.ts';
import { errors } from './errors.ts';
import { leads } from './leads.ts';
import { shell } from './shell.ts';
import { trade } from './trade.ts';
import { ui } from './ui.ts';

export const zh = { ui, trade, errors, shell, dispatch, leads };
