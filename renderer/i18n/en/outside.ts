/** Words of photographs and of what comes in from other systems. */

export const outsideCommands = {
  evidence: { add: 'Add evidence' },
};

export const outsideDeeds = {
  evidence: { add: 'added {{kind}} {{file}}' },
};
