/** Which document the rows make. */
import { actionPlan, actionSummary } from './kinds/action.ts';
import { leadFeedback, leadTransfer } from './kinds/lead.ts';
import { rectificationNotice } from './kinds/notice.ts';
import { rectificationReport } from './kinds/rectification.ts';
import { supervisionOrder } from './kinds/supervision.ts';
import type { OfficialDocument } from './model.ts';
import type { DocumentRows } from './rows.ts';
import type { DocumentWords } from './words.ts';

export function documentOf(rows: DocumentRows, words: DocumentWords): OfficialDocument {
  switch (rows.kind) {
    case 'actionPlan':
      return actionPlan(rows, words);
    case 'actionSummary':
      return actionSummary(rows, words);
    case 'supervision':
      return supervisionOrder(rows, words);
    case 'leadTransfer':
      return leadTransfer(rows, words);
    case 'leadFeedback':
      return leadFeedback(rows, words);
    case 'notice':
      return rectificationNotice(rows, words);
    case 'rectificationReport':
      return rectificationReport(rows, words);
  }
}
