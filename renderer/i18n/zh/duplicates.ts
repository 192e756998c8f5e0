/** 重复线索的用语。Words of duplicate leads. */

export const caseCommands = { merge: '合并线索', split: '判为不重复', pick: '选定取值', retract: '撤销判定' };

export const caseDeeds = {
  merge: '合并 {{leads}} 条线索',
  split: '判 {{leads}} 条线索不重复',
  pick: '选定{{field}}的取值',
  retract: '撤销判定：{{undone}}',
};

export const caseCodes = {
  caseOperation: { merge: '合并', split: '不重复', pick: '选定取值', retract: '撤销' },
  caseField: { category: '类别', name: '名称', creditCode: '统一社会信用代码', address: '地址' },
};

export const caseRefusals = {
  beyondTier: '这些线索不在同一个村（社区），须由上一级判定',
  alreadyUndone: '{{by}} 已撤销此判定',
  notUndoable: '撤销不能再撤销，请重新合并或判为不重复',
};
