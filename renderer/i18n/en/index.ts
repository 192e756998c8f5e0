/** All English texts, one file a feature. */
import { dispatch } from './dispatch.ts';
import { errors } from './errors.ts';
import { leads } from './leads.ts';
import { shell } from './shell.ts';
import { trade } from './trade.ts';
import { ui } from './ui.ts';

export const en = { ui, trade, errors, shell, dispatch, leads };
